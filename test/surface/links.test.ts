// Links between the documents lead somewhere. The paths of the map and the commands exist.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const folders = ['src', 'apps', 'bench', 'data', 'test'].flatMap(folder =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => join(folder, name)),
);
const documents = [...readdirSync('.'), ...folders].filter(
  name => name.endsWith('.md') && !name.includes('node_modules'),
);

/** The anchor of a heading, as Git hosts derive it. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

const anchorsOf = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/^#+ (.*)$/gm)].map(match => anchorOf(match[1]!));

test.each(documents)('%s: links', document => {
  for (const [, link] of readFileSync(document, 'utf8').matchAll(/\]\((?!https?:)([^)]+)\)/g)) {
    const [path, anchor] = link!.split('#');
    const file = path ? join(dirname(document), path) : document;
    expect(existsSync(file), link).toBe(true);
    if (anchor) expect(anchorsOf(file), link).toContain(anchor);
  }
});

/** What the package has: folders and files. */
const { files } = JSON.parse(readFileSync('package.json', 'utf8')) as { files: string[] };
const published = [...files, 'README.md', 'package.json'];
const isPublished = (path: string) => published.some(one => path === one || path.startsWith(`${one}/`));

test.each(documents.filter(isPublished))(
  '%s: what it links to, or cites from data/, is in the package',
  document => {
    const text = readFileSync(document, 'utf8');
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map(([, path]) =>
      join(dirname(document), path!),
    );
    const cited = [...text.matchAll(/`(data\/[\w.-]+)`/g)].map(([, path]) => path!);
    expect([...links, ...cited].filter(path => !isPublished(path))).toEqual([]);
  },
);

test.each(documents)('%s: commands', document => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  for (const [, name] of readFileSync(document, 'utf8').matchAll(/npm run (?:-s |--silent )?([\w:-]+)/g))
    expect(Object.keys(scripts)).toContain(name);
});

test.each(['ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md'])('%s: paths', document => {
  const paths = [...readFileSync(document, 'utf8').matchAll(/`((?:[\w-]+\/)+[\w.-]*)`/g)].map(
    match => match[1]!,
  );
  expect(paths.filter(path => !existsSync(path) && !existsSync(join('src', path)))).toEqual([]);
});
