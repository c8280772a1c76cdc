import { auditServer } from 'graphql-http';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HTTP_URL } from '../support/foyer.js';

/** What the specification leaves open, and Foyer has decided against: GET, so that documents stay out of addresses. */
const DECIDED = ['5A70', 'D6D5', '6A70'];

test('the GraphQL over HTTP audits find no fault', async () => {
  const results = await auditServer({ url: HTTP_URL, fetchFn: fetch });
  const counts = new Map<string, string[]>();
  for (const result of results) {
    counts.set(result.status, [...(counts.get(result.status) ?? []), `${result.id} ${result.name}`]);
  }
  console.log(`${results.length} audits; notices: ${(counts.get('notice') ?? []).join('; ') || 'none'}`);

  assert.ok(results.length >= 60, `${results.length} audits`);
  assert.deepEqual(counts.get('error') ?? [], []);
  assert.deepEqual(counts.get('warn') ?? [], []);
  const notices = results.filter((result) => result.status === 'notice').map((result) => result.id);
  assert.deepEqual(notices.sort(), DECIDED.sort());
});
