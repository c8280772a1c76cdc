import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { LeadCreateDocument, SignInDocument, SignUpDocument } from '../generated/graphql.js';

/** The server under test, and companies of one's own in it. */

const SERVER = process.env.FOYER_URL;
assert.ok(SERVER, 'FOYER_URL names the running server, http://localhost:8080');

export const HTTP_URL = `${SERVER}/graphql`;
export const PASSWORD = 'a quiet green harbour';

export function webSocketUrl(httpUrl = HTTP_URL): string {
  return httpUrl.replace(/^http/, 'ws');
}

export interface Answer<Result> {
  data?: Result | null;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string; [key: string]: unknown } }[];
}

/** A company that nobody else has, with its owner signed in. */
export interface Company {
  email: string;
  tenantId: string;
  token: string;
}

/** Sends a request as plainly as can be. */
export async function send<Result>(body: unknown, token?: string): Promise<{ status: number; answer: Answer<Result> }> {
  const response = await fetch(HTTP_URL, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Accept: 'application/graphql-response+json, application/json;q=0.9',
      ...bearer(token),
    },
    body: JSON.stringify(body),
  });
  return { status: response.status, answer: (await response.json()) as Answer<Result> };
}

export function bearer(token?: string): Record<string, string> {
  return token === undefined ? {} : { Authorization: `Bearer ${token}` };
}

/** Runs an operation that has to succeed. */
export async function run<Result, Variables>(
  document: TypedDocumentNode<Result, Variables>,
  variables: Variables,
  token?: string,
): Promise<Result> {
  const { answer } = await send<Result>({ query: print(document), variables }, token);
  assert.deepEqual(answer.errors ?? [], []);
  assert.ok(answer.data);
  return answer.data;
}

export async function signUp(): Promise<Company> {
  const email = `client-${randomUUID()}@example.com`;
  const input = { email, password: PASSWORD, name: 'Sami', tenant: { name: 'Sami and Sons', blueprint: 'LEAD_GENERATION' } };
  const { signUp: outcome } = await run(SignUpDocument, { input: input as never });
  assert.deepEqual(outcome.userErrors, []);
  assert.ok(outcome.session?.tenant && outcome.session.accessToken);
  return { email, tenantId: outcome.session.tenant.id, token: outcome.session.accessToken };
}

/** Another session of the company's owner; answers its access token. */
export async function signIn(email: string, password = PASSWORD): Promise<string> {
  const { signIn: outcome } = await run(SignInDocument, { input: { email, password } });
  assert.deepEqual(outcome.userErrors, []);
  assert.ok(outcome.session?.accessToken);
  return outcome.session.accessToken;
}

/** Makes a lead; answers its id. */
export async function createLead(token: string, title: string): Promise<string> {
  const { leadCreate } = await run(LeadCreateDocument, { input: { title } }, token);
  assert.deepEqual(leadCreate.userErrors, []);
  assert.ok(leadCreate.lead);
  return leadCreate.lead.id;
}
