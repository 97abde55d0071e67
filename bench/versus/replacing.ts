// `transliterate` side by side with Smart Encoding of sms-segments-calculator: how fast, and what is changed without need.
import { SegmentedMessage } from 'sms-segments-calculator';
import { analyze, transliterate } from '../../src/index.js';
import { random } from '../../test/random.js';
import { corpus, flat } from '../corpus.js';
import { measure } from '../harness.js';
import type { Report, Row } from '../report.js';

interface Kind {
  name: string;
  texts: string[];
}

/** The text as word processors set it: curly quotation marks, dashes and ellipses. */
function typeset(text: string, below: (bound: number) => number): string {
  const words = text.replaceAll(' - ', ' – ').replaceAll('. ', '… ').split(' ');
  const quoted = below(words.length);
  words[quoted] = `“${words[quoted]}”`;
  words.push('it’s');
  return flat(words.join(' '));
}

function kindsOf(bytes: number): Kind[] {
  const { below } = random(23);
  const set = (texts: readonly string[]) => texts.map(text => typeset(text, below));
  const longAscii = corpus('300 ASCII', bytes).texts;
  const shortAscii = corpus('short ASCII', bytes).texts.map(text => text.slice(0, 50));
  return [
    { name: 'GSM-7, several parts', texts: longAscii },
    { name: 'typeset, several parts', texts: set(longAscii) },
    { name: 'typeset, one part', texts: set(shortAscii) },
    {
      name: 'typeset, Western letters outside GSM-7',
      texts: set(corpus('Western European, UCS-2', bytes).texts),
    },
    { name: 'typeset, Arabic, Chinese, emoji', texts: set(corpus('Arabic, Chinese, emoji', bytes).texts) },
  ];
}

const ours = (texts: readonly string[]): unknown => {
  let kept: unknown;
  for (let i = 0; i < texts.length; i++) kept = transliterate(texts[i]!);
  return kept;
};

const theirs = (texts: readonly string[]): unknown => {
  let kept: unknown;
  for (let i = 0; i < texts.length; i++) kept = new SegmentedMessage(texts[i]!, 'auto', true);
  return kept;
};

const smartEncoded = (text: string) => new SegmentedMessage(text, 'auto', true).graphemes.join('');

/** What replacing did to the messages of a kind. */
function effect(texts: readonly string[], replace: (text: string) => string) {
  let changed = 0;
  let saved = 0;
  let inVain = 0;
  let stillUcs2 = 0;
  let longer = 0;
  for (const text of texts) {
    const replaced = replace(text);
    if (replaced === text) continue;
    changed++;
    const before = analyze(text).messageParts;
    const { encoding, messageParts } = analyze(replaced);
    if (messageParts < before) saved++;
    else inVain++;
    if (encoding === 'UCS-2') stillUcs2++;
    if (messageParts > before) longer++;
  }
  return { changed, saved, inVain, stillUcs2, longer };
}

function effectRow({ name, texts }: Kind): Row[] {
  const contenders = {
    'Smart Encoding': smartEncoded,
    transliterate: (text: string) => transliterate(text).text,
  };
  return Object.entries(contenders).map(([by, replace]): Row => {
    const { changed, saved, inVain, stillUcs2, longer } = effect(texts, replace);
    return {
      messages: name,
      of: texts.length,
      by,
      changed,
      'parts saved': saved,
      'nothing saved': inVain,
      'still UCS-2': stillUcs2,
      'more parts': longer,
    };
  });
}

/** Adds two tables to the report: speed, and messages that are changed. */
export function compareReplacing({ table }: Report, bytes: number): void {
  const kinds = kindsOf(bytes);
  for (const run of [ours, theirs]) for (const { texts } of kinds) run(texts.slice(0, 200));
  const speeds = kinds.map(({ name, texts }): Row => {
    const results = measure({ rows: texts.length, bytes }, [
      { name: 'transliterate', run: () => ours(texts) },
      { name: 'Smart Encoding', run: () => theirs(texts) },
    ]);
    const [mine, smart] = results.map(({ rowsPerSecond }) => rowsPerSecond) as [number, number];
    return { messages: name, transliterate: mine, 'Smart Encoding': smart, 'as fast': mine / smart };
  });
  table('Replacing: messages per second', speeds);
  table('Replacing: messages that are changed', kinds.flatMap(effectRow));
}
