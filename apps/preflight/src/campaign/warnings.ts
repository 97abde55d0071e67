import type { Money } from '@quicksms/core';
import { canReceiveSmsByType } from '@quicksms/core/batch';
import { type Amount, amountOf } from './amount.js';
import { type Finding, findingsOf } from './findings.js';
import type { PricedMessages } from './messages.js';

const warningReasons = {
  CANNOT_RECEIVE_SMS:
    'numbers of a type that takes no SMS, such as fixed lines and toll-free numbers; priced like others',
  INVALID_UTF8: 'bytes that are not UTF-8, each counted as \ufffd in UCS-2; save the file as UTF-8',
} as const;

export type WarningCode = keyof typeof warningReasons;

export interface Warning extends Finding<WarningCode> {
  /** Of CANNOT_RECEIVE_SMS: the cost of those messages. */
  cost?: Amount;
}

export interface Warnings {
  add(messages: PricedMessages): void;
  /** Most frequent first. `unreachable` is the cost of messages to numbers that take no SMS. */
  list(unreachable: Money): Warning[];
}

/** Creates an empty list of warnings about messages. */
export function warningsOf(): Warnings {
  const findings = findingsOf(warningReasons);
  return {
    add({ batch, accepted, sms, isInvalidUtf8 }) {
      for (let i = 0; i < accepted.length; i++) {
        const line = batch.rows.lines[accepted[i]!]!;
        if (canReceiveSmsByType[sms.type[i]!] === 'no') findings.note('CANNOT_RECEIVE_SMS', line);
        if (isInvalidUtf8[i]) findings.note('INVALID_UTF8', line);
      }
    },
    list: unreachable =>
      findings
        .list()
        .map(warning =>
          warning.code === 'CANNOT_RECEIVE_SMS' ? { ...warning, cost: amountOf(unreachable) } : warning,
        ),
  };
}
