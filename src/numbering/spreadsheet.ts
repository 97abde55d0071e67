import type { NumberChangeCode } from './typed.js';

/** What a spreadsheet made of a number: code units from `begin` to `end`, exclusive, that are not part of it. */
export interface Trace {
  code: NumberChangeCode;
  begin: number;
  end: number;
}

/** The signs in front of decimals: dot and comma, also full-width. */
const POWER = /^(\D*\d+)(?:([.,\uff0e\uff0c])(\d+))?(e\+?(\d+))\D*$/i;
const SMALL_POWER = /^\D*\d+(?:[.,\uff0e\uff0c]\d+)?e-\d+\D*$/i;
const FRACTION = /^([^.,\uff0e\uff0c]*)([.,\uff0e\uff0c])(\d+)[^\d.,\uff0e\uff0c]*$/;
const FORMULA =
  /^([^\p{L}\p{N}+"]*?)(=?"|[\u201c\u201d\u201e])([^"\u201c\u201d\u201e]*)(["\u201c\u201d])[^\p{L}\p{N}]*$/u;

/**
 * Finds what spreadsheets add to a number in a text with ASCII digits: the quotation marks of `="…"`, the fraction of
 * `447911123456.0`, the power of `4.47911123456E+11`. Returns a message instead when the number was rounded, or may
 * have been an amount.
 */
export function tracesOf(text: string): Trace[] | string {
  const traces: Trace[] = [];
  const [, before, opening, quoted, closing] = FORMULA.exec(text) ?? [];
  if (opening !== undefined) {
    const begin = before!.length;
    const end = begin + opening.length + quoted!.length;
    traces.push({ code: 'QUOTE_REMOVED', begin, end: begin + opening.length });
    traces.push({ code: 'QUOTE_REMOVED', begin: end, end: end + closing!.length });
  }
  const amount = powerOf(text) ?? fractionOf(text) ?? [];
  return typeof amount === 'string' ? amount : [...traces, ...amount];
}

/** The power of ten: of the notation of `4.47911123456E+11`, which has all digits, or else a message. */
function powerOf(text: string): Trace[] | string | undefined {
  const [, whole, sign = '', fraction = '', power, exponent] = POWER.exec(text) ?? [];
  if (power === undefined && !SMALL_POWER.test(text)) return undefined;
  if (power !== undefined && fraction.length === Number(exponent)) {
    const begin = whole!.length + sign.length + fraction.length;
    return [
      { code: 'EXPONENT_REMOVED', begin: whole!.length, end: whole!.length + sign.length },
      { code: 'EXPONENT_REMOVED', begin, end: begin + power.length },
    ];
  }
  const found = /\d+(?:\D\d+)?e[+-]?\d+/i.exec(text)![0];
  return `expected all digits, found ${found}: a spreadsheet has rounded the number, and only the source has the lost digits`;
}

/** The fraction of zeros after seven digits or more that stand together; a message for what may be an amount. */
function fractionOf(text: string): Trace[] | string | undefined {
  const [, whole, sign, fraction] = FRACTION.exec(text) ?? [];
  if (fraction === undefined) return undefined;
  const zeros = /^0+$/.test(fraction);
  const short = fraction.length < 3;
  const begin = whole!.length;
  if (zeros && short && /^\D*\d{7,}$/.test(whole!))
    return [{ code: 'FRACTION_REMOVED', begin, end: begin + 1 + fraction.length }];
  const amount = /\d{7}$/.test(whole!) ? zeros || short : zeros && short;
  return amount
    ? `expected a whole number, found the fraction "${sign}${fraction}" at index ${begin}`
    : undefined;
}
