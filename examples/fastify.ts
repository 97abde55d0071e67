// POST /v1/messages in Fastify: npx tsx examples/fastify.ts
import { pathToFileURL } from 'node:url';
import { apiKeyOf } from '@quicksms/core/api';
import fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { jsonOf, MOST_BYTES, memoryService, type Service, sampleSettings } from './memory.js';

export function messagesServer(service: Service): FastifyInstance {
  const app = fastify();
  // Fastify's own parser would put U+FFFD where the bytes are not UTF-8.
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (_: FastifyRequest, body: Buffer) => jsonOf(body),
  );
  const send = (reply: FastifyReply, { status, headers, body }: ReturnType<Service['answer']>) =>
    reply.status(status).headers(headers).send(body);
  const answer = ({ method, url, ip, headers }: FastifyRequest, reply: FastifyReply, body?: unknown) =>
    send(
      reply,
      service.answer({
        method,
        path: url.split('?')[0]!,
        address: ip,
        authorization: headers.authorization,
        contentType: headers['content-type'],
        idempotencyKey: headers['idempotency-key'] as string | undefined,
        body,
      }),
    );

  // Without a key the body is not read.
  const onRequest = async (request: FastifyRequest, reply: FastifyReply) =>
    apiKeyOf(request.headers.authorization) === undefined ? answer(request, reply) : undefined;
  // Fastify calls this when it cannot read the body, for example because it is too long.
  const errorHandler = ({ statusCode = 500 }: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
    statusCode < 500 ? answer(request, reply) : send(reply, service.failure());

  app.post('/v1/messages', { onRequest, errorHandler, bodyLimit: MOST_BYTES }, async (request, reply) =>
    answer(request, reply, request.body),
  );
  app.setNotFoundHandler((request, reply) => answer(request, reply));
  return app;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  messagesServer(memoryService(sampleSettings())).listen({ port: 3000 }, (error, address) => {
    if (error) throw error;
    console.log(`${address}/v1/messages`);
  });
}
