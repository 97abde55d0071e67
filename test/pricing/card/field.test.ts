// Price lists of the field: each gives what test/pricing/field/expected.json says.
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rateCard } from '../../../src/index.js';
import { fieldList, fieldLists, fieldPath, placesOf } from '../field.js';
import { priceAt } from './cards.js';

test('every list is expected to give something', () => {
  const files = readdirSync(fieldPath('.')).filter(name => !/^(?:README\.md|expected\.json)$/.test(name));
  expect(fieldLists.map(({ file }) => file).sort()).toEqual(files.sort());
});

describe.each([...new Set(fieldLists.map(({ kind }) => kind))])('%s', kind => {
  const cases = fieldLists
    .filter(list => list.kind === kind)
    .flatMap(({ file, readings }) =>
      readings.map(reading => [file, JSON.stringify(reading.options ?? {}), reading] as const),
    );

  test.each(cases)('%s with %s', (file, _, { options, refused, currency, prices = [], ...listed }) => {
    const result = rateCard(fieldList(file), options);
    expect(result.issues && placesOf(result.issues)).toEqual(refused);
    if (result.issues) return;
    if (currency !== undefined) expect(result.value.currency).toBe(currency);
    for (const { msisdn, mccMnc, at, price } of prices)
      expect(
        priceAt(result.value, msisdn, mccMnc, at === undefined ? undefined : Date.parse(at)),
        `${msisdn} ${mccMnc} ${at}`,
      ).toBe(price);
    expect(placesOf(result.skipped)).toEqual(listed.skipped ?? []);
    expect(placesOf(result.warnings)).toEqual(listed.warnings ?? []);
  });
});
