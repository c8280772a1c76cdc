import { type IssuePayload, SIGN_IN, SIGN_OUT, type Somebody, WHO } from './operations';
import { describe, refusal } from './refusal';
import type { Credentials, Refusal, Session, SessionState } from './session';
import { post, TransportError } from './transport';

const ANONYMOUS_KEY = 'foyer.graphiql.anonymous';
const ENDED = 'Your session has ended. Please sign in again.';

/** A session that the browser keeps in a cookie which no script can read; all tabs share it. */
export class CookieSession implements Session {
  #state: SessionState = { status: 'restoring' };
  readonly #listeners = new Set<() => void>();

  get state(): SessionState {
    return this.#state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  async restore(): Promise<void> {
    const anonymous = sessionStorage.getItem(ANONYMOUS_KEY) !== null;
    try {
      const somebody = anonymous ? null : await who();
      if (somebody !== null) {
        this.#accept(somebody);
      } else if (anonymous) {
        this.#become({ status: 'anonymous' });
      } else {
        this.#end(null);
      }
    } catch (failure) {
      this.#end(describe(failure));
    }
  }

  async signIn({ email, password, code }: Credentials): Promise<Refusal | null> {
    const input = { email, password, transport: 'COOKIE', ...(code === '' ? {} : { code }) };
    try {
      const answer = await post<{ signIn: IssuePayload }>({ query: SIGN_IN, variables: { input } });
      const session = answer.data?.signIn?.session;
      if (!session) {
        return refusal(answer.data?.signIn?.userErrors, answer.errors);
      }
      this.#accept(session);
      return null;
    } catch (failure) {
      return { message: describe(failure), field: null };
    }
  }

  async signOut(): Promise<void> {
    try {
      const answer = await post({ query: SIGN_OUT });
      if (answer.errors && !answer.errors.every((problem) => problem.extensions?.code === 'UNAUTHENTICATED')) {
        throw new TransportError(answer.errors[0]?.message);
      }
      this.#end('You have signed out.');
    } catch (failure) {
      this.#end(`You may still be signed in: reload the page to see. ${describe(failure)}`);
    }
  }

  continueAnonymously(): void {
    sessionStorage.setItem(ANONYMOUS_KEY, 'true');
    this.#become({ status: 'anonymous' });
  }

  askToSignIn(): void {
    this.#end(null);
  }

  ended(): void {
    if (this.#state.status === 'signedIn') {
      this.#end(ENDED);
    }
  }

  #accept({ user, tenant }: Somebody): void {
    sessionStorage.removeItem(ANONYMOUS_KEY);
    this.#become({
      status: 'signedIn',
      identity: { name: user.name, email: user.email, tenant: tenant?.name ?? null },
    });
  }

  #end(notice: string | null): void {
    sessionStorage.removeItem(ANONYMOUS_KEY);
    this.#become({ status: 'signedOut', notice });
  }

  #become(state: SessionState): void {
    this.#state = state;
    this.#listeners.forEach((listener) => listener());
  }
}

async function who(): Promise<Somebody | null> {
  const answer = await post<{ viewer: Somebody | null }>({ query: WHO });
  return answer.data?.viewer ?? null;
}
