const KEY = 'foyer.graphiql.refreshToken';

/**
 * Holds this tab's refresh token. A token is handed out once: using one twice ends the session.
 * So sessionStorage has it only between two pages of the tab; while a page is open it is in memory,
 * where "Duplicate tab" cannot copy it.
 */
export class Vault {
  #token: string | null = null;

  constructor() {
    this.#unpack();
    addEventListener('pagehide', () => this.#pack());
    addEventListener('pageshow', (event) => {
      if (event.persisted) {
        this.#unpack();
      }
    });
  }

  get isEmpty(): boolean {
    return this.#token === null;
  }

  put(token: string): void {
    this.#token = token;
  }

  take(): string | null {
    const token = this.#token;
    this.#token = null;
    return token;
  }

  #pack(): void {
    const token = this.take();
    if (token !== null) {
      sessionStorage.setItem(KEY, token);
    }
  }

  #unpack(): void {
    this.#token = sessionStorage.getItem(KEY);
    sessionStorage.removeItem(KEY);
  }
}
