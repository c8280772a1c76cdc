const WITH_HEADERS = /:(?:queries|favorites|tabState)$/;

/** GraphiQL's storage without the request headers that its history keeps: one may be a key. */
export const storage = {
  get length() {
    return localStorage.length;
  },
  clear: () => localStorage.clear(),
  getItem: (key: string) => localStorage.getItem(key),
  removeItem: (key: string) => localStorage.removeItem(key),
  setItem: (key: string, value: string) =>
    localStorage.setItem(key, WITH_HEADERS.test(key) ? withoutHeaders(value) : value),
};

function withoutHeaders(json: string): string {
  return JSON.stringify(JSON.parse(json), (key, value: unknown) => (key === 'headers' ? null : value));
}
