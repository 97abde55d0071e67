// POST /v1/messages for whatever speaks fetch: Bun, Deno, workers, and Node behind an adapter, as here:
// npx tsx examples/fetch.ts
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

export function messagesHandler(service: Service) {
  return async (request: Request): Promise<Response> => {
    if (request.method !== 'POST' || new URL(request.url).pathname !== '/v1/messages')
      return new Response(null, { status: 404 });
    const requestId = service.newRequestId();
    const refuse = (causes: readonly ErrorCause[]) => {
      const { status, body } = errorResponse(causes, { requestId });
      return Response.json(body, { status });
    };
    try {
      const apiKey = apiKeyOf(request.headers.get('authorization') ?? undefined);
      if (!apiKey) return refuse([{ code: 'UNAUTHORIZED' }]);
      const idempotencyKey = request.headers.get('idempotency-key');
      if (idempotencyKey !== null) {
        const { issues } = validateIdempotencyKey(idempotencyKey);
        if (issues) return refuse(issues);
      }
      const json = await jsonOf(request);
      if (json === undefined) return refuse([{ code: 'BAD_REQUEST' }]);
      const { value, issues } = estimate(json, service.card, { sandbox: apiKey.startsWith('sk_test_') });
      if (issues) return refuse(issues);

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
      return Response.json(body, { status });
    } catch {
      return refuse([{ code: 'INTERNAL_ERROR' }]);
    }
  };
}

/** The key of `Bearer sk_…` or of `Basic base64(sk_…:)`. It does not check that an account has it. */
function apiKeyOf(authorization = ''): string | undefined {
  const [, scheme, credentials = ''] = /^(Bearer|Basic) +(\S+)$/i.exec(authorization) ?? [];
  if (scheme?.toLowerCase() !== 'basic') return /^sk_(?:live|test)_\w+$/.exec(credentials)?.[0];
  // After the colon is a password, which the API ignores.
  return /^(sk_(?:live|test)_\w+):/.exec(Buffer.from(credentials, 'base64').toString())?.[1];
}

/** The JSON of a body; undefined if it is not UTF-8, not JSON, or too long. No more than the limit is read. */
async function jsonOf(request: Request): Promise<unknown> {
  if (!/^application\/json\s*(?:;|$)/i.test(request.headers.get('content-type') ?? '')) return undefined;
  if (Number(request.headers.get('content-length')) > MOST_BYTES) return undefined;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) return undefined;
    chunks.push(chunk);
  }
  const body = await new Blob(chunks).arrayBuffer();
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
  const fetch = messagesHandler({
    newMessageId: () => `msg_${hexadecimal()}`,
    newRequestId: () => `req_${hexadecimal()}`,
    now: () => new Date(),
    objection({ quote }) {
      if (quote.noRate) return { code: 'COUNTRY_NOT_ALLOWED' };
      return compareMoney(quote.reserve, balance) > 0 ? { code: 'INSUFFICIENT_CREDITS' } : undefined;
    },
    card,
  });
  serve({ fetch, port: 3000 }, ({ port }) => console.log(`http://localhost:${port}/v1/messages`));
}
