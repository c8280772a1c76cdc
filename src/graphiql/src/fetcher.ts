import type { Fetcher } from '@graphiql/toolkit';
import { type DocumentNode, getOperationAST } from 'graphql';
import { isUnauthenticated, type Session } from './session';
import { type GraphQLAnswer, type GraphQLRequest, type Headers, post } from './transport';

/** Sends what the editor runs, as whoever is signed in. */
export function createFetcher(session: Session): Fetcher {
  return async ({ query, variables, operationName }, options) => {
    const request: GraphQLRequest = { query, variables, operationName };
    const own = (options?.headers ?? {}) as Headers;
    if (Object.keys(own).some((name) => name.toLowerCase() === 'authorization')) {
      // Typed by hand, an API key perhaps: the page's session stays out of it.
      return (await post(request, own)).answer;
    }
    const sent = await session.headers();
    const { answer } = await post(request, { ...own, ...sent });
    if (!isUnauthenticated(answer.errors) || !(await session.renew(sent))) {
      return answer;
    }
    if (hasEffect(answer, options?.documentAST, operationName)) {
      return answer;
    }
    return (await post(request, { ...own, ...(await session.headers()) })).answer;
  };
}

/** A mutation of which some part was carried out must not be sent again. */
function hasEffect(answer: GraphQLAnswer, document?: DocumentNode, operationName?: string | null): boolean {
  const operation = document && getOperationAST(document, operationName)?.operation;
  return operation === 'mutation' && Object.values(answer.data ?? {}).some((value) => value !== null);
}
