import type { Fetcher } from '@graphiql/toolkit';
import { type ExecutionResult, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { isUnauthenticated, type Session } from './session';
import { watch } from './socket';
import { authorization, type GraphQLRequest, type Headers, post } from './transport';

/** Sends what the editor runs, as whoever is signed in. */
export function createFetcher(session: Session): Fetcher {
  return ({ query, variables, operationName }, options) => {
    const operation = chosen(query, operationName);
    const request: GraphQLRequest = { query, variables, operationName: operation?.name?.value ?? operationName };
    const headers = (options?.headers ?? {}) as Headers;
    return operation?.operation === 'subscription' ? watch(request, headers) : run(session, request, headers);
  };
}

/** The operation that is meant. Just after a change of tabs the editor still names one of the tab before. */
function chosen(query: string, name: string | null | undefined): OperationDefinitionNode | undefined {
  try {
    const operations = parse(query).definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
    return operations.length === 1 ? operations[0] : operations.find((operation) => operation.name?.value === name);
  } catch {
    // The server says better what is wrong.
    return undefined;
  }
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
