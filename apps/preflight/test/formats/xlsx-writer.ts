import { type ZipFile, zipOf } from './zip-writer.js';

export interface Workbook {
  /** The XML within `sheetData`, by the name of the sheet. */
  readonly sheets: Readonly<Record<string, string>>;
  /** The names of hidden sheets. */
  readonly hidden?: readonly string[];
  /** The XML of the texts: `<si>…</si>`. */
  readonly strings?: string;
  /** Formats of numbers: style 1, 2, … of the cells. */
  readonly formats?: readonly string[];
  readonly since1904?: boolean;
  /** What follows `sheetData` in each sheet. */
  readonly after?: string;
  /** The prefix of the namespace, such as `x:`. */
  readonly prefix?: string;
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The files of a workbook as a spreadsheet program writes them. */
export function workbookFiles(workbook: Workbook): ZipFile[] {
  const { sheets, hidden = [], strings, formats = [], since1904, after = '', prefix: p = '' } = workbook;
  const names = Object.keys(sheets);
  const space = p === '' ? `xmlns="${main}"` : `xmlns:${p.slice(0, -1)}="${main}"`;
  const listed = names.map((name, index) => {
    const state = hidden.includes(name) ? ' state="hidden"' : '';
    return `<${p}sheet name="${name}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`;
  });
  const related = names.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${office}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  const numFmts = formats.map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${code}"/>`);
  const xfs = formats.map((_, index) => `<xf numFmtId="${164 + index}"/>`);
  return [
    { name: '[Content_Types].xml', data: `${head}<Types/>` },
    {
      name: 'xl/workbook.xml',
      data: `${head}<${p}workbook ${space} xmlns:r="${office}"><${p}workbookPr${since1904 ? ' date1904="1"' : ''}/><${p}sheets>${listed.join('')}</${p}sheets></${p}workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', data: `${head}<Relationships>${related.join('')}</Relationships>` },
    {
      name: 'xl/styles.xml',
      data: `${head}<styleSheet ${`xmlns="${main}"`}><numFmts>${numFmts.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${xfs.join('')}<xf numFmtId="14"/></cellXfs></styleSheet>`,
    },
    ...(strings === undefined
      ? []
      : [{ name: 'xl/sharedStrings.xml', data: `${head}<sst xmlns="${main}">${strings}</sst>` }]),
    ...names.map((name, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      data: `${head}<${p}worksheet ${space}><${p}sheetData>${sheets[name]}</${p}sheetData>${after}</${p}worksheet>`,
    })),
  ];
}

export const workbookOf = (workbook: Workbook): Buffer => zipOf(workbookFiles(workbook));
