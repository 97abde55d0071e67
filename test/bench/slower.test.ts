import { expect, test } from 'vitest';
import type { Figure } from '../../bench/report.js';
import { slower } from '../../bench/slower.js';

const figure = (value: number, noise: number, better?: 'less'): Figure => ({
  value,
  noise,
  ...(better && { better }),
});
const slowerNames = (before: Figure, after: Figure) =>
  slower({ text: { ratio: before } }, { text: { ratio: after } }).map(row => row.figure);

test('a figure that fell by more than the noise of both runs is slower', () => {
  expect(slowerNames(figure(10, 0.04), figure(8.9, 0.04))).toEqual(['ratio']);
  expect(slowerNames(figure(10, 0.04), figure(9.3, 0.04))).toEqual([]);
});

test('differences of less than 5 % are noise, however little the rounds differ', () => {
  expect(slowerNames(figure(10, 0), figure(9.6, 0))).toEqual([]);
  expect(slowerNames(figure(10, 0), figure(9.4, 0))).toEqual(['ratio']);
});

test('of times and sizes less is better', () => {
  expect(slowerNames(figure(10, 0, 'less'), figure(12, 0, 'less'))).toEqual(['ratio']);
  expect(slowerNames(figure(10, 0, 'less'), figure(8, 0, 'less'))).toEqual([]);
});

test('a figure that only one run has is left out', () => {
  expect(slower({}, { text: { ratio: figure(1, 0) } })).toEqual([]);
});
