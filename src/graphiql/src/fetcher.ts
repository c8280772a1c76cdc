import type { Fetcher } from '@graphiql/toolkit';
import { type ExecutionResult, getOperationAST } from 'graphql';
import { isUnauthenticated, type Session } from './session';
import { watch } from './socket';
import { authorization, type GraphQLRequest, type Headers, post } from './transport';

/** Sends what the editor runs, as whoever is signed in. */
export function createFetcher(session: Session): Fetcher {
  return ({ query, variables, operationName }, options) => {
    const request: GraphQLRequest = { query, variables, operationName };
    const headers = (options?.headers ?? {}) as Headers;
    const document = options?.documentAST;
    return document && getOperationAST(document, operationName)?.operation === 'subscription'
      ? watch(request, headers)
      : run(session, request, headers);
  };
}

async function run(session: Session, request: GraphQLRequest, headers: Headers): Promise<ExecutionResult> {
  const answer = await post(request, headers);
  // Typed by hand, an API key perhaps: what becomes of it says nothing about the page's session.
  if (authorization(headers) === undefined && isUnauthenticated(answer.errors)) {
    session.ended();
  }
  // As the server writes it: its errors are data, not objects of the library's class.
  return answer as unknown as ExecutionResult;
}
