import { type ExecutionResult, GraphQLError } from 'graphql';
import { createClient } from 'graphql-ws';
import { authorization, type GraphQLRequest, type Headers } from './transport';

const TENANT = 'x-foyer-tenant';

type Answer = ExecutionResult<Record<string, unknown>, Record<string, unknown>>;

/** Runs one subscription on a socket of its own, which ends with it. The browser adds the session's cookie. */
export async function* watch(request: GraphQLRequest, headers: Headers): AsyncGenerator<Answer> {
  const client = createClient({
    url: new URL('/graphql', location.href.replace(/^http/, 'ws')).href,
    connectionParams: () => connectionParams(headers),
    retryAttempts: 0,
  });
  try {
    const payload = {
      query: request.query,
      variables: request.variables as Record<string, unknown> | undefined,
      operationName: request.operationName,
    };
    for await (const answer of client.iterate(payload)) {
      yield answer as Answer;
    }
  } catch (failure) {
    yield { errors: problems(failure) };
  } finally {
    await client.dispose();
  }
}

function connectionParams(headers: Headers): Record<string, string> {
  const token = authorization(headers);
  const tenant = Object.entries(headers).find(([name]) => name.toLowerCase() === TENANT)?.[1];
  return { ...(token === undefined ? {} : { authorization: token }), ...(tenant === undefined ? {} : { tenant }) };
}

function problems(failure: unknown): readonly GraphQLError[] {
  if (Array.isArray(failure)) {
    return failure as readonly GraphQLError[];
  }
  if (failure instanceof CloseEvent) {
    return [new GraphQLError(`The server closed the connection: ${failure.reason || failure.code}.`)];
  }
  return [new GraphQLError('The connection could not be opened.')];
}
