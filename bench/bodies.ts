// Bodies of send requests to measure on: seeded, so that every run sees the same.
import { random } from '../test/random.js';

const COUNT = 2000;

export type Body = Record<string, unknown>;

/** The documented example with other digits in each row, parsed from JSON, one in four with optional fields. */
export function validBodies(): Body[] {
  const chance = random(6);
  const digits = (count: number) => String(chance.below(10 ** count)).padStart(count, '0');
  const bodies = Array.from({ length: COUNT }, (_, row): Body => {
    const order = String(10_000 + row);
    const extras = chance.below(4) === 0 ? 1 + chance.below(7) : 0;
    return {
      MSISDN: `447${digits(9)}`,
      msg: `Your order #${order} has been dispatched.`,
      sender: 'MyStore',
      ...(extras & 1 && { smart_routing: chance.below(2) === 1 }),
      ...(extras & 2 && { expiry: 60 + chance.below(259_141) }),
      customer_id: `cust_${digits(6)}`,
      metadata: { order_id: order, type: 'dispatch_notification' },
      ...(extras & 4 && { sandbox: chance.below(2) === 1 }),
      callback_url: `https://example.com/webhooks/sms/${digits(4)}`,
    };
  });
  return JSON.parse(JSON.stringify(bodies));
}
