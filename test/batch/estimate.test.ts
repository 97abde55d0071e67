// What many messages cost: options and results. Parity of the kernels is in test/parity.
import { describe, expect, test } from 'vitest';
import { type Estimate, estimateColumns, estimator, statuses, textColumn } from '../../src/batch/index.js';
import { formatMoney, type Money, type RateCard, type RateCardOptions, rateCard } from '../../src/index.js';
import { loadKernel } from '../../src/kernel/index.js';
import { wasmKernel } from '../../src/kernel/wasm.js';
import { engineModule } from '../engine.js';

const kernels = {
  ts: loadKernel({ prefer: 'ts' }),
  wasm: loadKernel({ prefer: 'wasm' }),
  'wasm, with the first row': wasmKernel(engineModule(), undefined, 0),
};

const bytes = (texts: readonly string[]) => {
  const encoded = texts.map(text => new TextEncoder().encode(text));
  const offsets = new Int32Array(texts.length + 1);
  encoded.forEach((text, i) => {
    offsets[i + 1] = offsets[i]! + text.length;
  });
  return textColumn({ data: new Uint8Array(Buffer.concat(encoded)), offsets });
};
const card = (text: string, options?: RateCardOptions): RateCard => {
  const { value, issues } = rateCard(text, options);
  if (!value) throw new Error(JSON.stringify(issues));
  return value;
};
const amount = (money: Money | null | undefined) => money && formatMoney(money, { decimals: 0 });
const reasons = (list: Estimate['setAsideReasons'] | Estimate['noRateReasons']) =>
  Object.fromEntries(list.map(({ code, count }) => [code, count]));

const GUERNSEY = '447911123456';
const GERMANY = '4915112345678';

describe.each(Object.entries(kernels))('%s', (_, kernel) => {
  const ask = (
    columns: {
      msisdn: string[];
      text?: string[];
      sender?: string[];
      mccMnc?: string[];
      channel?: string[] | 'RCS';
    },
    rates: RateCard,
    options: Parameters<typeof estimateColumns>[3] = {},
  ) => {
    const { msisdn, text = msisdn.map(() => 'Hello'), sender, mccMnc, channel } = columns;
    return estimateColumns(
      kernel,
      {
        msisdn: bytes(msisdn),
        text: bytes(text),
        sender: sender && bytes(sender),
        mccMnc: mccMnc && bytes(mccMnc),
        channel: typeof channel === 'string' ? channel : channel && bytes(channel),
      },
      rates,
      { ...options, perRow: true },
    );
  };

  test('a share of recipients with RCS: least, expected and most; no share, all or none', () => {
    const rates = card('country,price,rcs price\nGG,0.04,0.05\nDE,0.06,0.05');
    const msisdn = [...Array<string>(10).fill(GUERNSEY), ...Array<string>(10).fill(GERMANY)];
    const { cost, least, most, perRow } = ask({ msisdn }, rates, { rcsShare: 0.35 });
    // Ten times 0.05 × 0.35 + 0.04 × 0.65, and ten times 0.05 × 0.35 + 0.06 × 0.65
    expect([cost, least, most].map(amount)).toEqual(['1', '0.9', '1.1']);
    // Of a row the total of its quote: by RCS.
    expect(new Set(perRow.cost)).toEqual(new Set([5_000_000n]));
    const of = (rcsShare: number | string) => amount(ask({ msisdn }, rates, { rcsShare }).cost);
    expect([of(1), of(0), of('0.5')]).toEqual(['1', '1', '1']);
    expect(amount(ask({ msisdn: [GUERNSEY] }, rates, { rcsShare: '0.35' }).cost)).toBe('0.0435');
    expect(ask({ msisdn }, rates).least).toBeUndefined();
  });

  test('an expected cost between two units is rounded once, at the end', () => {
    const rates = card('country,price,rcs price\nGG,0.00000001,0.00000002');
    const units = (count: number, options: object) =>
      ask({ msisdn: Array<string>(count).fill(GUERNSEY) }, rates, { rcsShare: 0.5, ...options }).cost?.units;
    expect(units(1, {})).toBe(2n);
    expect(units(1, { rounding: 'DOWN' })).toBe(1n);
    expect(units(3, {})).toBe(4n);
    expect(units(2, { rounding: 'UP' })).toBe(3n);
  });

  test('with RCS, a message is one part, and without a rate for the SMS it falls back to there is no price', () => {
    const rates = card('country,price,rcs price\nGG,0.04,0.05\nDE,,0.05');
    const columns = { msisdn: [GUERNSEY, GERMANY], text: ['a'.repeat(500), 'b'], channel: 'RCS' } as const;
    const arrives = ask({ ...columns, msisdn: [...columns.msisdn], text: [...columns.text] }, rates);
    expect([amount(arrives.cost), arrives.messageParts, arrives.noRate]).toEqual(['0.1', 2, 0]);
    expect(arrives.byEncoding).toMatchObject([{ encoding: null, messages: 2 }]);
    const some = ask({ ...columns, msisdn: [...columns.msisdn], text: [...columns.text] }, rates, {
      rcsShare: 0,
    });
    expect([amount(some.cost), some.noRate]).toEqual(['0.16', 1]);
    expect(statuses[some.perRow.status[1]!]).toBe('NO_RATE');
  });

  test('channel by message', () => {
    const rates = card('country,price,rcs price\nGG,0.04,0.05');
    const { perRow } = ask({ msisdn: Array(3).fill(GUERNSEY), channel: ['SMS', 'RCS', 'SMS'] }, rates);
    expect([...perRow.cost]).toEqual([4_000_000n, 5_000_000n, 4_000_000n]);
  });

  test('an invalid sender is set aside, and so is an RCS agent for SMS', () => {
    const rates = card('country,price,rcs price\nGG,0.04,0.05');
    const sender = ['MyStore', '', 'A very long agent name', 'A very long agent name'];
    const channel = ['SMS', 'SMS', 'SMS', 'RCS'];
    const found = ask({ msisdn: Array(4).fill(GUERNSEY), sender, channel }, rates);
    expect([found.rows, found.priced, found.setAside]).toEqual([4, 2, 2]);
    expect(reasons(found.setAsideReasons)).toEqual({ INVALID_SENDER: 2 });
    expect(Array.from(found.perRow.status, code => statuses[code])).toEqual([
      'OK',
      'INVALID_SENDER',
      'INVALID_SENDER',
      'OK',
    ]);
  });

  test('MCC and MNC count before the prefix, for the channel that they have a rate for', () => {
    const rates = card('mccmnc,prefix,price,rcs price\n23455,,0.01,\n,447911,0.02,0.03\n,44,0.04,0.05');
    const mccMnc = ['23455', '', '23410', '2345x'];
    const found = ask({ msisdn: Array(4).fill(GUERNSEY), mccMnc }, rates);
    expect([...found.perRow.cost]).toEqual([1_000_000n, 2_000_000n, 2_000_000n, 0n]);
    expect(reasons(found.setAsideReasons)).toEqual({ INVALID_MCC_MNC: 1 });
    const rcs = ask({ msisdn: Array(4).fill(GUERNSEY), mccMnc, channel: 'RCS' }, rates);
    expect([...rcs.perRow.cost]).toEqual([3_000_000n, 3_000_000n, 3_000_000n, 0n]);
  });

  test('why there is no rate', () => {
    const rates = card('country,mcc,mnc,price\nGG,,,n/a\nDE,262,01,0.05\nDE,262,02,0.06');
    const found = ask({ msisdn: [GUERNSEY, GERMANY, '33612345678'] }, rates);
    expect([found.priced, found.noRate, amount(found.cost)]).toEqual([0, 3, '0']);
    expect(reasons(found.noRateReasons)).toEqual({
      NO_RATE: 1,
      DESTINATION_REJECTED: 1,
      NETWORK_UNKNOWN: 1,
    });
  });

  test('the largest sum of 64 bits, and one past it: a code and no amount', () => {
    const half = '46116860184.27387904'; // 2^62
    const largest = card('country,price\nGG,92233720368.54775807');
    expect(ask({ msisdn: [GUERNSEY] }, largest).cost?.units).toBe(2n ** 63n - 1n);
    const twice = ask({ msisdn: [GUERNSEY, GUERNSEY] }, card(`country,price\nGG,${half}`));
    expect(twice.cost).toBeNull();
    expect(twice.byCountry[0]?.cost).toBeNull();
    expect(twice.issues.map(({ code }) => code)).toContain('AMOUNT_OUT_OF_RANGE');
    expect([...twice.perRow.cost]).toEqual([2n ** 62n, 2n ** 62n]);
    const almost = ask(
      { msisdn: [GUERNSEY, GERMANY] },
      card(`country,price\nGG,${half}\nDE,46116860184.27387903`),
    );
    expect([almost.cost?.units, almost.issues]).toEqual([2n ** 63n - 1n, []]);
    const parts = ask({ msisdn: [GUERNSEY], text: ['a'.repeat(161)] }, card(`country,price\nGG,${half}`));
    expect([parts.priced, parts.setAside, parts.cost?.units]).toEqual([0, 1, 0n]);
    expect(reasons(parts.setAsideReasons)).toEqual({ AMOUNT_OUT_OF_RANGE: 1 });
    expect(statuses[parts.perRow.status[0]!]).toBe('AMOUNT_OUT_OF_RANGE');
  });

  test('a fee for each part; segments as basis', () => {
    const rates = card('country,price,fee\nGG,0.04,0.001');
    const text = [`${'a'.repeat(152)}€${'a'.repeat(152)}`];
    expect(amount(ask({ msisdn: [GUERNSEY], text }, rates).cost)).toBe('0.082');
    expect(amount(ask({ msisdn: [GUERNSEY], text }, rates, { basis: 'segments' }).cost)).toBe('0.123');
  });

  test('rates in force at a time', () => {
    const rates = card('country,price,from,until\nGG,0.04,,2026-02-01\nGG,0.05,2026-02-01,');
    const at = (time: number) => amount(ask({ msisdn: [GUERNSEY] }, rates, { at: time }).cost);
    expect(at(Date.UTC(2026, 1, 1) - 1)).toBe('0.04');
    expect(at(Date.UTC(2026, 1, 1))).toBe('0.05');
  });

  test('batch after batch is the same as all at once, and estimators take turns', () => {
    const rates = card('country,price\nGG,0.04\nDE,0.05');
    const [one, other] = [estimator(kernel, rates), estimator(kernel, rates, { basis: 'segments' })];
    for (let i = 0; i < 200; i++) {
      const msisdn = bytes([i % 2 ? GUERNSEY : GERMANY, '1']);
      const text = bytes(['a'.repeat(i * 10), 'b']);
      one.add({ msisdn, text });
      if (i < 100) other.add({ msisdn, text });
    }
    const numbers = Array.from({ length: 400 }, (_, i) => (i % 2 ? '1' : (i >> 1) % 2 ? GUERNSEY : GERMANY));
    const texts = numbers.map((_, i) => (i % 2 ? 'b' : 'a'.repeat((i >> 1) * 10)));
    const { perRow, ...all } = ask({ msisdn: numbers, text: texts }, rates);
    expect(one.estimate()).toEqual(all);
    expect(one.estimate()).toEqual(all);
    expect(perRow.status.length).toBe(400);
    expect([other.estimate().rows, other.estimate().setAside]).toEqual([200, 100]);
  });

  test('more kinds of messages than the engine has room for', () => {
    const lines = Array.from({ length: 40_000 }, (_, i) => `4477${String(10_000 + i)},0.${10_000 + i}`);
    const rates = card(`prefix,price\n${lines.join('\n')}`);
    const msisdn = lines.map(line => `${line.split(',')[0]}000`);
    const found = ask({ msisdn }, rates);
    const sum = lines.reduce((sum, line) => sum + BigInt(line.split('.')[1]!) * 1000n, 0n);
    expect([found.priced, found.cost?.units, found.byRate.length]).toEqual([40_000, sum, 40_000]);
  });

  test('a card that comes when the buffer is given away', () => {
    const data = kernel.buffer(100);
    data.set(new TextEncoder().encode(GUERNSEY));
    const msisdn = textColumn({ data, offsets: Int32Array.of(0, 12) });
    const lines = Array.from({ length: 9000 }, (_, i) => `447${1000 + i},0.0${1000 + i}`);
    const rates = card(`prefix,price\n${lines.join('\n')}`);
    const { cost } = estimateColumns(kernel, { msisdn, text: bytes(['a']) }, rates);
    expect(amount(cost)).toBe('0.09111');
    expect(Buffer.from(data.subarray(0, 12)).toString()).toBe(GUERNSEY);
  });
});

test('what is wrong with the program', () => {
  const kernel = kernels.ts;
  const rates = card('country,price\nGG,0.04');
  const one = textColumn(['1']);
  const messages = { msisdn: one, text: one };
  const wrong: [() => unknown, string][] = [
    [() => estimateColumns(null as never, messages, rates), 'kernel'],
    [() => estimateColumns(kernel, null as never, rates), 'messages'],
    [() => estimateColumns(kernel, { msisdn: one } as never, rates), 'column'],
    [() => estimateColumns(kernel, { ...messages, text: textColumn([]) }, rates), 'messages.text has 0 rows'],
    [() => estimateColumns(kernel, { ...messages, sender: textColumn([]) }, rates), 'messages.sender'],
    [() => estimateColumns(kernel, { ...messages, channel: 'MMS' as never }, rates), "'SMS' or 'RCS'"],
    [() => estimateColumns(kernel, { ...messages, channel: textColumn(['']) }, rates), 'row 0'],
    [() => estimateColumns(kernel, messages, {} as never), 'card'],
    [() => estimateColumns(kernel, messages, rates, { basis: 'words' as never }), 'options.basis'],
    [() => estimateColumns(kernel, messages, rates, { rcsShare: 1.5 }), 'options.rcsShare'],
    [() => estimateColumns(kernel, messages, rates, { rcsShare: '50%' }), 'options.rcsShare'],
    [() => estimateColumns(kernel, messages, rates, { rcsShare: Number.NaN }), 'options.rcsShare'],
    [() => estimateColumns(kernel, messages, rates, { at: 'today' as never }), 'options.at'],
    [() => estimateColumns(kernel, messages, rates, { rounding: 'NEAR' as never }), 'options.rounding'],
    [() => estimateColumns(kernel, messages, rates, { perRow: 1 as never }), 'options.perRow'],
    [() => estimateColumns(kernel, messages, rates, { table: {} as never }), 'table'],
  ];
  for (const [act, said] of wrong) {
    expect(act, said).toThrow(said);
    expect(act, said).toThrow(expect.objectContaining({ code: 'INVALID_ARGUMENT' }));
  }
});

describe('faults that were not noticed once', () => {
  const kernel = kernels.ts;
  const textOf = (count: number) => textColumn(Array<string>(count).fill('Hello'));
  const US = '12025551234';
  const CANADA = '16135551234';

  test('RCS by a prefix that two countries share, SMS by country, and a share of both', () => {
    const rates = card('prefix,country,price,rcs price\n1,,,0.05\n,US,0.1,\n,CA,0.2,');
    const messages = { msisdn: textColumn([US, CANADA]), text: textOf(2) };
    // 0.05 × 0.5 + 0.1 × 0.5, and 0.05 × 0.5 + 0.2 × 0.5
    expect(estimateColumns(kernel, messages, rates, { rcsShare: 0.5 }).cost?.units).toBe(20_000_000n);
  });

  test('a fallback past 64 bits is one', () => {
    const rates = card('country,price,rcs price\nDE,60000000000,0.01');
    const messages = { msisdn: textColumn([GERMANY]), text: textColumn(['a'.repeat(161)]) };
    const found = estimateColumns(kernel, messages, rates, { rcsShare: 0.5 });
    expect(reasons(found.setAsideReasons)).toEqual({ AMOUNT_OUT_OF_RANGE: 1 });
  });

  test('a share of a ten-millionth', () => {
    const rates = card('country,price,rcs price\nDE,0,1');
    const messages = { msisdn: textColumn([GERMANY]), text: textOf(1) };
    expect(estimateColumns(kernel, messages, rates, { rcsShare: 1e-7 }).cost?.units).toBe(10n);
  });
});
