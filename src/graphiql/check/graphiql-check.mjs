// Signs in to a running server's GraphiQL page and uses it, with the network cut. See README.md.
import assert from 'node:assert/strict';
import { checks, signIn, step } from './checks.mjs';

const { FOYER_URL = 'http://localhost:8080', FOYER_EMAIL, FOYER_SCREENSHOT } = process.env;

async function check(page, traffic) {
  const response = page.getByRole('region', { name: 'Result Window' });

  await step('the page carries a strict content security policy', async () => {
    const answer = await page.goto(new URL('/graphiql', FOYER_URL).href);
    assert.equal(answer?.status(), 200);
    const policy = answer?.headers()['content-security-policy'] ?? '';
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1];
    assert.equal(scripts?.trim(), "'self'", `Content-Security-Policy is: ${policy}`);
  });

  await step('signs in through the form', () => signIn(page));

  await step('runs the first example', async () => {
    const run = page.getByRole('button', { name: /^Execute query/ });
    await run.click();
    await response.getByText(FOYER_EMAIL).waitFor();
    const shown = await response.innerText();
    assert.match(shown, /viewer/);
    assert.doesNotMatch(shown, /"errors"/);
  });

  await step('shows the documentation', async () => {
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.getByText('Root Types').waitFor();
    await page.locator('.graphiql-doc-explorer').getByRole('link', { name: 'Query', exact: true }).click();
    await page.locator('.graphiql-doc-explorer').getByRole('link', { name: 'viewer', exact: true }).waitFor();
  });

  await step('keeps what was run in the history', async () => {
    await page.getByRole('button', { name: 'Show History' }).click();
    await page.locator('.graphiql-history').getByText('WhoAmI').first().waitFor();
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
  });

  if (FOYER_SCREENSHOT) {
    await page.screenshot({ path: FOYER_SCREENSHOT });
  }

  await step('keeps the session where no script can read it', async () => {
    assert.deepEqual(traffic.issued, [], 'a token went over the wire');
    const cookies = await page.context().cookies();
    const session = cookies.find((cookie) => /^(__Host-)?foyer$/.test(cookie.name));
    assert.ok(session?.httpOnly && session.sameSite === 'Lax', `cookies: ${JSON.stringify(cookies)}`);
    const readable = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
    );
    assert.ok(!readable.includes(session.value), 'a script can read the session');
  });

  await step('watches leads while they change', async () => {
    await page.getByRole('tab', { name: 'WatchLeads', exact: true }).click();
    await page.getByRole('button', { name: /^Execute query/ }).click();
    await response.getByText('READY').waitFor();
    const title = `Watched-${Date.now()}`;
    const made = await page.evaluate(createLead, title);
    assert.deepEqual(made.data?.leadCreate?.userErrors, [], JSON.stringify(made));
    await response.getByText('CREATED').waitFor();
    // The editor wraps long lines.
    assert.ok((await response.innerText()).replaceAll(/\s/g, '').includes(title), 'the lead is not shown');
    await page.getByRole('button', { name: /^Stop query/ }).click();
  });

  await step('is still signed in after a reload', async () => {
    await page.reload();
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
    await page.getByRole('tab', { name: 'WhoAmI', exact: true }).click();
    await page.getByRole('button', { name: /^Execute query/ }).click();
    await response.getByText(FOYER_EMAIL).waitFor();
  });

  await step('signs out', async () => {
    const ended = page.waitForResponse((answer) => answer.request().postData()?.includes('signOut'));
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    assert.equal((await ended).status(), 200);
    await page.reload();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  });

  await step('did nothing that it must not', async () => {
    assert.deepEqual(page.faults, []);
  });
}

/** The tokens that went over the wire. */
function watch(page) {
  const traffic = { issued: [] };
  page.on('response', async (answer) => {
    if (answer.url().endsWith('/graphql')) {
      const text = await answer.text().catch(() => '');
      traffic.issued.push(...[...text.matchAll(/"(?:access|refresh)Token"\s*:\s*"([^"]+)"/g)].map((hit) => hit[1]));
    }
  });
  return traffic;
}

/** Runs in the page, as another tab of the same person would. */
async function createLead(title) {
  const query = `mutation($input: LeadCreateInput!) { leadCreate(input: $input) { lead { id } userErrors { code } } }`;
  const answer = await fetch('/graphql', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query, variables: { input: { title } } }),
  });
  return answer.json();
}

checks('graphiql', check, watch);
