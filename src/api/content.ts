import { argumentError } from '../misuse.js';
import type { Rejection } from './decision.js';

/** What a content filter may judge a message by. */
export interface MessageContent {
  readonly msg: string;
  readonly sender: string;
  readonly MSISDN: string;
  /** As `resolve` returns it: null for an unknown calling code. */
  readonly country: string | null;
}

/** A function of the program that returns true for content that is blocked. */
export type ContentFilter = (content: MessageContent) => boolean;

/**
 * Asks the program's content filter whether a message is blocked. Without a filter no message is.
 *
 * The rejection is `CONTENT_BLOCKED`. An error of the filter is not caught. Rule: QuickSMS API 2.0, Message Rejection Codes.
 *
 * @throws {TypeError} `INVALID_ARGUMENT` unless the filter is a function and returns true or false: a filter that returns
 * a promise would block every message
 * @example
 * const content = { msg: 'You have won!', sender: 'MyStore', MSISDN: '447700900000', country: 'GB' };
 * checkContent(({ msg }) => msg.includes('won'), content)?.code // 'CONTENT_BLOCKED'
 */
export function checkContent(
  filter: ContentFilter | undefined,
  content: MessageContent,
): Rejection | undefined {
  if (filter === undefined) return undefined;
  if (typeof filter !== 'function') throw argumentError('filter', 'a function', filter);
  const blocked: unknown = filter(content);
  if (typeof blocked !== 'boolean') throw argumentError('what the filter returns', 'true or false', blocked);
  return blocked ? { code: 'CONTENT_BLOCKED' } : undefined;
}
