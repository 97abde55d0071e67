// QuickSMS API 2.0, Message Rejection Codes: the program's content filter.
import { describe, expect, test } from 'vitest';
import { checkContent, type MessageContent } from '../../src/api/content.js';

const content: MessageContent = { msg: 'You won', sender: 'MyStore', MSISDN: '447700900000', country: 'GB' };

describe('Message Rejection Codes', () => {
  test('CONTENT_BLOCKED: the content filter is triggered', () => {
    expect(checkContent(({ msg }) => msg.includes('won'), content)).toEqual({ code: 'CONTENT_BLOCKED' });
    expect(checkContent(({ msg }) => msg.includes('lost'), content)).toBeUndefined();
  });

  test('a filter sees text, sender, number and country', () => {
    let seen: MessageContent | undefined;
    checkContent(given => {
      seen = given;
      return false;
    }, content);
    expect(seen).toEqual(content);
  });

  test('without a filter no message is blocked', () => {
    expect(checkContent(undefined, content)).toBeUndefined();
  });

  test('an error of the filter is not caught', () => {
    const failing = () => {
      throw new Error('the list is away');
    };
    expect(() => checkContent(failing, content)).toThrow('the list is away');
  });

  test('misuse: a filter that is no function, or answers with a promise', () => {
    const misuse = expect.objectContaining({ code: 'INVALID_ARGUMENT' });
    expect(() => checkContent(/won/ as never, content)).toThrow(misuse);
    expect(() => checkContent((async () => false) as never, content)).toThrow(misuse);
  });
});
