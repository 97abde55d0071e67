import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server does with one request. */
export interface Step {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  /** JSON, or text as it is. */
  readonly body?: unknown;
  /** `reset` cuts the connection, `hang` never answers, `slow` never ends the body, `cut` ends it too early. */
  readonly fault?: 'reset' | 'hang' | 'slow' | 'cut';
}

export interface Received {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface ScriptedServer {
  readonly url: string;
  readonly received: Received[];
  close(): Promise<void>;
}

/** A local server that answers by a script: request i gets step i, and the last step is for all that follow. */
export async function scriptedServer(script: readonly Step[]): Promise<ScriptedServer> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const step = script[Math.min(received.length, script.length - 1)]!;
    let body = '';
    const { method, url: path, headers } = request;
    const at = received.push({ method, path, headers, body }) - 1;
    for await (const chunk of request) body += chunk;
    received[at] = { ...received[at]!, body };
    answer(response, step);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(response: ServerResponse, { status = 202, headers = {}, body = '', fault }: Step): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  if (fault === 'reset') response.destroy();
  else if (fault === 'hang') return;
  else if (fault === undefined) response.writeHead(status, headers).end(text);
  else {
    response.writeHead(status, { ...headers, 'Content-Length': String(text.length + 10) });
    response.write(text, () => fault === 'cut' && response.destroy());
  }
}
