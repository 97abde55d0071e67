// Kinds of senders: a column of bytes against regular expressions on strings.
import type { Kernel } from '../src/kernel/index.js';
import { extensionCharacters } from '../src/tables/alphabets.js';
import { lockingTables } from '../src/tables/national-alphabets.js';
import { random } from '../test/random.js';
import { utf8 } from './corpus.js';
import { type Contender, checkAnswers, measure } from './harness.js';
import { library } from './library.js';
import { quick, type Row, report } from './report.js';

const { checkSender, checkSenderColumn, loadKernel, senderKinds, textColumn } = library;

const { say, table, figure, end } = report('Kinds of senders');
const senders = drawnSenders(quick ? 20_000 : 100_000);
const bytes = utf8(senders);
say(`${senders.length.toLocaleString('en')} senders: names, numbers, and some that are of no kind.`);

const [numeric, alphanumeric] = [
  1 << senderKinds.indexOf('NUMERIC'),
  1 << senderKinds.indexOf('ALPHANUMERIC'),
];
const answersOf = (kinds: ArrayLike<number>) => ({ kinds: Uint8Array.from(kinds) });
const contenders: Contender[] = [
  regularExpressions(),
  checkSenderOfEach(),
  ...[loadKernel({ prefer: 'ts' }), loadKernel()].map(ofBytes),
];
checkAnswers(contenders);
const results = measure({ rows: senders.length, bytes: bytes.data.length }, contenders);
table(
  'Senders per second',
  results.map(
    ({ name, rowsPerSecond, ratio }): Row => ({
      name,
      'M senders/s': rowsPerSecond / 1e6,
      '× regular expressions': ratio,
    }),
  ),
);
figure('bytes: against regular expressions on strings', {
  value: results[3]!.ratio,
  noise: results[3]!.noise,
});
end();

/**
 * Digits, or characters of one septet with a letter among them: the same as long as no sender has others of the alphabet. No
 * other way was as fast: bounds and a look-ahead in the expression took a third longer, one expression a quarter.
 */
function regularExpressions(): Contender {
  const basic = [...lockingTables[0]!].filter(character => !/[\0\n\r]/.test(character));
  const classOf = (characters: string[]) => characters.join('').replaceAll(/[\\\]^-]/g, '\\$&');
  const letters = classOf(basic.filter(character => /\p{L}/u.test(character)));
  const others = classOf(basic.filter(character => !/\p{L}/u.test(character)));
  const name = new RegExp(`^[${others}]*[${letters}][${classOf(basic)}]*$`);
  const number = /^[0-9]+$/;
  const kinds = new Uint8Array(senders.length);
  const run = () => {
    for (let i = 0; i < senders.length; i++) {
      const sender = senders[i]!;
      if (sender.length <= 15 && number.test(sender)) kinds[i] = numeric;
      else kinds[i] = sender.length <= 11 && name.test(sender) ? alphanumeric : 0;
    }
    return { kinds };
  };
  return { name: 'regular expressions, strings', run };
}

function checkSenderOfEach(): Contender {
  return {
    name: 'checkSender, strings',
    run() {
      let kept: unknown;
      for (let i = 0; i < senders.length; i++) kept = checkSender(senders[i]!);
      return kept;
    },
    answers: () =>
      answersOf(
        senders.map(sender =>
          checkSender(sender).kinds.reduce((bits, kind) => bits | (1 << senderKinds.indexOf(kind)), 0),
        ),
      ),
  };
}

function ofBytes(kernel: Kernel): Contender {
  const data = kernel.buffer(bytes.data.length);
  data.set(bytes.data);
  const column = textColumn({ data, offsets: bytes.offsets });
  const into = { kind: new Uint8Array(senders.length) };
  const ask = () => checkSenderColumn(kernel, column, { into, only: ['kind'] });
  return {
    name: `checkSenderColumn, ${kernel.name} kernel, bytes`,
    run: ask,
    answers: () => answersOf(ask().kind),
  };
}

/** Three in five names, one in five numbers, and one in five with a fault: too long, or a character that is not allowed. */
function drawnSenders(count: number): string[] {
  const { below, pick } = random(9);
  const text = (characters: string, length: number) =>
    Array.from({ length }, () => pick(characters)).join('');
  const alphabet = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const drawn = Array.from({ length: count }, () => {
    const kind = below(5);
    if (kind < 3) return text(alphabet, 1) + text(`${alphabet}0123456789 äöüé&-.`, 2 + below(9));
    if (kind === 3) return text('0123456789', 5 + below(11));
    return below(2)
      ? text(alphabet, 12 + below(10))
      : `${text(alphabet, 4)}${pick('çж你"ő')}`.replace('"', '`');
  });
  const known = new Set(extensionCharacters);
  return JSON.parse(
    JSON.stringify(drawn.filter(sender => ![...sender].some(character => known.has(character)))),
  );
}
