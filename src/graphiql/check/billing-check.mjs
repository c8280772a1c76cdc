// Buys a plan from a running server's sandbox as a person does, in a browser: pays, upgrades, fails a payment, recovers.
import assert from 'node:assert/strict';
import { checks, signIn, step } from './checks.mjs';

const { FOYER_URL = 'http://localhost:8080' } = process.env;
const HOME = new URL('/graphiql', FOYER_URL).href;
const BILLING = `billing { plan { code } accessLevel subscription { status seats } invoices(first: 1) { nodes { status } } }`;

async function check(page) {
  const ask = (query, input) => page.evaluate(post, { query, input });
  const seats = async () => {
    const { viewer } = await ask('{ viewer { tenant { entitlements { key limit } } } }');
    return viewer.tenant.entitlements.find(({ key }) => key === 'SEATS').limit;
  };
  const refreshed = async () => {
    const { billingRefresh } = await ask(`mutation { billingRefresh { ${BILLING} userErrors { code } } }`);
    assert.deepEqual(billingRefresh.userErrors, []);
    return billingRefresh.billing;
  };
  const press = async (name, back) => {
    await page.getByRole('button', { name, exact: true }).click();
    await page.waitForURL(back);
  };

  let portal;

  await step('signs in', async () => {
    await page.goto(HOME);
    await signIn(page);
  });

  await step('pays on the page of a checkout and comes back', async () => {
    const { billingCheckoutStart } = await ask(
      'mutation($input: BillingCheckoutStartInput!) { billingCheckoutStart(input: $input) { redirectUrl userErrors { code message } } }',
      {
        plan: 'STARTER',
        interval: 'MONTH',
        seats: 3,
        provider: 'SANDBOX',
        currency: 'USD',
        successUrl: HOME,
        cancelUrl: HOME,
        idempotencyKey: `browser-${Date.now()}`,
      },
    );
    assert.deepEqual(billingCheckoutStart.userErrors, []);
    await page.goto(billingCheckoutStart.redirectUrl);
    await press('Pay with 4242 4242 4242 4242', HOME);
    const billing = await refreshed();
    assert.equal(billing.plan.code, 'STARTER');
    assert.equal(billing.subscription.seats, 3);
  });

  await step('upgrades, and may do more with the next query', async () => {
    const before = await seats();
    const { subscriptionChange } = await ask(
      `mutation($input: SubscriptionChangeInput!) { subscriptionChange(input: $input) { ${BILLING} userErrors { code message } } }`,
      { plan: 'PRO', seats: 7, returnUrl: HOME, idempotencyKey: `browser-up-${Date.now()}` },
    );
    assert.deepEqual(subscriptionChange.userErrors, []);
    assert.equal(subscriptionChange.billing.plan.code, 'PRO');
    assert.notEqual(await seats(), before);
    assert.equal(await seats(), 7);
  });

  await step('fails to pay, and is given time', async () => {
    const { billingPortalOpen } = await ask(
      'mutation($input: BillingPortalOpenInput!) { billingPortalOpen(input: $input) { redirectUrl userErrors { code } } }',
      { returnUrl: HOME },
    );
    portal = billingPortalOpen.redirectUrl;
    await page.goto(portal);
    await press('Let the next renewal fail', portal);
    await press('Renew now', portal);
    await page.getByText('1 invoices are open').waitFor();
    await press('Go back', HOME);
    const billing = await refreshed();
    assert.equal(billing.subscription.status, 'PAST_DUE');
    assert.equal(billing.accessLevel, 'GRACE');
  });

  await step('pays what is open, and all is as before', async () => {
    await page.goto(portal);
    await press('Pay what is open', portal);
    await page.getByText('0 invoices are open').waitFor();
    await press('Go back', HOME);
    const billing = await refreshed();
    assert.equal(billing.accessLevel, 'FULL');
    assert.equal(billing.invoices.nodes[0].status, 'PAID');
  });

  await step('did nothing that it must not', async () => {
    assert.deepEqual(page.faults, []);
  });
}

/** Runs in the page, as an application on the same site would. */
async function post({ query, input }) {
  const answer = await fetch('/graphql', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query, variables: input ? { input } : {} }),
  });
  const { data, errors } = await answer.json();
  if (errors) {
    throw new Error(JSON.stringify(errors));
  }
  return data;
}

checks('billing', check);
