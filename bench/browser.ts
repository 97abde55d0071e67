// A page in a new Chromium, that runs a program and sends back what it measured.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const places = [
  process.env.CHROME_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
/** Without these it looks for hosts that are not there. */
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const LONGEST = 30_000;

/** The path of a Chromium, or undefined. */
export const findBrowser = (): string | undefined =>
  places.find(path => path !== undefined && existsSync(path));

/** Runs a program in a page beside the files of a folder. It has to leave a constant `times`. */
export async function timesInBrowser<Times>(browser: string, folder: URL, program: string): Promise<Times> {
  const page = `<!doctype html><script type="module">
    const send = found => fetch('/found', { method: 'POST', body: JSON.stringify(found) });
    try { ${program}; await send({ times }); } catch (error) { await send({ error: String(error) }); }
  </script>`;
  const { promise, resolve, reject } = settled<{ times?: Times; error?: string }>();
  const server = createServer((request, response) => {
    if (request.url === '/found') {
      let text = '';
      request.on('data', piece => {
        text += piece;
      });
      request.on('end', () => {
        response.end();
        resolve(JSON.parse(text));
      });
    } else answer(response, request.url === '/' ? page : new URL(`.${request.url}`, folder));
  });
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening));
  const profile = mkdtempSync(join(tmpdir(), 'first-answer-'));
  const { port } = server.address() as AddressInfo;
  const child = spawn(browser, [...flags, `--user-data-dir=${profile}`, `http://127.0.0.1:${port}/`], {
    stdio: 'ignore',
  });
  child.on('error', reject);
  const timer = setTimeout(() => reject(new Error(`the page did not answer within ${LONGEST} ms`)), LONGEST);
  try {
    const { times, error } = await promise;
    if (times === undefined) throw new Error(error);
    return times;
  } finally {
    clearTimeout(timer);
    const exited = new Promise(resolve => child.once('exit', resolve));
    child.kill();
    await exited;
    server.closeAllConnections();
    server.close();
    // Its other processes end a little later, and write until then.
    await rm(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}

function answer(response: ServerResponse, content: string | URL): void {
  const isPage = typeof content === 'string';
  if (!isPage && !existsSync(content)) {
    response.writeHead(404).end();
    return;
  }
  const type = isPage
    ? 'text/html'
    : content.pathname.endsWith('.wasm')
      ? 'application/wasm'
      : 'text/javascript';
  response.writeHead(200, { 'content-type': type }).end(isPage ? content : readFileSync(content));
}

function settled<Value>() {
  let resolve: (value: Value) => void = () => {};
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<Value>((onValue, onError) => {
    resolve = onValue;
    reject = onError;
  });
  return { promise, resolve, reject };
}
