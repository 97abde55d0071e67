// Columns that say what a row is for, and its status.
import type { Random } from '../../../random.js';
import type { Column } from './key-columns.js';
import { type Fact, likely, type Service } from './truth.js';

const services: Readonly<Record<Service, readonly string[]>> = {
  sms: ['SMS', 'Outbound SMS', 'A2P SMS', 'SMS MT', 'Transactional SMS', 'sms', 'SMS outgoing', 'SMS Text'],
  rcs: ['RCS', 'RCS message', 'Outbound RCS', 'rcs'],
  rcsBasic: ['RCS Basic', 'RCS_BASIC', 'Basic RCS message'],
  rcsSingle: ['RCS Single', 'RCS_SINGLE', 'RCS single message'],
  other: [
    'Inbound SMS',
    'MMS',
    'Voice',
    'HLR Lookup',
    'MNP',
    'Number rental',
    'Incoming SMS',
    'SMS MO',
    'WhatsApp',
    'Long code rental',
    'Outbound MMS',
    'Inbound RCS',
  ],
};

const descriptions: Readonly<Record<Service, readonly string[]>> = {
  sms: ['Outbound SMS', 'SMS', 'Local Outgoing SMS', 'Text message', ''],
  rcs: ['Outbound RCS', 'RCS message'],
  rcsBasic: ['RCS basic message'],
  rcsSingle: ['RCS single message'],
  other: ['Inbound SMS', 'MMS message', 'HLR lookup', 'Long code rental', 'Incoming SMS'],
};

/** A column of types, or of descriptions. */
export function serviceColumns(chance: Random, facts: readonly Fact[]): Column[] {
  const isNeeded = facts.some(({ service }) => service !== 'sms');
  if (!isNeeded && likely(chance, 85)) return [];
  if (likely(chance, 25))
    return [
      {
        field: 'service',
        heading: chance.pick(['Description', 'Item', 'Product description']),
        cell: ({ service }) => chance.pick(descriptions[service]),
      },
    ];
  const heading = chance.pick([
    'Type',
    'Product',
    'Channel',
    'Service',
    'Message Type',
    'Traffic',
    'Category',
  ]);
  return [{ field: 'service', heading, cell: ({ service }) => chance.pick(services[service]) }];
}

const statuses: Readonly<Record<Fact['status'], readonly string[]>> = {
  open: ['', 'Active', 'New', 'Increase', 'Decrease', 'Open', 'Current', 'increased', '+0.001', '-3%'],
  unchanged: ['No change', 'Unchanged', 'No Change', 'same'],
  closed: ['Closed', 'Deleted', 'CLOSED', 'Suspended', 'Blocked', 'Discontinued', 'Destination closed'],
  ignored: ['Ignore', 'ignored', 'Do not use'],
};

export function statusColumns(chance: Random, facts: readonly Fact[]): Column[] {
  if (facts.every(({ status }) => status === 'open') && likely(chance, 90)) return [];
  const heading = chance.pick(['Status', 'Change', 'Rate Status', 'status', 'Rate Change']);
  return [{ field: 'status', heading, cell: ({ status }) => chance.pick(statuses[status]) }];
}
