import { print } from 'graphql';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, describe, test } from 'node:test';
import { LeadsDocument, type LeadsQuery } from '../generated/graphql.js';
import { type Company, createLead, send, signUp } from '../support/foyer.js';

/** The manifest that the client preset writes, which the server was started with (FOYER_DOCUMENTS). */
describe('trusted documents of GraphQL Code Generator', () => {
  let company: Company;
  let manifest: Record<string, string>;

  before(async () => {
    company = await signUp();
    await createLead(company.token, 'Trusted');
    manifest = JSON.parse(await readFile(new URL('../../generated/persisted-documents.json', import.meta.url), 'utf8'));
  });

  test('a typed document knows its own identifier, and the server knows it too', async () => {
    const documentId = (LeadsDocument as { __meta__?: { hash: string } }).__meta__?.hash;
    assert.ok(documentId && documentId in manifest);

    const { status, answer } = await send<LeadsQuery>({ documentId, variables: { first: 1 } }, company.token);

    assert.equal(status, 200);
    assert.deepEqual(answer.errors ?? [], []);
    assert.equal(answer.data?.leads?.edges.length, 1);
  });

  test('every document of the manifest is known by either name', async () => {
    assert.ok(Object.keys(manifest).length > 5);
    for (const documentId of Object.keys(manifest)) {
      const persistedQuery = { version: 1, sha256Hash: documentId.replace('sha256:', '') };
      for (const body of [{ documentId }, { extensions: { persistedQuery } }]) {
        const { answer } = await send(body);
        const codes = (answer.errors ?? []).map((error) => error.extensions.code);
        assert.ok(!codes.includes('PERSISTED_QUERY_NOT_FOUND'), `${documentId}: ${codes}`);
      }
    }
  });

  test('an identifier of no document is told as such', async () => {
    const { status, answer } = await send({ documentId: `sha256:${'0'.repeat(64)}` }, company.token);

    assert.equal(status, 400);
    assert.equal(answer.errors?.[0]?.extensions.code, 'PERSISTED_QUERY_NOT_FOUND');
  });

  test('a mode that also takes text runs what is in no manifest', async () => {
    const text = `${print(LeadsDocument)} # as text`;
    assert.ok(!Object.values(manifest).includes(text));

    const { answer } = await send<LeadsQuery>({ query: text, variables: { first: 1 } }, company.token);

    assert.equal(answer.data?.leads?.edges.length, 1);
  });
});
