import { expect, test } from 'vitest';
import { Recent } from '../../../src/text/national/recent.js';

test('a value is made once, and the one that was unused longest makes room', () => {
  const made: number[] = [];
  const recent = new Recent(2, key => {
    made.push(key);
    return { key };
  });
  const one = recent.get(1);
  expect(one).toEqual({ key: 1 });
  expect(recent.get(1)).toBe(one);
  recent.get(2);
  expect(recent.get(1)).toBe(one);
  recent.get(3);
  expect(recent.get(1)).toBe(one);
  recent.get(2);
  recent.get(0);
  expect(made).toEqual([1, 2, 3, 2, 0]);
});
