import { type AnyVariables, Client, fetchExchange, subscriptionExchange, type TypedDocumentNode } from '@urql/core';
import { createClient } from 'graphql-ws';
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { pipe, subscribe } from 'wonka';
import WebSocket from 'ws';
import { LeadChangedDocument, LeadCreateDocument, LeadsDocument } from '../generated/graphql.js';
import { bearer, type Company, createLead, HTTP_URL, signUp, webSocketUrl } from '../support/foyer.js';

describe('urql', { timeout: 60_000 }, () => {
  let company: Company;

  before(async () => {
    company = await signUp();
  });

  const http = (token?: string) =>
    new Client({
      url: HTTP_URL,
      preferGetMethod: false,
      fetchOptions: { headers: bearer(token) },
      exchanges: [fetchExchange],
    });

  test('queries', async () => {
    await createLead(company.token, 'For urql');

    const { data, error } = await http(company.token).query(LeadsDocument, { first: 5 });

    assert.equal(error, undefined);
    assert.ok(data?.leads?.edges.some((edge) => edge.node.title === 'For urql'));
  });

  test('tells errors by their code', async () => {
    const { data, error } = await http().query(LeadsDocument, { first: 5 });

    assert.equal(data?.leads, null);
    assert.equal(error?.graphQLErrors[0]?.extensions.code, 'UNAUTHENTICATED');
    assert.equal(error?.networkError, undefined);
  });

  test('mutates, with user errors as data', async () => {
    const client = http(company.token);

    const made = await client.mutation(LeadCreateDocument, { input: { title: 'By urql' } });
    const refused = await client.mutation(LeadCreateDocument, { input: { title: '' } });

    assert.equal(made.data?.leadCreate.lead?.title, 'By urql');
    assert.equal(refused.error, undefined);
    assert.equal(refused.data?.leadCreate.userErrors[0]?.code, 'TITLE_INVALID');
  });

  test('subscribes over WebSocket', async () => {
    const socket = createClient({
      url: webSocketUrl(),
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${company.token}` },
    });
    const client = new Client({
      url: HTTP_URL,
      preferGetMethod: false,
      exchanges: [
        subscriptionExchange({
          forwardSubscription: (request) => ({
            subscribe: (sink) => ({
              unsubscribe: socket.subscribe({ ...request, query: request.query ?? '' }, sink as never),
            }),
          }),
        }),
      ],
    });
    try {
      assert.deepEqual(await kinds(client, 'Seen over WebSocket'), ['READY', 'CREATED Seen over WebSocket']);
    } finally {
      await socket.dispose();
    }
  });

  test('subscribes over SSE', async () => {
    const client = new Client({
      url: HTTP_URL,
      preferGetMethod: false,
      fetchSubscriptions: true,
      fetchOptions: { headers: bearer(company.token) },
      exchanges: [fetchExchange],
    });
    assert.deepEqual(await kinds(client, 'Seen over SSE'), ['READY', 'CREATED Seen over SSE']);
  });

  function kinds(client: Client, title: string): Promise<string[]> {
    const seen: string[] = [];
    return new Promise((resolve, reject) => {
      const document = LeadChangedDocument as TypedDocumentNode<{ leadChanged: { kind: string; lead: { title: string } | null } }, AnyVariables>;
      const { unsubscribe } = pipe(
        client.subscription(document, {}),
        subscribe(({ data, error }) => {
          if (error) {
            return reject(error);
          }
          seen.push(`${data?.leadChanged.kind} ${data?.leadChanged.lead?.title ?? ''}`.trim());
          if (seen.length === 1) {
            createLead(company.token, title).catch(reject);
            return;
          }
          // Not within the message: urql's reader is still at it.
          setImmediate(() => {
            unsubscribe();
            resolve(seen);
          });
        }),
      );
    });
  }
});
