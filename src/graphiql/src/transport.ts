/** One GraphQL request over HTTP, with nothing about sessions in it. */

export interface GraphQLRequest {
  query: string;
  variables?: unknown;
  operationName?: string | null | undefined;
}

export interface GraphQLProblem {
  message: string;
  extensions?: { code?: string; retryAfter?: number; [key: string]: unknown };
}

export interface GraphQLAnswer<Data = Record<string, unknown>> {
  data?: Data | null;
  errors?: GraphQLProblem[];
  extensions?: Record<string, unknown>;
}

export type Headers = Record<string, string>;

/** The server was not reached, or what answered was not GraphQL. */
export class TransportError extends Error {}

const ENDPOINT = '/graphql';

export function authorization(headers: Headers): string | undefined {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === 'authorization')?.[1];
}

export async function post<Data = Record<string, unknown>>(
  request: GraphQLRequest,
  headers: Headers = {},
): Promise<GraphQLAnswer<Data>> {
  let response: Response;
  try {
    response = await fetch(ENDPOINT, {
      method: 'POST',
      headers: {
        ...headers,
        'Content-Type': 'application/json',
        Accept: 'application/graphql-response+json, application/json',
      },
      body: JSON.stringify(request),
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
    });
  } catch {
    throw new TransportError('The server could not be reached.');
  }
  return parse<Data>(response);
}

async function parse<Data>(response: Response): Promise<GraphQLAnswer<Data>> {
  const text = await response.text().catch(() => '');
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && ('data' in body || 'errors' in body)) {
      return body as GraphQLAnswer<Data>;
    }
  } catch {
    // Falls through: a proxy's error page, for example.
  }
  throw new TransportError(`The server answered with HTTP status ${response.status}, not with GraphQL.`);
}
