import type { Random } from '../../test/random.js';
import { filled, type Row } from './rows.js';

/** Fields as a row of CSV. */
export const record = (...fields: string[]) =>
  `${fields.map(field => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',')}\r\n`;

/** Mistakes that a row can have: each in about one row of fifty, the last, a long text, in one of 250. */
export const mistakes: readonly ((row: Row, random: Random) => string | Uint8Array)[] = [
  ({ customer, msisdn, message }) => record(customer, `+${msisdn}`, message),
  ({ customer, msisdn, message }) => record(customer, msisdn.slice(0, 5), message),
  ({ customer, msisdn, message }) => record(customer, `${msisdn.slice(0, 4)} ${msisdn.slice(4)}x`, message),
  ({ customer, msisdn, message }) => record(customer, `0${msisdn.slice(2)}`, message),
  ({ customer, message }) => record(customer, '', message),
  ({ customer, msisdn }) => record(customer, msisdn, ''),
  ({ customer, msisdn }) => `${customer},${msisdn},Hello, your table is booked, see you soon\r\n`,
  ({ msisdn, message }) => record(msisdn, message),
  ({ customer, msisdn }) => `${customer},${msisdn},"Your code is ready" - call us\r\n`,
  // Saved as Latin-1.
  ({ customer, msisdn }) =>
    Buffer.from(`${customer},${msisdn},Café Zoë: à bientôt! Crème brûlée 5 £\r\n`, 'latin1'),
  ({ customer, msisdn, message }, random) =>
    random.below(5) > 0
      ? record(customer, msisdn, message)
      : record(customer, msisdn, filled(message, 1531 + random.below(200))),
];
