import { chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launch() {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS });
}

/** A page that reaches this machine only, with everything that it must not do in `page.faults`. */
export async function openPage(browser) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const faults = [];
  await context.route('**/*', (route) => {
    const url = route.request().url();
    if (isLocal(url)) {
      return route.continue();
    }
    faults.push(`request to the outside: ${url}`);
    return route.abort();
  });
  await context.exposeBinding('reportViolation', (_source, text) => faults.push(`CSP violation: ${text}`));
  await context.addInitScript(() =>
    addEventListener('securitypolicyviolation', (event) =>
      window.reportViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`),
    ),
  );
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') {
      faults.push(`console error: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => faults.push(`uncaught error: ${error.stack ?? error}`));
  page.on('requestfailed', (request) => {
    // A page that is left cancels what it was loading.
    if (isLocal(request.url()) && request.failure()?.errorText !== 'net::ERR_ABORTED') {
      faults.push(`request failed: ${request.url()} ${request.failure()?.errorText}`);
    }
  });
  page.on('websocket', (socket) => {
    if (!isLocal(socket.url())) {
      faults.push(`socket to the outside: ${socket.url()}`);
    }
  });
  return Object.assign(page, { faults });
}

export function isLocal(url) {
  const { protocol, hostname } = new URL(url);
  return ['data:', 'blob:'].includes(protocol) || /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
