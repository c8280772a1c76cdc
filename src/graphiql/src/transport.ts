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

export interface Reply<Data> {
  answer: GraphQLAnswer<Data>;
  /** The server's clock in milliseconds: the one that token expiry is told by. */
  serverTime: number;
}

export type Headers = Record<string, string>;

/** The server was not reached, or what answered was not GraphQL. */
export class TransportError extends Error {}

const ENDPOINT = '/graphql';

export async function post<Data = Record<string, unknown>>(
  request: GraphQLRequest,
  headers: Headers = {},
): Promise<Reply<Data>> {
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
      cache: 'no-store',
      redirect: 'error',
    });
  } catch {
    throw new TransportError('The server could not be reached.');
  }
  const serverTime = Date.parse(response.headers.get('Date') ?? '') || Date.now();
  return { answer: await parse<Data>(response), serverTime };
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
