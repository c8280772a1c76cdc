import { print } from 'graphql';
import { type Client, type ClientOptions, createClient } from 'graphql-sse';
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { LeadCreateDocument, type LeadCreateMutation, ViewerDocument } from '../generated/graphql.js';
import { bearer, type Company, createLead, HTTP_URL, signUp } from '../support/foyer.js';
import { LeadChanges, type Message } from '../support/live.js';
import { openProxy, type Proxy } from '../support/proxy.js';

describe('graphql-sse, distinct connections', { timeout: 60_000 }, () => {
  let company: Company;
  let proxy: Proxy;
  const clients: Client[] = [];

  before(async () => {
    company = await signUp();
    proxy = await openProxy();
  });

  after(async () => {
    clients.forEach((client) => client.dispose());
    await proxy.close();
  });

  function open(options: Partial<ClientOptions> = {}): Client {
    const client = createClient({
      url: HTTP_URL,
      headers: () => bearer(company.token),
      retryAttempts: 0,
      ...(options as object),
    });
    clients.push(client);
    return client;
  }

  async function only<Result>(client: Client, payload: { query: string; variables?: Record<string, unknown> }) {
    const results = [];
    for await (const result of client.iterate<Result>(payload)) {
      results.push(result);
    }
    assert.equal(results.length, 1);
    return results[0];
  }

  test('queries and mutates', async () => {
    const client = open();

    const viewer = await only<{ viewer: { tenant: { id: string } } }>(client, { query: print(ViewerDocument) });
    const created = await only<LeadCreateMutation>(client, {
      query: print(LeadCreateDocument),
      variables: { input: { title: 'By stream' } },
    });

    assert.equal(viewer?.data?.viewer.tenant.id, company.tenantId);
    assert.equal(created?.data?.leadCreate.lead?.title, 'By stream');
  });

  test('an operation that fails before it runs tells its errors', async () => {
    for (const query of ['{ nothing }', '{ viewer', 'subscription { nothing }']) {
      const result = await only(open(), { query });

      assert.match(String(result?.errors?.[0]?.extensions?.code), /^GRAPHQL_(PARSE|VALIDATION)_FAILED$/);
    }
  });

  test('a subscription that is refused tells why', async () => {
    const result = await only(open({ headers: {} }), new LeadChanges().payload);

    assert.equal(result?.errors?.[0]?.extensions?.code, 'UNAUTHENTICATED');
  });

  test('tells each change once', async () => {
    const changes = new LeadChanges();
    const kinds: string[] = [];
    for await (const message of open().iterate(changes.payload)) {
      kinds.push(changes.taken(message as Message).kind);
      if (kinds.length === 1) {
        await createLead(company.token, 'One');
      } else {
        break;
      }
    }
    assert.deepEqual(kinds, ['READY', 'CREATED']);
  });

  test('goes on after a lost connection with nothing lost and nothing twice', async () => {
    const changes = new LeadChanges();
    const client = open({
      url: proxy.url,
      retryAttempts: 3,
      retry: async () => {
        await createLead(company.token, 'While away 1');
        await createLead(company.token, 'While away 2');
      },
    });
    const messages = client.iterate(changes.payload) as AsyncIterable<Message> & AsyncIterator<Message>;
    assert.equal(changes.taken((await messages.next()).value).kind, 'READY');
    await createLead(company.token, 'Before');
    assert.equal(changes.taken((await messages.next()).value).lead?.title, 'Before');

    proxy.cut();

    assert.deepEqual(await changes.created(messages, 'While away 2'), ['While away 1', 'While away 2']);
  });
});
