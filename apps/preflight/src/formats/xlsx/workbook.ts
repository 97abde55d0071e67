import { type ByteSource, chunkSource, type StoredBytes } from '../bytes/byte-source.js';
import { openEntry, type ZipEntry } from '../bytes/zip.js';
import { counted, type Findings } from '../findings.js';
import { FormatError } from '../format-error.js';
import { RowNumbers } from '../rows/row-numbers.js';
import { readSharedStrings, SharedStrings } from './shared-strings.js';
import { type SheetContext, sheetRows } from './sheet.js';
import { readStyles } from './styles.js';
import { bytesOf, XML, XmlReader } from './xml-reader.js';

/** The texts of a workbook are held in memory. A million messages of 160 characters are 160 MB. */
const MOST_TEXT = 512 << 20;

/** A sheet has at most 1,048,576 rows; one of 16 GiB is no list of contacts. */
const LARGEST_ENTRY = 16 * 2 ** 30;

interface Sheet {
  readonly name: string;
  readonly path: string;
  readonly isHidden: boolean;
}

/** A sheet as CSV. */
export interface OpenSheet {
  readonly sheet: string;
  /** The names of all sheets. */
  readonly sheets: readonly string[];
  readonly bytes: ByteSource;
  readonly numbers: RowNumbers;
}

export interface SheetOptions {
  /** The name of the sheet, in any case. Default: the first visible one that has rows. */
  readonly sheet?: string | undefined;
}

/** Opens a sheet of an Excel workbook. */
export async function openWorkbook(
  file: StoredBytes,
  entries: readonly ZipEntry[],
  options: SheetOptions,
  findings: Findings,
): Promise<OpenSheet> {
  const parts = new Parts(file, entries);
  const { sheets, since1904 } = await readSheets(parts);
  const strings = await parts.read('xl/sharedStrings.xml', source => readSharedStrings(source, MOST_TEXT));
  const styles = await parts.read('xl/styles.xml', readStyles);
  const context: SheetContext = {
    strings: strings ?? new SharedStrings(file.name, 0),
    styles: styles ?? [],
    since1904,
    findings,
  };
  const names = sheets.map(({ name }) => name);
  for (const sheet of chosen(file.name, sheets, options.sheet)) {
    const numbers = new RowNumbers();
    const rows = sheetRows(await parts.open(sheet.path), context, numbers);
    const first = await rows.next();
    if (first.done && options.sheet === undefined) continue;
    if (sheets.length > 1 && options.sheet === undefined)
      findings.note(
        'OTHER_SHEETS',
        sheets.length - 1,
        `the sheet ${JSON.stringify(sheet.name)} was read; the workbook has ${names.map(name => JSON.stringify(name)).join(', ')}`,
      );
    const all = first.done ? rows : resumed(first.value, rows);
    return { sheet: sheet.name, sheets: names, bytes: chunkSource(file, all), numbers };
  }
  throw new FormatError(
    'EMPTY',
    `${file.name}: the workbook has no rows in any visible sheet (${counted(sheets.length, 'sheet')})`,
  );
}

async function* resumed(
  first: Uint8Array,
  rest: AsyncGenerator<Uint8Array, void>,
): AsyncGenerator<Uint8Array, void> {
  yield first;
  yield* rest;
}

function chosen(name: string, sheets: readonly Sheet[], wanted: string | undefined): readonly Sheet[] {
  if (wanted === undefined) return sheets.filter(({ isHidden }) => !isHidden);
  const found = sheets.filter(sheet => sheet.name.trim().toLowerCase() === wanted.trim().toLowerCase());
  if (found.length > 0) return found;
  const names = sheets.map(sheet => JSON.stringify(sheet.name)).join(', ');
  throw new FormatError(
    'NO_SUCH_SHEET',
    `${name}: expected a sheet named ${JSON.stringify(wanted)}, found ${names}`,
  );
}

/** The files within a workbook, by path, in any case. */
class Parts {
  private readonly byPath: Map<string, ZipEntry>;

  constructor(
    readonly file: StoredBytes,
    entries: readonly ZipEntry[],
  ) {
    this.byPath = new Map(entries.map(entry => [entry.name.toLowerCase(), entry]));
  }

  async open(path: string): Promise<ByteSource> {
    const entry = this.byPath.get(path.toLowerCase());
    if (!entry)
      throw new FormatError('DAMAGED', `${this.file.name}: the workbook is damaged (it lacks ${path})`);
    if (entry.size > LARGEST_ENTRY)
      throw new FormatError('TOO_LARGE', `${this.file.name}: ${path} unpacks to more than 16 GiB`);
    return openEntry(this.file, entry);
  }

  /** Reads a part, where the workbook has it. */
  async read<Part>(path: string, reader: (source: ByteSource) => Promise<Part>): Promise<Part | undefined> {
    if (!this.byPath.has(path.toLowerCase())) return undefined;
    const source = await this.open(path);
    try {
      return await reader(source);
    } finally {
      await source.close();
    }
  }
}

const names = {
  sheet: bytesOf('sheet'),
  name: bytesOf('name'),
  state: bytesOf('state'),
  id: bytesOf('id'),
  workbookPr: bytesOf('workbookPr'),
  date1904: bytesOf('date1904'),
  relationship: bytesOf('Relationship'),
  target: bytesOf('Target'),
  type: bytesOf('Type'),
  relationshipId: bytesOf('Id'),
};

/** Reads xl/workbook.xml and its relationships (ECMA-376 part 1, 18.2.19 and 12.3.24). Sheets of charts are left out. */
async function readSheets(parts: Parts): Promise<{ sheets: Sheet[]; since1904: boolean }> {
  const targets = new Map<string, string>();
  await parts.read('xl/_rels/workbook.xml.rels', source =>
    eachTag(source, 'workbook.xml.rels', xml => {
      if (!xml.is(names.relationship)) return;
      if (!/\/worksheet$/.test(xml.attributeText(names.type) ?? '')) return;
      const target = xml.attributeText(names.target) ?? '';
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
      targets.set(xml.attributeText(names.relationshipId) ?? '', path.replace(/[^/]+\/\.\.\//g, ''));
    }),
  );
  const sheets: Sheet[] = [];
  let since1904 = false;
  const source = await parts.open('xl/workbook.xml');
  await eachTag(source, 'workbook.xml', xml => {
    if (xml.is(names.workbookPr)) since1904 = /^(1|true)$/.test(xml.attributeText(names.date1904) ?? '');
    if (!xml.is(names.sheet)) return;
    const path = targets.get(xml.attributeText(names.id) ?? '');
    const isHidden = (xml.attributeText(names.state) ?? 'visible') !== 'visible';
    if (path !== undefined) sheets.push({ name: xml.attributeText(names.name) ?? '', path, isHidden });
  });
  return { sheets, since1904 };
}

async function eachTag(source: ByteSource, part: string, onTag: (xml: XmlReader) => void): Promise<void> {
  const xml = new XmlReader(source, part);
  for (;;) {
    const kind = xml.next();
    if (kind === XML.MORE) await xml.fill();
    else if (kind === XML.END) return;
    else if (kind === XML.OPEN || kind === XML.EMPTY) onTag(xml);
  }
}
