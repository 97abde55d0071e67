import type { CanReceiveSms, NumberType } from '@quicksms/core';
import type { Amount } from './amount.js';
import type { Balance } from './balance.js';
import type { Finding } from './findings.js';
import type { Homoglyphs } from './homoglyphs.js';
import type { RejectionCode } from './judge.js';
import type { Savings } from './savings.js';
import type { Warning } from './warnings.js';

export type Basis = 'parts' | 'segments';

/** The sums of some of the messages. */
export interface Subtotal {
  messages: number;
  messageParts: number;
  segments: number;
  /** How many of the messages have no rate, and so no share in the cost. */
  noRate: number;
  cost: Amount;
}

export interface CountrySubtotal extends Subtotal {
  /** ISO 3166-1 alpha-2, 001 for non-geographic numbers, null for a calling code that is not assigned. */
  country: string | null;
}

export interface TypeSubtotal extends Subtotal {
  type: NumberType;
  canReceiveSms: CanReceiveSms;
}

export interface RateSubtotal {
  /** The line of the rates file, or the path in JSON. */
  line: number | null;
  path: string | null;
  mccMnc: string | null;
  network: string | null;
  prefix: string | null;
  country: string | null;
  /** Of an SMS part, with the carrier's fee. */
  price: Amount | null;
  /** Of an RCS message, with the carrier's fee. */
  rcsPrice: Amount | null;
  messages: number;
  cost: Amount;
}

/** What a campaign will cost. */
export interface Estimate {
  /** Priced, without a rate, and rejected. */
  rows: number;
  priced: number;
  rejected: number;
  noRate: number;
  noRateReasons: { code: string; count: number }[];
  /** Rows that would be sent: priced and without a rate. */
  messages: number;
  /** As SMS, also with `rcsShare`. */
  messageParts: number;
  segments: number;
  /** Which of the two is billed. */
  basis: Basis;
  /** The expected cost with `rcsShare`. */
  cost: Amount;
  rcsShare?: string;
  /** With `rcsShare`: the cost if each recipient gets the cheaper of RCS and SMS, and if each gets the dearer. */
  least?: Amount;
  most?: Amount;
  balance?: Balance;
  /** Dearest first. */
  byCountry: CountrySubtotal[];
  /** By type of the recipient's number, dearest first. */
  byType: TypeSubtotal[];
  /** By row of the rates file, dearest first, at most 20. */
  byRate: RateSubtotal[];
  byEncoding: { 'GSM-7': number; 'UCS-2': number };
  savings: Savings;
  /** What Latin capitals for Greek and Cyrillic ones that look the same would save. It changes words. */
  homoglyphs: Homoglyphs;
  rejections: Finding<RejectionCode>[];
  warnings: Warning[];
  kernel: string;
}
