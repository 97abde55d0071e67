import type { ZipEntry } from './bytes/zip.js';
import { counted } from './findings.js';
import { FormatError } from './format-error.js';

/** Kinds of documents that are zip files, by a file within. */
const documents: readonly (readonly [path: RegExp, what: string, advice: string])[] = [
  [/^xl\/workbook\.bin$/i, 'an Excel binary workbook (.xlsb)', 'save it as .xlsx'],
  [/^word\//i, 'a Word document', 'save its list as CSV or .xlsx'],
  [/^ppt\//i, 'a PowerPoint presentation', 'export the list as CSV'],
  [/^META-INF\/container\.xml$/, 'an e-book (EPUB)', 'export the list as CSV'],
  [/^Index\/Document\.iwa$|^Index\.zip$/, 'an Apple Numbers or Pages file', 'export it as CSV or Excel'],
  [/^content\.xml$/, 'an OpenDocument file (.ods)', 'save it as .xlsx or CSV UTF-8'],
  [/^AndroidManifest\.xml$|^META-INF\/MANIFEST\.MF$/, 'a program', 'export the list as CSV'],
];

/** Files that systems add to an archive. */
const isExtra = (name: string) =>
  name.endsWith('/') || /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|\.)/.test(name);

const NAMES_SHOWN = 3;

/** What a zip file holds: a workbook, or the one file that is read. */
export function contentOf(name: string, entries: readonly ZipEntry[]): 'workbook' | ZipEntry {
  if (entries.some(entry => /^xl\/workbook\.xml$/i.test(entry.name))) return 'workbook';
  for (const [path, what, advice] of documents)
    if (entries.some(entry => path.test(entry.name)))
      throw new FormatError('NOT_A_TABLE', `${name}: is ${what}; ${advice}`);
  const files = entries.filter(entry => !isExtra(entry.name));
  if (files.length === 1) return files[0]!;
  if (files.length === 0) throw new FormatError('EMPTY', `${name}: is a zip file without a file`);
  const shown = files.slice(0, NAMES_SHOWN).map(file => JSON.stringify(file.name));
  if (files.length > NAMES_SHOWN) shown.push('…');
  throw new FormatError(
    'NOT_A_TABLE',
    `${name}: is a zip file with ${counted(files.length, 'file')} (${shown.join(', ')}); unpack it and name the files`,
  );
}
