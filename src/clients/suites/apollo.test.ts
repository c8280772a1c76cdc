import { ApolloClient, ApolloLink, CombinedGraphQLErrors, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { relayStylePagination } from '@apollo/client/utilities';
import { createClient } from 'graphql-ws';
import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { before, describe, test } from 'node:test';
import WebSocket from 'ws';
import {
  LeadChangedDocument,
  LeadCreateDocument,
  LeadDocument,
  LeadsDocument,
  LeadUpdateDocument,
  ViewerDocument,
} from '../generated/graphql.js';
import { bearer, type Company, createLead, HTTP_URL, signUp, webSocketUrl } from '../support/foyer.js';

// Apollo's link asks whether an error is of the browser's WebSocket.
globalThis.WebSocket ??= WebSocket as never;

const LEADS = 7;

describe('Apollo Client', () => {
  let company: Company;

  before(async () => {
    company = await signUp();
    for (let i = 0; i < LEADS; i++) {
      await createLead(company.token, `Apollo ${i}`);
    }
  });

  function client(link: ApolloLink = new HttpLink({ uri: HTTP_URL, headers: bearer(company.token) })) {
    return new ApolloClient({
      link,
      cache: new InMemoryCache({
        possibleTypes: { Node: ['Lead', 'Pipeline', 'Tenant', 'User', 'Membership'] },
        typePolicies: { Query: { fields: { leads: relayStylePagination(['filter', 'orderBy']) } } },
      }),
    });
  }

  test('queries', async () => {
    const { data } = await client().query({ query: ViewerDocument });

    assert.equal(data?.viewer?.tenant?.id, company.tenantId);
  });

  test('tells errors by their code, whatever the status', async () => {
    const stranger = client(new HttpLink({ uri: HTTP_URL }));
    const cases = [
      { query: LeadsDocument, code: 'UNAUTHENTICATED' },
      { query: gql('{ nothing }'), code: 'GRAPHQL_VALIDATION_FAILED' },
      { query: gql('query($n: Int!) { leads(first: $n) { totalCount } }'), code: 'BAD_USER_INPUT' },
    ];
    for (const { query, code } of cases) {
      await assert.rejects(stranger.query({ query }), (error) => {
        assert.ok(CombinedGraphQLErrors.is(error), String(error));
        assert.equal(error.errors[0]?.extensions?.code, code);
        assert.ok(error.errors[0]?.extensions?.requestId);
        return true;
      });
    }
  });

  test('pages through a connection, which its cache joins', async () => {
    const apollo = client();
    const variables = { filter: { text: 'Apollo' }, first: 3 };
    const watched = apollo.watchQuery({ query: LeadsDocument, variables });
    const subscription = watched.subscribe({});
    let page = (await apollo.query({ query: LeadsDocument, variables })).data?.leads?.pageInfo;
    let pages = 1;
    while (page?.hasNextPage) {
      page = (await watched.fetchMore({ variables: { after: page.endCursor } })).data?.leads?.pageInfo;
      pages++;
    }
    subscription.unsubscribe();

    const joined = apollo.readQuery({ query: LeadsDocument, variables })?.leads;
    assert.equal(pages, Math.ceil(LEADS / variables.first));
    assert.equal(new Set(joined?.edges.map((edge) => edge.node.id)).size, LEADS);
    assert.equal(joined?.totalCount, LEADS);
    assert.equal(joined?.pageInfo.hasNextPage, false);
  });

  test('has user errors as data', async () => {
    const { data } = await client().mutate({ mutation: LeadCreateDocument, variables: { input: { title: '   ' } } });

    assert.equal(data?.leadCreate.lead, null);
    const [error] = data?.leadCreate.userErrors ?? [];
    assert.equal(error?.code, 'TITLE_INVALID');
    assert.deepEqual(error?.path, ['input', 'title']);
    assert.ok(error?.message);
  });

  test('sees a mutation in whatever it shows', async () => {
    const apollo = client();
    const id = await createLead(company.token, 'Before');
    await apollo.query({ query: LeadDocument, variables: { id } });

    await apollo.mutate({ mutation: LeadUpdateDocument, variables: { input: { id, title: 'After' } } });

    assert.equal(apollo.readQuery({ query: LeadDocument, variables: { id } })?.lead?.title, 'After');
  });

  test('sends a persisted query by its hash, and its text once', async () => {
    const sent: string[] = [];
    const recording: typeof fetch = async (input, init) => {
      sent.push('query' in JSON.parse(String(init?.body)) ? 'text' : 'hash');
      return fetch(input, init);
    };
    const persisted = () =>
      client(
        new PersistedQueryLink({ sha256: (text) => createHash('sha256').update(text).digest('hex') }).concat(
          new HttpLink({ uri: HTTP_URL, headers: bearer(company.token), fetch: recording }),
        ),
      );
    const query = gql(`query Persisted_${randomUUID().replaceAll('-', '')} { viewer { tenant { id } } }`);

    for (let i = 0; i < 3; i++) {
      const { data } = await persisted().query<{ viewer: { tenant: { id: string } } }>({ query });
      assert.equal(data?.viewer.tenant.id, company.tenantId);
    }

    assert.deepEqual(sent, ['hash', 'text', 'hash', 'hash']);
  });

  test('subscribes over graphql-ws', async () => {
    const socket = createClient({
      url: webSocketUrl(),
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${company.token}` },
    });
    const apollo = client(new GraphQLWsLink(socket));
    const kinds: string[] = [];
    try {
      await new Promise<void>((resolve, reject) => {
        const subscription = apollo.subscribe({ query: LeadChangedDocument }).subscribe({
          next: ({ data, error }) => {
            if (error) {
              return reject(error);
            }
            kinds.push(`${data?.leadChanged.kind} ${data?.leadChanged.lead?.title ?? ''}`.trim());
            if (kinds.length === 1) {
              createLead(company.token, 'Seen by Apollo').catch(reject);
              return;
            }
            subscription.unsubscribe();
            resolve();
          },
          error: reject,
        });
      });
    } finally {
      await socket.dispose();
    }
    assert.deepEqual(kinds, ['READY', 'CREATED Seen by Apollo']);
  });
});
