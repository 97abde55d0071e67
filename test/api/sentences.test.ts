// Every sentence of the API's documentation that states a rule has a test.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sentences } from './sentences.js';

test.each(Object.entries(sentences))('%s', (_, rules) => {
  expect(rules.length).toBeGreaterThan(0);
  for (const [rule, file, words] of rules)
    expect(readFileSync(file, 'utf8').includes(words), `${rule} ${file}: ${words}`).toBe(true);
});
