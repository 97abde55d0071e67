// POST /v1/messages in Hono: npx tsx examples/hono.ts
import { pathToFileURL } from 'node:url';
import { type HttpBindings, serve } from '@hono/node-server';
import { type Answer, apiKeyOf } from '@quicksms/core/api';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { jsonOf, MOST_BYTES, memoryService, type Service, sampleSettings } from './memory.js';

type Environment = { Bindings: HttpBindings };

export function messagesApp(service: Service): Hono<Environment> {
  const app = new Hono<Environment>();
  const send = (context: Context, { status, headers, body }: Answer) =>
    context.body(body, status as 200, { ...headers });
  const answer = (context: Context<Environment>, body: unknown) =>
    send(
      context,
      service.answer({
        method: context.req.method,
        path: context.req.path,
        address: context.env.incoming?.socket.remoteAddress,
        authorization: context.req.header('authorization'),
        contentType: context.req.header('content-type'),
        idempotencyKey: context.req.header('idempotency-key'),
        body,
      }),
    );

  /** The answer to a request whose body is not read, after which the connection is of no use. */
  const answerUnread = (context: Context<Environment>) => {
    context.header('Connection', 'close');
    return answer(context, undefined);
  };
  const checkKey = createMiddleware<Environment>(async (context, next) =>
    apiKeyOf(context.req.header('authorization')) === undefined ? answerUnread(context) : next(),
  );
  const checkLength = bodyLimit({ maxSize: MOST_BYTES, onError: answerUnread });

  app.post('/v1/messages', checkKey, checkLength, async context =>
    answer(context, jsonOf(await context.req.arrayBuffer())),
  );
  app.notFound(context => answer(context as Context<Environment>, undefined));
  app.onError((_, context) => send(context, service.failure()));
  return app;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { fetch } = messagesApp(memoryService(sampleSettings()));
  serve({ fetch, port: 3000 }, ({ port }) => console.log(`http://localhost:${port}/v1/messages`));
}
