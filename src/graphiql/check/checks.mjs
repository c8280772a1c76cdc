// What the checks in a browser share: they use a running server, and nothing outside this machine.
import assert from 'node:assert/strict';
import { isLocal, launch, openPage } from './browser.mjs';

const { FOYER_URL = 'http://localhost:8080', FOYER_EMAIL, FOYER_PASSWORD, FOYER_SCREENSHOT } = process.env;
const TIMEOUT_MS = 30_000;

/** Does so by the form of GraphiQL's page, which is open. */
export async function signIn(page) {
  await page.getByLabel('E-mail').fill(FOYER_EMAIL);
  await page.getByLabel('Password').fill(FOYER_PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const signOut = page.getByRole('button', { name: 'Sign out' });
  const alert = page.getByRole('alert').filter({ hasText: /\S/ });
  await signOut.or(alert).first().waitFor();
  assert.ok(await signOut.isVisible(), `sign-in was refused: ${await alert.allInnerTexts()}`);
}

export async function step(name, act) {
  try {
    await act();
    console.log(`ok   ${name}`);
  } catch (error) {
    throw new Error(`FAIL ${name}\n     ${error instanceof Error ? error.message : error}`);
  }
}

async function run(name, check, watch) {
  assert.ok(FOYER_EMAIL && FOYER_PASSWORD, 'Set FOYER_EMAIL and FOYER_PASSWORD (and FOYER_URL).');
  assert.ok(isLocal(FOYER_URL), 'FOYER_URL must be on this machine: every other request is aborted.');
  const browser = await launch();
  try {
    const page = await openPage(browser);
    page.setDefaultTimeout(TIMEOUT_MS);
    try {
      await check(page, watch(page));
    } catch (error) {
      if (FOYER_SCREENSHOT) {
        await page.screenshot({ path: FOYER_SCREENSHOT }).catch(() => {});
      }
      throw new Error([error.message, ...page.faults].join('\n     '));
    }
    console.log(`${name}: all checks passed, ${page.faults.length} faults`);
  } finally {
    await browser.close();
  }
}

/** Runs the check with a page and what is noted of it from the start. */
export function checks(name, check, watch = () => undefined) {
  run(name, check, watch).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
