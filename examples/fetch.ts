// POST /v1/messages for whatever speaks fetch: Bun, Deno, workers, and Node behind an adapter, as here:
// npx tsx examples/fetch.ts
import { pathToFileURL } from 'node:url';
import { type HttpBindings, serve } from '@hono/node-server';
import { type Answer, apiKeyOf } from '@quicksms/core/api';
import { jsonOf, MOST_BYTES, memoryService, type Service, sampleSettings } from './memory.js';

export function messagesHandler(service: Service) {
  return async (request: Request, address?: string): Promise<Response> => {
    const { headers, method, url } = request;
    const authorization = headers.get('authorization');
    try {
      const answer = service.answer({
        method,
        path: new URL(url).pathname,
        address,
        authorization,
        contentType: headers.get('content-type'),
        idempotencyKey: headers.get('idempotency-key'),
        // Without a key the body is not read.
        body: apiKeyOf(authorization) === undefined ? undefined : await bodyOf(request),
      });
      return responseOf(answer);
    } catch {
      return responseOf(service.failure());
    }
  };
}

const responseOf = ({ status, headers, body }: Answer): Response => new Response(body, { status, headers });

/** The JSON of a body. Of a longer one no more than the limit is read. */
async function bodyOf(request: Request): Promise<unknown> {
  if (Number(request.headers.get('content-length')) > MOST_BYTES) return undefined;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) return undefined;
    chunks.push(chunk);
  }
  return jsonOf(await new Blob(chunks).arrayBuffer());
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const handle = messagesHandler(memoryService(sampleSettings()));
  const fetch = (request: Request, { incoming }: HttpBindings) =>
    handle(request, incoming.socket.remoteAddress);
  serve({ fetch: fetch as never, port: 3000 }, ({ port }) =>
    console.log(`http://localhost:${port}/v1/messages`),
  );
}
