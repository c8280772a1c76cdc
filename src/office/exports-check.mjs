// Opens exports of leads in LibreOffice, as somebody in an office would: what is a number, a time and a text there, is
// Arabic whole, and does a text that looks like a formula stay one.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const server = process.env.FOYER_URL
const HOSTILE = ['=HYPERLINK("http://evil.example","open")', '+1+1', '-2+3', '@SUM(1;1)', "=cmd|' /C calc'!A0"]
const ARABIC = 'أمينة حرب – شقة في دبي'
const COLUMNS = ['TITLE', 'VALUE', 'CURRENCY', 'SCORE', 'CONTACT_NAME', 'COMPANY', 'DO_NOT_CONTACT', 'CREATED_AT']
const COMMON = 'شركة Zürich, "Größe" & <Söhne>'

let token

async function send(query, variables = {}) {
    const answer = await fetch(`${server}/graphql`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(30_000),
    })
    const { data, errors } = await answer.json()
    assert.equal(errors, undefined, JSON.stringify(errors))
    return data
}

async function mutate(field, type, selection, input) {
    const query = `mutation($input: ${type}!) { ${field}(input: $input) { ${selection} userErrors { code message } } }`
    const payload = (await send(query, { input }))[field]
    assert.deepEqual(payload.userErrors, [], field)
    return payload
}

async function exported(format, source) {
    const { job } = await mutate('leadExport', 'LeadExportInput', 'job { id }', {
        format,
        columns: COLUMNS,
        filter: { text: source },
    })
    for (let turn = 0; turn < 120; turn++) {
        const { status, output } = (await send('query($id: ID!) { job(id: $id) { status output } }', { id: job.id })).job
        if (status === 'COMPLETED') {
            const { file } = await send('query($id: ID!) { file(id: $id) { url } }', { id: output.file })
            return Buffer.from(await (await fetch(file.url)).arrayBuffer())
        }
        assert.notEqual(status, 'DEAD')
        await new Promise(resolve => setTimeout(resolve, 250))
    }
    assert.fail('The export did not end in half a minute.')
}

/** The rows of the sheet, each cell as LibreOffice has understood it. */
function opened(bytes, ending, filter = []) {
    const folder = mkdtempSync(join(tmpdir(), 'foyer-office-'))
    try {
        writeFileSync(join(folder, `leads.${ending}`), bytes)
        execFileSync(
            'soffice',
            [`-env:UserInstallation=file://${folder}/profile`, '--headless', ...filter, '--convert-to', 'fods', '--outdir', folder, join(folder, `leads.${ending}`)],
            { stdio: 'pipe', timeout: 120_000 },
        )
        return rows(readFileSync(join(folder, 'leads.fods'), 'utf8'))
    } finally {
        rmSync(folder, { recursive: true, force: true })
    }
}

function rows(document) {
    const table = document.slice(document.indexOf('<table:table '), document.indexOf('</table:table>'))
    // LibreOffice writes what is a boolean to it as one, too.
    const formulas = [...table.matchAll(/table:formula="([^"]*)"/g)].map(([, formula]) => formula)
    assert.deepEqual(formulas.filter(formula => !/^of:=(TRUE|FALSE)\(\)$/.test(formula)), [])
    return [...table.matchAll(/<table:table-row[^>]*>(.*?)<\/table:table-row>/gs)]
        .map(([, row]) => [...row.matchAll(/<table:table-cell([^>]*?)(?:\/>|>(.*?)<\/table:table-cell>)/gs)].map(cell))
        .filter(row => row.some(({ text }) => text !== ''))
}

function cell([, attributes, content = '']) {
    const attribute = name => new RegExp(`office:${name}="([^"]*)"`).exec(attributes)?.[1]
    const text = content
        .replace(/<text:s[^>]*\/>/g, ' ')
        .replace(/<[^>]+>/g, '')
        .replace(/&(lt|gt|quot|apos|amp);/g, (_, name) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[name])
        .trim()
    return { type: attribute('value-type'), value: attribute('value') ?? attribute('date-value') ?? attribute('boolean-value'), text }
}

function texts(row) {
    return row.map(({ text }) => text)
}

token = (await mutate('signIn', 'SignInInput', 'session { accessToken }', {
    email: process.env.FOYER_EMAIL,
    password: process.env.FOYER_PASSWORD,
})).session.accessToken
for (const title of [ARABIC, ...HOSTILE]) {
    await mutate('leadCreate', 'LeadCreateInput', 'lead { id }', {
        title,
        score: 71,
        value: { amountMinor: 1234567, currency: 'AED' },
        contact: { name: title, company: COMMON },
    })
}

const workbook = opened(await exported('XLSX', 'Größe'), 'xlsx')
assert.equal(workbook.length, 1 + 1 + HOSTILE.length)
for (const row of workbook.slice(1)) {
    const [title, value, currency, score, name, company, flag, created] = row
    assert.ok([ARABIC, ...HOSTILE].includes(title.text), title.text)
    assert.equal(name.text, title.text)
    assert.equal(company.text, COMMON)
    assert.equal(currency.text, 'AED')
    assert.deepEqual([title.type, company.type, currency.type], ['string', 'string', 'string'])
    assert.deepEqual([value.type, Number(value.value)], ['float', 12345.67])
    assert.deepEqual([score.type, Number(score.value)], ['float', 71])
    assert.equal(flag.text, 'FALSE')
    assert.equal(created.type, 'date')
    assert.ok(Math.abs(new Date(created.value) - new Date()) < 24 * 3_600_000, created.value)
}

// UTF-8, commas, quotes: what LibreOffice is told by its user, who may let it evaluate formulas too (token 16).
const plain = opened(await exported('CSV', 'Größe'), 'csv', ['--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,-1,,,,true'])
assert.equal(plain.length, 1 + 1 + HOSTILE.length)
for (const row of plain.slice(1)) {
    const [title, value, , , , company] = texts(row)
    assert.ok([ARABIC, ...HOSTILE].some(text => title === text || title === `'${text}`), title)
    assert.equal(company, COMMON)
    assert.equal(Number(value), 12345.67)
}
console.log(`Office: ${workbook.length - 1} rows of a workbook and ${plain.length - 1} of a CSV file are what was exported.`)
