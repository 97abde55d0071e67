import type { ByteSource } from '../bytes/byte-source.js';
import { counted, type Findings } from '../findings.js';
import { CsvBytes } from '../rows/csv-bytes.js';
import type { RowNumbers } from '../rows/row-numbers.js';
import { cellText, isPlain } from './cell-text.js';
import { dateOf, digitsOf, isRounded } from './numbers.js';
import type { SharedStrings } from './shared-strings.js';
import { general, type NumberStyle } from './styles.js';
import { bytesOf, XML, XmlReader } from './xml-reader.js';

/** What the cells of all sheets refer to. */
export interface SheetContext {
  readonly strings: SharedStrings;
  readonly styles: readonly NumberStyle[];
  readonly since1904: boolean;
  readonly findings: Findings;
}

/** As many as a sheet can have: A to XFD. */
const MOST_COLUMNS = 1 << 14;
const CHUNK = 1 << 18;

const names = {
  sheetData: bytesOf('sheetData'),
  row: bytesOf('row'),
  c: bytesOf('c'),
  v: bytesOf('v'),
  f: bytesOf('f'),
  t: bytesOf('t'),
  rPh: bytesOf('rPh'),
  mergeCell: bytesOf('mergeCell'),
  r: bytesOf('r'),
  s: bytesOf('s'),
  hidden: bytesOf('hidden'),
};

/** Reads xl/worksheets/sheet*.xml (ECMA-376 part 1, 18.3.1) as CSV. Rows without a value are left out. */
export async function* sheetRows(
  source: ByteSource,
  context: SheetContext,
  numbers: RowNumbers,
): AsyncGenerator<Uint8Array, void> {
  const xml = new XmlReader(source, 'sheet');
  const rows = new SheetRows(xml, context, numbers);
  try {
    for (;;) {
      const kind = xml.next();
      if (kind === XML.MORE) {
        if (rows.csv.complete >= CHUNK) yield rows.csv.take();
        await xml.fill();
      } else if (kind === XML.END) break;
      else if (kind === XML.TEXT) rows.text();
      else if (kind === XML.CLOSE) rows.close();
      else rows.open(kind === XML.EMPTY);
    }
    if (rows.csv.complete > 0) yield rows.csv.take();
  } finally {
    await source.close();
  }
}

/** Writes the rows of a sheet as its tags come by. */
class SheetRows {
  readonly csv = new CsvBytes(CHUNK * 2);
  private isInRow = false;
  private row = 0;
  private isHidden = false;
  private hasValue = false;
  /** Columns written of this row, and those of the widest so far: each row has at least these. */
  private columns = 0;
  private width = 0;
  private type = 'n';
  private style: NumberStyle = general;
  private isCellWritten = false;
  private hasFormula = false;
  /** Within `v`, or within `t` of a text that stands in the cell. */
  private isValue = false;
  private isInline = false;
  private isPhonetic = false;
  private inline = '';

  constructor(
    private readonly xml: XmlReader,
    private readonly context: SheetContext,
    private readonly numbers: RowNumbers,
  ) {}

  open(isEmpty: boolean): void {
    const { xml } = this;
    if (xml.is(names.c)) {
      this.openCell();
      if (isEmpty) this.closeCell();
    } else if (xml.is(names.v)) this.isValue = !isEmpty;
    else if (xml.is(names.row)) {
      this.openRow();
      if (isEmpty) this.closeRow();
    } else if (xml.is(names.t)) this.isInline = !isEmpty && this.isInRow;
    else if (xml.is(names.f)) this.hasFormula = true;
    else if (xml.is(names.rPh)) this.isPhonetic = !isEmpty;
    else if (xml.is(names.mergeCell)) this.context.findings.add('MERGED_CELLS', mergedCells);
  }

  close(): void {
    const { xml } = this;
    if (xml.is(names.c)) this.closeCell();
    else if (xml.is(names.v)) this.isValue = false;
    else if (xml.is(names.row)) this.closeRow();
    else if (xml.is(names.t)) this.isInline = false;
    else if (xml.is(names.rPh)) this.isPhonetic = false;
  }

  text(): void {
    const { xml } = this;
    if (this.isValue) this.addValue();
    else if (this.isInline && !this.isPhonetic) this.inline += cellText(xml.data, xml.start, xml.end);
  }

  private openRow(): void {
    const number = this.xml.attributeText(names.r);
    const row = number === undefined ? this.row + 1 : Number(number);
    if (!(row > this.row)) throw this.xml.damaged(`row ${row} after row ${this.row}`);
    this.row = row;
    const hidden = this.xml.attributeText(names.hidden);
    this.isHidden = hidden === '1' || hidden === 'true';
    this.isInRow = true;
    this.hasValue = false;
    this.columns = 0;
  }

  private closeRow(): void {
    this.isInRow = false;
    if (!this.hasValue) {
      this.csv.dropRow();
      return;
    }
    while (this.columns < this.width) this.addEmpty();
    this.width = this.columns;
    this.csv.endRow();
    this.numbers.add(this.row);
    if (this.isHidden) this.context.findings.add('HIDDEN_ROWS', hiddenRows, this.row);
  }

  private openCell(): void {
    const { xml } = this;
    const reference = xml.attribute(names.r);
    const column = reference ? columnOf(reference) : this.columns;
    if (column < this.columns || column >= MOST_COLUMNS)
      throw xml.damaged(`a cell out of order in row ${this.row}`);
    while (this.columns < column) this.addEmpty();
    this.type = typeOf(xml.attribute(names.t));
    const style = xml.attribute(names.s);
    this.style = style ? (this.context.styles[numberOf(style)] ?? general) : general;
    this.isCellWritten = false;
    this.hasFormula = false;
    this.inline = '';
  }

  private closeCell(): void {
    if (this.inline !== '' && !this.isCellWritten) this.addText(this.inline);
    if (this.isCellWritten) return;
    if (this.hasFormula) this.context.findings.add('FORMULA_WITHOUT_VALUE', formulasWithoutValue, this.row);
    this.addEmpty();
  }

  private addEmpty(): void {
    this.csv.addText('');
    this.columns++;
  }

  private addText(text: string): void {
    this.csv.addText(text);
    this.columns++;
    this.isCellWritten = true;
    if (text !== '') this.hasValue = true;
  }

  /** Adds what stands in `v`. Texts and short numbers go over as bytes. */
  private addValue(): void {
    const { data, start, end } = this.xml;
    if (this.isCellWritten) return;
    const isBytes =
      this.type === 'str'
        ? isPlain(data, start, end)
        : this.type === 'n' && this.style.kind === 'general' && isShortInteger(data, start, end);
    if (this.type === 's') this.addShared(numberOf(data.subarray(start, end)));
    else if (isBytes) this.addBytes(data, start, end);
    else this.addText(this.shown(cellText(data, start, end)));
  }

  /** A value as a person sees it: the text of a formula, a number, a date, a truth value or an error. */
  private shown(value: string): string {
    switch (this.type) {
      case 'n':
        return this.shownNumber(value.trim());
      case 'b':
        return value.trim() === '1' ? 'TRUE' : 'FALSE';
      case 'e':
        this.context.findings.add('ERROR_VALUE', errorValues, this.row);
        return value.trim();
      default:
        return value;
    }
  }

  private shownNumber(value: string): string {
    const { style } = this;
    if (style.kind === 'date') return dateOf(value, this.context.since1904);
    if (isRounded(value)) this.context.findings.add('ROUNDED_NUMBER', roundedNumbers, this.row);
    const digits = digitsOf(value);
    if (style.kind === 'general' || !/^\d+$/.test(digits)) return digits;
    return style.sign + digits.padStart(style.least, '0');
  }

  private addShared(index: number): void {
    if (!this.context.strings.addTo(this.csv, index))
      throw this.xml.damaged(`row ${this.row} has text ${index}, which the workbook does not have`);
    this.columns++;
    this.isCellWritten = true;
    if (!this.context.strings.isEmpty(index)) this.hasValue = true;
  }

  private addBytes(data: Uint8Array, start: number, end: number): void {
    this.csv.addBytes(data, start, end);
    this.columns++;
    this.isCellWritten = true;
    if (end > start) this.hasValue = true;
  }
}

const mergedCells = (count: number) =>
  `${counted(count, 'group')} of merged cells: the value is in the first cell, the others are empty`;
const hiddenRows = (count: number) =>
  `${counted(count, 'hidden row')} of the sheet ${count === 1 ? 'was' : 'were'} read too; delete rows that should get no message`;
const formulasWithoutValue = (count: number) =>
  `${counted(count, 'formula')} without a value; open the workbook in a spreadsheet program and save it again`;
const errorValues = (count: number) => `${counted(count, 'cell')} with an error such as #N/A`;
const roundedNumbers = (count: number) =>
  `${counted(count, 'number')} lost digits in the spreadsheet, which holds 15 of a number; store phone numbers as text`;

/** The number that ASCII digits are; NaN for anything else. */
function numberOf(digits: Uint8Array): number {
  let number = digits.length === 0 ? Number.NaN : 0;
  for (const byte of digits) number = byte >= 0x30 && byte <= 0x39 ? number * 10 + byte - 0x30 : Number.NaN;
  return number;
}

/** The column of a reference such as `B7`, from 0. */
function columnOf(reference: Uint8Array): number {
  let column = 0;
  for (const byte of reference) {
    const letter = byte & 0x5f;
    if (byte < 0x41 || letter < 0x41 || letter > 0x5a) break;
    column = column * 26 + letter - 0x40;
  }
  return column - 1;
}

const types = ['s', 'n', 'str', 'inlineStr', 'b', 'e', 'd'];

function typeOf(value: Uint8Array | undefined): string {
  if (value === undefined) return 'n';
  if (value.length === 1)
    return types.find(type => type.length === 1 && type.charCodeAt(0) === value[0]) ?? 'n';
  return value.length === 3 ? 'str' : 'inlineStr';
}

/** Whether a number is an integer of at most 15 digits, written with digits and nothing else. */
function isShortInteger(data: Uint8Array, start: number, end: number): boolean {
  if (end - start > 15 || end === start) return false;
  for (let at = start; at < end; at++) if (data[at]! < 0x30 || data[at]! > 0x39) return false;
  return true;
}
