import type { ByteSource } from '../bytes/byte-source.js';
import { FormatError } from '../format-error.js';
import { CsvBytes } from '../rows/csv-bytes.js';
import { cellText, isPlain } from './cell-text.js';
import { bytesOf, XML, XmlReader } from './xml-reader.js';

/** The texts of a workbook, each once, held in memory as fields of CSV. */
export class SharedStrings {
  private ends = new Uint32Array(1024);
  private data: Uint8Array = new Uint8Array(1 << 16);
  length = 0;

  constructor(
    private readonly name: string,
    private readonly mostBytes: number,
  ) {}

  /** Adds a text: a field of CSV, quoted where it must be. */
  add(field: Uint8Array): void {
    const start = this.startOf(this.length);
    const end = start + field.length;
    if (end > this.mostBytes)
      throw new FormatError(
        'TOO_LARGE',
        `${this.name}: the texts of the workbook take more than ${this.mostBytes >> 20} MiB; save the sheet as CSV UTF-8`,
      );
    if (end > this.data.length) {
      const larger = new Uint8Array(Math.max(end, 2 * this.data.length));
      larger.set(this.data);
      this.data = larger;
    }
    if (this.length === this.ends.length) {
      const larger = new Uint32Array(2 * this.ends.length);
      larger.set(this.ends);
      this.ends = larger;
    }
    this.data.set(field, start);
    this.ends[this.length++] = end;
  }

  private startOf(index: number): number {
    return index === 0 ? 0 : this.ends[index - 1]!;
  }

  /** Adds text `index` to a row. Returns whether there is such a text. */
  addTo(row: CsvBytes, index: number): boolean {
    if (!(index < this.length)) return false;
    row.addRaw(this.data, this.startOf(index), this.ends[index]!);
    return true;
  }

  /** Whether text `index` has no characters. */
  isEmpty(index: number): boolean {
    return !(index < this.length) || this.startOf(index) === this.ends[index];
  }
}

const si = bytesOf('si');
const t = bytesOf('t');
const rPh = bytesOf('rPh');

/** Reads xl/sharedStrings.xml (ECMA-376 part 1, 18.4.9). Runs of formatted text are joined, phonetic hints left out. */
export async function readSharedStrings(source: ByteSource, mostBytes: number): Promise<SharedStrings> {
  const xml = new XmlReader(source, 'sharedStrings.xml');
  const strings = new SharedStrings(source.name, mostBytes);
  const field = new CsvBytes(1 << 16);
  const addField = () => {
    strings.add(field.written());
    field.clear();
  };
  let joined = '';
  let isText = false;
  let isPhonetic = false;
  let runs = 0;
  for (;;) {
    const kind = xml.next();
    if (kind === XML.MORE) await xml.fill();
    else if (kind === XML.END) return strings;
    else if (kind === XML.TEXT) {
      if (!isText || isPhonetic) continue;
      if (runs++ === 0 && isPlain(xml.data, xml.start, xml.end)) field.addBytes(xml.data, xml.start, xml.end);
      else {
        if (field.length > 0) joined = field.unquotedText();
        field.clear();
        joined += cellText(xml.data, xml.start, xml.end);
      }
    } else if (xml.is(t)) isText = kind === XML.OPEN;
    else if (xml.is(rPh)) isPhonetic = kind === XML.OPEN;
    else if (xml.is(si) && kind !== XML.OPEN) {
      if (joined !== '') field.addText(joined);
      addField();
      joined = '';
      runs = 0;
    }
  }
}
