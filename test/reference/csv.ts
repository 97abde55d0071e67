// Rows of a CSV file by RFC 4180, one character after the other. Nobody may improve it.

export interface ReferenceRow {
  line: number;
  /** Bytes, one a character. */
  fields: string[];
  fault?: 'MALFORMED_ROW' | 'UNTERMINATED_QUOTE';
}

/** The rows of a CSV file, one character after the other; `text` holds its bytes, one a character. */
export function* referenceRows(text: string, separator = ','): Generator<ReferenceRow> {
  if (text.startsWith('\xef\xbb\xbf')) text = text.slice(3);
  let line = 1;
  let row: ReferenceRow = { line, fields: [] };
  let field = '';
  let state: 'begin' | 'plain' | 'quoted' | 'closed' = 'begin';
  let isEmpty = true;
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!;
    const isLineFeed = character === '\n';
    const isLineEnd = isLineFeed || (character === '\r' && text[i + 1] === '\n');
    if (isLineFeed) line++;
    if (state === 'quoted') {
      isEmpty = false;
      if (character !== '"') field += character;
      else if (text[i + 1] === '"') {
        field += '"';
        i++;
      } else state = 'closed';
    } else if (isLineEnd) {
      if (!isLineFeed) {
        i++;
        line++;
      }
      row.fields.push(field);
      if (!isEmpty) yield row;
      row = { line, fields: [] };
      field = '';
      state = 'begin';
      isEmpty = true;
    } else {
      isEmpty = false;
      if (character === separator) {
        row.fields.push(field);
        field = '';
        state = 'begin';
      } else if (state === 'begin' && character === '"') state = 'quoted';
      else {
        if (state === 'closed') row.fault ??= 'MALFORMED_ROW';
        else state = 'plain';
        field += character;
      }
    }
  }
  if (state === 'quoted') row.fault ??= 'UNTERMINATED_QUOTE';
  row.fields.push(field);
  if (!isEmpty) yield row;
}

/** The one separator by which the first row names the columns that a campaign has to have, or else the comma. */
export function separatorOf(text: string): string {
  const separators = [',', ';', '\t'].filter(separator => {
    const [first] = referenceRows(text, separator);
    const names = first?.fields.map(field => decode(field).text.trim().toLowerCase()) ?? [];
    return names.includes('msisdn') && (names.includes('message') || names.includes('msg'));
  });
  return separators.length === 1 ? separators[0]! : ',';
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const strictDecoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });

export function decode(bytes: string): { text: string; valid: boolean } {
  const buffer = Buffer.from(bytes, 'latin1');
  try {
    return { text: strictDecoder.decode(buffer), valid: true };
  } catch {
    return { text: decoder.decode(buffer), valid: false };
  }
}
