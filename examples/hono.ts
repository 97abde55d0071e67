// POST /v1/messages in Hono: npx tsx examples/hono.ts
import { randomBytes } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { serve } from '@hono/node-server';
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
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';

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

export function messagesApp(service: Service): Hono {
  const app = new Hono();
  const refuse = (context: Context, causes: readonly ErrorCause[]) => {
    const { status, body } = errorResponse(causes, { requestId: service.newRequestId() });
    return context.json(body, status as 400);
  };

  const badRequest = (context: Context) => refuse(context, [{ code: 'BAD_REQUEST' }]);

  // Before the body is read, so that a request without a key costs nothing.
  const checkHeaders = createMiddleware(async (context, next) => {
    if (!apiKeyOf(context.req.header('authorization'))) return refuse(context, [{ code: 'UNAUTHORIZED' }]);
    const idempotencyKey = context.req.header('idempotency-key');
    if (idempotencyKey !== undefined) {
      const { issues } = validateIdempotencyKey(idempotencyKey);
      if (issues) return refuse(context, issues);
    }
    if (!/^application\/json\s*(?:;|$)/i.test(context.req.header('content-type') ?? ''))
      return badRequest(context);
    return Number(context.req.header('content-length')) > MOST_BYTES ? badRequest(context) : next();
  });
  // For requests whose headers do not give the length.
  const checkLength = bodyLimit({ maxSize: MOST_BYTES, onError: badRequest });

  app.post('/v1/messages', checkHeaders, checkLength, async context => {
    const json = jsonOf(await context.req.arrayBuffer());
    if (json === undefined) return badRequest(context);
    const forced = apiKeyOf(context.req.header('authorization'))?.startsWith('sk_test_');
    const { value, issues } = estimate(json, service.card, { sandbox: forced });
    if (issues) return refuse(context, issues);

    const { MSISDN, sender, customer_id, sandbox } = value.request;
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
    const { status, body } = sendResponse([message], { sandbox, createdAt: service.now() });
    return context.json(body, status);
  });

  app.onError((_, context) => refuse(context, [{ code: 'INTERNAL_ERROR' }]));
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
  serve({ fetch: messagesApp(service).fetch, port: 3000 }, ({ port }) =>
    console.log(`http://localhost:${port}/v1/messages`),
  );
}
