import { createClient } from 'graphql-ws';
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { before, describe, test } from 'node:test';
import type * as Relay from 'relay-runtime';
import WebSocket from 'ws';
import leadCardRefetchQuery from '../relay/__generated__/LeadCardRefetchQuery.graphql.js';
import leadChangesSubscription from '../relay/__generated__/LeadChangesSubscription.graphql.js';
import leadListPageQuery from '../relay/__generated__/LeadListPageQuery.graphql.js';
import leadListQuery from '../relay/__generated__/LeadListQuery.graphql.js';
import { type Company, createLead, send, signUp, webSocketUrl } from '../support/foyer.js';

// A CommonJS package whose exports Node does not see.
const relay = createRequire(import.meta.url)('relay-runtime') as typeof Relay;

const LEADS = 5;

/** What the compiler made of the operations, run by Relay's own store and network layer. */
describe('Relay', { timeout: 60_000 }, () => {
  let company: Company;

  before(async () => {
    company = await signUp();
    for (let i = 0; i < LEADS; i++) {
      await createLead(company.token, `Relay ${i}`);
    }
  });

  function environment(socket?: ReturnType<typeof createClient>): Relay.Environment {
    return new relay.Environment({
      store: new relay.Store(new relay.RecordSource()),
      network: relay.Network.create(
        async (request, variables) =>
          (await send({ query: request.text, variables }, company.token)).answer as Relay.GraphQLResponse,
        (request, variables) =>
          relay.Observable.create((sink) =>
            socket?.subscribe({ query: request.text ?? '', variables }, sink as never),
          ) as Relay.Observable<Relay.GraphQLResponse>,
      ),
    });
  }

  const leads = (relayEnvironment: Relay.Environment) => {
    const source = relayEnvironment.getStore().getSource();
    return source
      .getRecordIDs()
      .map((id) => source.get(id))
      .filter((record) => record?.__typename === 'Lead');
  };

  function cursorOf(relayEnvironment: Relay.Environment): unknown {
    const source = relayEnvironment.getStore().getSource();
    const page = source
      .getRecordIDs()
      .map((id) => source.get(id))
      .find((record) => record?.__typename === 'PageInfo' && record.hasNextPage === true);
    return page?.endCursor;
  }

  test('pages through a connection and reads a node again', async () => {
    const env = environment();
    const filter = { text: 'Relay' };
    await relay.fetchQuery(env, leadListQuery, { first: 2, filter }).toPromise();
    assert.equal(leads(env).length, 2);

    await relay.fetchQuery(env, leadListPageQuery, { first: 10, filter, after: cursorOf(env) }).toPromise();
    assert.equal(leads(env).length, LEADS);

    const id = String(leads(env)[0]?.__id);
    const data = (await relay.fetchQuery(env, leadCardRefetchQuery, { id }).toPromise()) as { node: { __id?: string } };
    assert.ok(data.node);
  });

  test('takes a subscription into its store', async () => {
    const socket = createClient({
      url: webSocketUrl(),
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${company.token}` },
    });
    const env = environment(socket);
    try {
      await new Promise<void>((resolve, reject) => {
        let messages = 0;
        relay.requestSubscription(env, {
          subscription: leadChangesSubscription,
          variables: {},
          onError: reject,
          onNext: () => {
            messages++;
            if (messages === 1) {
              createLead(company.token, 'Seen by Relay').catch(reject);
            } else {
              resolve();
            }
          },
        });
      });
    } finally {
      await socket.dispose();
    }
    assert.deepEqual(leads(env).map((lead) => lead?.title), ['Seen by Relay']);
  });
});
