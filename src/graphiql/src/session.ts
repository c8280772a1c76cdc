import type { GraphQLProblem, Headers } from './transport';

/** Who uses the page. The page and the fetcher know sessions only through this file. */
export interface Session {
  readonly state: SessionState;
  subscribe(listener: () => void): () => void;
  /** Takes up what an earlier page of this tab left. Called once, at the start. */
  restore(): Promise<void>;
  signIn(credentials: Credentials): Promise<Refusal | null>;
  signOut(): Promise<void>;
  continueAnonymously(): void;
  askToSignIn(): void;
  /** What a request must carry; renewed first when it is about to end. */
  headers(): Promise<Headers>;
  /** To be called when a request with these headers was refused: true when it is worth a retry. */
  renew(refused: Headers): Promise<boolean>;
}

export type SessionState =
  | { status: 'restoring' }
  | { status: 'signedOut'; notice: string | null }
  | { status: 'anonymous' }
  | { status: 'signedIn'; identity: Identity };

export interface Identity {
  name: string;
  email: string;
  tenant: string | null;
}

export interface Credentials {
  email: string;
  password: string;
  code: string;
}

export interface Refusal {
  message: string;
  /** The credential to look at again, when the server named one. */
  field: keyof Credentials | null;
}

export function isUnauthenticated(problems: readonly GraphQLProblem[] | undefined): boolean {
  return problems?.some((problem) => problem.extensions?.code === 'UNAUTHENTICATED') ?? false;
}
