import type { GraphQLProblem } from './transport';

/** Who uses the page. The page and the fetcher know sessions only through this file. */
export interface Session {
  readonly state: SessionState;
  subscribe(listener: () => void): () => void;
  /** Takes up what the browser remembers. Called once, at the start. */
  restore(): Promise<void>;
  signIn(credentials: Credentials): Promise<Refusal | null>;
  signOut(): Promise<void>;
  continueAnonymously(): void;
  askToSignIn(): void;
  /** To be called when the server no longer knows who this is. */
  ended(): void;
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
