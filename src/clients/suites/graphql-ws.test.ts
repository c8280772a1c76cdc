import { print } from 'graphql';
import { type Client, type ClientOptions, createClient } from 'graphql-ws';
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import WebSocket from 'ws';
import { LeadCreateDocument, type LeadCreateMutation, SignOutDocument, ViewerDocument } from '../generated/graphql.js';
import { type Company, createLead, run, signIn, signUp, webSocketUrl } from '../support/foyer.js';
import { LeadChanges, type Message, signal } from '../support/live.js';
import { openProxy, type Proxy } from '../support/proxy.js';

describe('graphql-ws', { timeout: 60_000 }, () => {
  let company: Company;
  let proxy: Proxy;
  const clients: Client[] = [];

  before(async () => {
    company = await signUp();
    proxy = await openProxy();
  });

  after(async () => {
    await Promise.all(clients.map((client) => client.dispose()));
    await proxy.close();
  });

  function open(options: Partial<ClientOptions> = {}): Client {
    const client = createClient({
      url: webSocketUrl(),
      webSocketImpl: WebSocket,
      connectionParams: () => ({ authorization: `Bearer ${company.token}` }),
      retryWait: async () => {},
      ...options,
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
      variables: { input: { title: 'By socket' } },
    });

    assert.equal(viewer?.data?.viewer.tenant.id, company.tenantId);
    assert.equal(created?.data?.leadCreate.lead?.title, 'By socket');
  });

  test('an operation that fails before it runs is an error, and leaves the socket open', async () => {
    const closes: number[] = [];
    const client = open({ lazy: false, on: { closed: (event) => closes.push((event as CloseEvent).code) } });

    for (const query of ['{ nothing }', '{ viewer', 'subscription { nothing }']) {
      await assert.rejects(only(client, { query }), (errors: { extensions: { code: string } }[]) => {
        assert.match(String(errors[0]?.extensions.code), /^GRAPHQL_(PARSE|VALIDATION)_FAILED$/);
        return true;
      });
    }
    assert.ok(await only(client, { query: '{ viewer { user { id } } }' }));
    assert.deepEqual(closes, []);
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

  test('answers the pings of a client that keeps its socket alive', async () => {
    const ponged = signal();
    const client = open({ keepAlive: 50, lazy: false, on: { pong: (received) => received && ponged.done() } });
    await ponged.promise;
    assert.ok(await only(client, { query: '{ viewer { user { id } } }' }));
  });

  test('signs in anew when its session has ended, and misses nothing', async () => {
    const changes = new LeadChanges();
    let token = await signIn(company.email);
    let admitted = 0;
    const closes: number[] = [];
    const client = open({
      connectionParams: () => ({ authorization: `Bearer ${token}` }),
      retryWait: async () => {
        await createLead(company.token, 'While signed out');
        token = await signIn(company.email);
      },
      on: { connected: () => admitted++, closed: (event) => closes.push((event as CloseEvent).code) },
    });
    const messages = client.iterate(changes.payload) as AsyncIterable<Message> & AsyncIterator<Message>;
    assert.equal(changes.taken((await messages.next()).value).kind, 'READY');

    await run(SignOutDocument, {}, token);

    assert.deepEqual(await changes.created(messages, 'While signed out'), ['While signed out']);
    assert.equal(admitted, 2);
    assert.equal(closes[0], 4403);
  });

  test('goes on after a lost connection with nothing lost and nothing twice', async () => {
    const changes = new LeadChanges();
    const client = open({
      url: webSocketUrl(proxy.url),
      retryWait: async () => {
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
