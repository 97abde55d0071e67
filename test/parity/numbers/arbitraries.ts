import fc from 'fast-check';
import { random } from '../../random.js';
import { asBytes, asString, bytes, countNear, mixed, string } from '../aimed.js';
import { numberRows } from './rows.js';

const leaves = numberRows(20, random(12));

/** A number through a leaf of the plan, with digits replaced, added or cut off: its neighbours in the plan. */
const nearLeaf = fc
  .record({
    number: fc.constantFrom(...leaves),
    at: fc.nat(15),
    digit: fc.option(fc.integer({ min: 0x30, max: 0x39 })),
    added: fc.constantFrom('', '', '', '0', '9', '12', '000000'),
    length: fc.constantFrom(20, 20, 20, 6, 7, 8, 14, 15, 16),
  })
  .map(({ number, at, digit, added, length }) => {
    const row = Buffer.concat([number, Buffer.from(added)]);
    if (digit !== null && at < row.length) row[at] = digit;
    return new Uint8Array(row.subarray(0, length));
  });

const digits = [...'0123456789'];
const others = [...'/:+ a\u0000\n\u007f'];
const count = countNear([4, 7, 15], 20);
const everyByte = Array.from({ length: 256 }, (_, byte) => Uint8Array.of(byte));
const asPieces = (characters: readonly string[]) => characters.map(character => Buffer.from(character));

/** Numbers near the leaves of the plan and near the bounds of a length, and what is not a number. */
export const numberRow = bytes(
  fc.oneof(
    { weight: 4, arbitrary: nearLeaf },
    {
      weight: 1,
      arbitrary: mixed([asPieces(digits), asPieces([...digits, ...digits, ...others]), everyByte], count).map(
        asBytes,
      ),
    },
  ),
);

/** The same as strings, and digits that are not ASCII. */
export const numberString = string(
  fc.oneof(
    { weight: 4, arbitrary: nearLeaf.map(number => Buffer.from(number).toString()) },
    {
      weight: 1,
      arbitrary: mixed([digits, [...digits, ...others, '٣', '４', '\u0134', '😀', '\ud800']], count).map(
        asString,
      ),
    },
  ),
);
