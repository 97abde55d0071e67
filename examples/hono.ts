// POST /v1/messages in Hono: npx tsx examples/hono.ts
import { randomBytes } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { serve } from '@hono/node-server';
import {
  acceptedMessage,
  type ErrorCause,
  estimate,
  heldMessage,
  type MessageId,
  type PricedEstimate,
  type RateCard,
  type RejectionCode,
  rateCard,
  rejectedMessage,
  toErrorResponse,
  toSendResponse,
  validateIdempotencyKey,
} from '@quicksms/core';
import { type Context, Hono } from 'hono';

/** What the server knows and the library does not. */
export interface Service {
  readonly card: RateCard;
  newMessageId(): MessageId;
  newRequestId(): string;
  now(): Date;
  /** What balance, content filter or business hours have against a valid request; without, it is queued. */
  objection(estimate: PricedEstimate): { code: RejectionCode } | { scheduled_send_at: Date } | undefined;
}

export function messagesApp(service: Service): Hono {
  const app = new Hono();
  const refuse = (context: Context, causes: readonly ErrorCause[]) => {
    const { status, body } = toErrorResponse(causes, { requestId: service.newRequestId() });
    return context.json(body, status as 400);
  };

  app.post('/v1/messages', async context => {
    const apiKey = apiKeyOf(context.req.header('authorization') ?? '');
    if (!apiKey) return refuse(context, [{ code: 'UNAUTHORIZED' }]);
    const idempotencyKey = context.req.header('idempotency-key');
    if (idempotencyKey !== undefined) {
      const { issues } = validateIdempotencyKey(idempotencyKey);
      if (issues) return refuse(context, issues);
    }
    // What is no JSON has no body that could be valid.
    const json = await context.req.json().catch(() => undefined);
    const { value, issues } = estimate(json, service.card, { sandbox: apiKey.startsWith('sk_test_') });
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
    const { status, body } = toSendResponse([message], { sandbox, createdAt: service.now() });
    return context.json(body, status);
  });

  app.onError((_, context) => refuse(context, [{ code: 'INTERNAL_ERROR' }]));
  return app;
}

/** The key of `Bearer sk_…` or of `Basic base64(sk_…:)`. Whether an account has it is for the account to say. */
function apiKeyOf(authorization: string): string | undefined {
  const [, scheme, credentials = ''] = /^(Bearer|Basic) +(\S+)$/i.exec(authorization) ?? [];
  const text =
    scheme?.toLowerCase() === 'basic' ? Buffer.from(credentials, 'base64').toString() : credentials;
  return /^sk_(?:live|test)_\w+(?=:|$)/.exec(text)?.[0];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { value: card } = rateCard('country,price,rcs price,currency\nGB,0.04,0.05,GBP\ndefault,0.1,0.1,GBP');
  if (!card) throw new Error('no card');
  const hexadecimal = () => randomBytes(8).toString('hex');
  const service: Service = {
    newMessageId: () => `msg_${hexadecimal()}`,
    newRequestId: () => `req_${hexadecimal()}`,
    now: () => new Date(),
    objection: () => undefined,
    card,
  };
  serve({ fetch: messagesApp(service).fetch, port: 3000 }, ({ port }) =>
    console.log(`http://localhost:${port}/v1/messages`),
  );
}
