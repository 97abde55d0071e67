import { read } from './body.js';
import type { SendRequest } from './send-request.js';

/** The fields of a body, of whatever type. */
type Fields = Record<keyof SendRequest, unknown> & {
  /** Whether `Object.prototype` has no property named like a field, which an assignment would meet. False where nobody looked. */
  readonly isClean: boolean;
};

/** Reads the own fields of a body, each once. A field of a prototype was not sent. */
export function fieldsOf(body: object): Fields {
  try {
    if (Object.getPrototypeOf(body) === objectPrototype) {
      // By name, so that V8 remembers where each field lies: a third of the time of `read`.
      const { MSISDN, msg, sender, smart_routing, sms_failover_sender } = body as Fields;
      const { expiry, customer_id, metadata, sandbox, callback_url } = body as Fields;
      // A getter may have changed what is inherited, so this is checked after all reads, where V8 knows the answer.
      if (Object.getPrototypeOf(body) === objectPrototype && !isPolluted())
        return {
          MSISDN,
          msg,
          sender,
          smart_routing,
          sms_failover_sender,
          expiry,
          customer_id,
          metadata,
          sandbox,
          callback_url,
          isClean: true,
        };
    }
  } catch {} // `read` finds the field that cannot be read.
  return {
    MSISDN: read(body, 'MSISDN'),
    msg: read(body, 'msg'),
    sender: read(body, 'sender'),
    smart_routing: read(body, 'smart_routing'),
    sms_failover_sender: read(body, 'sms_failover_sender'),
    expiry: read(body, 'expiry'),
    customer_id: read(body, 'customer_id'),
    metadata: read(body, 'metadata'),
    sandbox: read(body, 'sandbox'),
    callback_url: read(body, 'callback_url'),
    isClean: false,
  };
}

const objectPrototype: object = Object.prototype;

/** Whether somebody defined a property named like a field on `Object.prototype`. */
export function isPolluted(): boolean {
  return (
    'MSISDN' in objectPrototype ||
    'msg' in objectPrototype ||
    'sender' in objectPrototype ||
    'smart_routing' in objectPrototype ||
    'sms_failover_sender' in objectPrototype ||
    'expiry' in objectPrototype ||
    'customer_id' in objectPrototype ||
    'metadata' in objectPrototype ||
    'sandbox' in objectPrototype ||
    'callback_url' in objectPrototype
  );
}
