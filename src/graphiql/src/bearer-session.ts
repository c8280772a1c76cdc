import { type IssuedSession, type IssuePayload, SESSION_REFRESH, SIGN_IN, SIGN_OUT } from './operations';
import { describe, refusal } from './refusal';
import type { Credentials, Refusal, Session, SessionState } from './session';
import { type Headers, post, TransportError } from './transport';
import { Vault } from './vault';

interface Access {
  token: string;
  /** On this machine's clock. */
  renewAt: number;
}

const RENEW_BEFORE_MS = 30_000;
const ANONYMOUS_KEY = 'foyer.graphiql.anonymous';
const ENDED = 'Your session has ended. Please sign in again.';

/** A session of bearer tokens: the access token is in memory only, the refresh token in the vault. */
export class BearerSession implements Session {
  #state: SessionState = { status: 'restoring' };
  #access: Access | null = null;
  #refreshing: Promise<boolean> | null = null;
  readonly #vault = new Vault();
  readonly #listeners = new Set<() => void>();

  get state(): SessionState {
    return this.#state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  async restore(): Promise<void> {
    if (!this.#vault.isEmpty) {
      await this.#refresh();
    } else if (sessionStorage.getItem(ANONYMOUS_KEY) !== null) {
      this.#become({ status: 'anonymous' });
    } else {
      this.askToSignIn();
    }
  }

  async signIn({ email, password, code }: Credentials): Promise<Refusal | null> {
    const input = { email, password, ...(code === '' ? {} : { code }) };
    try {
      const reply = await post<{ signIn: IssuePayload }>({ query: SIGN_IN, variables: { input } });
      const session = reply.answer.data?.signIn?.session;
      if (!session) {
        return refusal(reply.answer.data?.signIn?.userErrors, reply.answer.errors);
      }
      this.#accept(session, reply.serverTime);
      return null;
    } catch (failure) {
      return { message: describe(failure), field: null };
    }
  }

  async signOut(): Promise<void> {
    const headers = await this.headers();
    if (this.#state.status !== 'signedIn') {
      return;
    }
    this.#end('You have signed out.');
    try {
      const { answer } = await post({ query: SIGN_OUT }, headers);
      if (answer.errors) {
        throw new TransportError(answer.errors[0]?.message);
      }
    } catch (failure) {
      this.#notice(`This page has forgotten your session, but the server may not have. ${describe(failure)}`);
    }
  }

  continueAnonymously(): void {
    sessionStorage.setItem(ANONYMOUS_KEY, 'true');
    this.#become({ status: 'anonymous' });
  }

  askToSignIn(): void {
    this.#end(null);
  }

  async headers(): Promise<Headers> {
    if (this.#refreshing !== null || (this.#access !== null && Date.now() >= this.#access.renewAt)) {
      await this.#refresh();
    }
    return this.#access === null ? {} : { Authorization: `Bearer ${this.#access.token}` };
  }

  async renew(refused: Headers): Promise<boolean> {
    if (this.#refreshing === null) {
      if (this.#access === null) {
        return false;
      }
      if (refused['Authorization'] !== `Bearer ${this.#access.token}`) {
        return true;
      }
    }
    return this.#refresh();
  }

  /** All who need a new token at once wait for one exchange. */
  #refresh(): Promise<boolean> {
    this.#refreshing ??= this.#exchange().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  async #exchange(): Promise<boolean> {
    const refreshToken = this.#vault.take();
    if (refreshToken === null) {
      this.#end(ENDED);
      return false;
    }
    try {
      const variables = { input: { refreshToken } };
      const reply = await post<{ sessionRefresh: IssuePayload }>({ query: SESSION_REFRESH, variables });
      const session = reply.answer.data?.sessionRefresh?.session;
      if (session) {
        this.#accept(session, reply.serverTime);
        return true;
      }
      const problems = reply.answer.errors;
      this.#end(problems === undefined ? ENDED : notRenewed(refusal([], problems).message));
    } catch (failure) {
      // Whether the server has used up the token is not known, so it is not sent again.
      this.#end(notRenewed(describe(failure)));
    }
    return false;
  }

  #accept(session: IssuedSession, serverTime: number): void {
    const lifetime = Date.parse(session.accessTokenExpiresAt) - serverTime;
    const margin = Math.min(RENEW_BEFORE_MS, lifetime / 2);
    this.#access = { token: session.accessToken, renewAt: Date.now() + lifetime - margin };
    this.#vault.put(session.refreshToken);
    sessionStorage.removeItem(ANONYMOUS_KEY);
    const { user, tenant } = session;
    this.#become({
      status: 'signedIn',
      identity: { name: user.name, email: user.email, tenant: tenant?.name ?? null },
    });
  }

  #end(notice: string | null): void {
    this.#access = null;
    this.#vault.take();
    sessionStorage.removeItem(ANONYMOUS_KEY);
    this.#become({ status: 'signedOut', notice });
  }

  #notice(notice: string): void {
    if (this.#state.status === 'signedOut') {
      this.#become({ status: 'signedOut', notice });
    }
  }

  #become(state: SessionState): void {
    this.#state = state;
    this.#listeners.forEach((listener) => listener());
  }
}

function notRenewed(why: string): string {
  return `Your session could not be renewed. ${why} Please sign in again.`;
}
