// POST /v1/messages in Fastify: npx tsx examples/fastify.ts
import { randomBytes } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { compareMoney, parseMoney, type RateCard, rateCard } from '@quicksms/core';
import {
  acceptedMessage,
  type ErrorCause,
  errorResponse,
  estimate,
  heldMessage,
  type MessageId,
  type PricedEstimate,
  type RejectionCode,
  rejectedMessage,
  sendResponse,
  validateIdempotencyKey,
} from '@quicksms/core/api';
import fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';

/** What the server knows and the library does not. */
export interface Service {
  readonly card: RateCard;
  newMessageId(): MessageId;
  newRequestId(): string;
  now(): Date;
  /** The objection of balance, content filter or business hours to a valid request. Without one it is queued. */
  objection(estimate: PricedEstimate): { code: RejectionCode } | { scheduled_send_at: Date } | undefined;
}

const MOST_BYTES = 2 ** 20;

export function messagesServer(service: Service): FastifyInstance {
  const app = fastify();
  // Fastify's own parser would put U+FFFD where the bytes are not UTF-8.
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (_: FastifyRequest, body: Buffer) => jsonOf(body),
  );
  const refuse = (reply: FastifyReply, causes: readonly ErrorCause[]) => {
    const { status, body } = errorResponse(causes, { requestId: service.newRequestId() });
    return reply.status(status).send(body);
  };

  // Before the body is read, so that a request without a key costs nothing.
  const onRequest = async ({ headers }: FastifyRequest, reply: FastifyReply) => {
    if (!apiKeyOf(headers.authorization)) return refuse(reply, [{ code: 'UNAUTHORIZED' }]);
    const idempotencyKey = headers['idempotency-key'];
    if (idempotencyKey !== undefined) {
      const { issues } = validateIdempotencyKey(idempotencyKey);
      if (issues) return refuse(reply, issues);
    }
    if (!/^application\/json\s*(?:;|$)/i.test(headers['content-type'] ?? ''))
      return refuse(reply, [{ code: 'BAD_REQUEST' }]);
  };

  // Fastify calls this when it cannot read the body, for example because it is too long.
  const errorHandler = ({ statusCode = 500 }: FastifyError, _: FastifyRequest, reply: FastifyReply) =>
    refuse(reply, [{ code: statusCode < 500 ? 'BAD_REQUEST' : 'INTERNAL_ERROR' }]);

  app.post('/v1/messages', { onRequest, errorHandler, bodyLimit: MOST_BYTES }, async (request, reply) => {
    if (request.body === undefined) return refuse(reply, [{ code: 'BAD_REQUEST' }]);
    const sandbox = apiKeyOf(request.headers.authorization)?.startsWith('sk_test_');
    const { value, issues } = estimate(request.body, service.card, { sandbox });
    if (issues) return refuse(reply, issues);

    const { MSISDN, sender, customer_id } = value.request;
    const { encoding, messageParts } = value.analysis;
    const details = {
      quicksms_id: service.newMessageId(),
      MSISDN,
      sender,
      channel: value.channel,
      encoding,
      message_parts: messageParts,
      customer_id,
    };
    const objection = service.objection(value);
    const message =
      objection === undefined
        ? acceptedMessage(details)
        : 'code' in objection
          ? rejectedMessage({ MSISDN, code: objection.code })
          : heldMessage({ ...details, scheduled_send_at: objection.scheduled_send_at });
    const { status, body } = sendResponse([message], {
      sandbox: value.request.sandbox,
      createdAt: service.now(),
    });
    return reply.status(status).send(body);
  });
  return app;
}

/** The key of `Bearer sk_…` or of `Basic base64(sk_…:)`. It does not check that an account has it. */
function apiKeyOf(authorization = ''): string | undefined {
  const [, scheme, credentials = ''] = /^(Bearer|Basic) +(\S+)$/i.exec(authorization) ?? [];
  if (scheme?.toLowerCase() !== 'basic') return /^sk_(?:live|test)_\w+$/.exec(credentials)?.[0];
  // After the colon is a password, which the API ignores.
  return /^(sk_(?:live|test)_\w+):/.exec(Buffer.from(credentials, 'base64').toString())?.[1];
}

/** The JSON of a body; undefined if it is not UTF-8 or not JSON. */
function jsonOf(body: ArrayBuffer | Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { value: card } = rateCard('country,price,rcs price,currency\nGB,0.04,0.05,GBP\ndefault,0.1,0.1,GBP');
  const { value: balance } = parseMoney('100.00', 'GBP');
  if (!card || !balance) throw new Error('no card or no balance');
  const hexadecimal = () => randomBytes(8).toString('hex');
  const service: Service = {
    newMessageId: () => `msg_${hexadecimal()}`,
    newRequestId: () => `req_${hexadecimal()}`,
    now: () => new Date(),
    objection({ quote }) {
      if (quote.noRate) return { code: 'COUNTRY_NOT_ALLOWED' };
      return compareMoney(quote.reserve, balance) > 0 ? { code: 'INSUFFICIENT_CREDITS' } : undefined;
    },
    card,
  };
  messagesServer(service).listen({ port: 3000 }, (error, address) => {
    if (error) throw error;
    console.log(`${address}/v1/messages`);
  });
}
