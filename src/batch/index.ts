export { type Status, statuses } from '../codes.js';
export type { ColumnKind, ColumnKinds, Columns, StringColumn, TextColumn, Utf8Column } from '../columns.js';
export { csvRow } from '../csv/fields.js';
export { type CsvPassed, type CsvPassOptions, type CsvState, csvStates } from '../csv/row-starts.js';
export {
  type CsvChunk,
  type CsvColumns,
  type CsvFieldColumns,
  type CsvLayout,
  type CsvRows,
  csvFlags,
  csvSeparators,
} from '../csv/rows.js';
export type { NumberColumns } from '../numbering/columns.js';
export { countries } from '../numbering/countries.js';
export { type CanReceiveSms, canReceiveSmsByType, type NumberType, numberTypes } from '../numbering/types.js';
export { parseShare, type Share } from '../pricing/costs.js';
export type { SenderColumns } from '../sender/columns.js';
export { type SenderKind, senderKinds, senderKindsOf } from '../sender/kinds.js';
export type { Encoding } from '../text/alphabet.js';
export { encodings } from '../text/alphabet.js';
export type { SavingsCounts, TextCounts } from '../text/columns.js';
export { type FillOptions, type OffsetText, type Positions, type SlicedText, textColumn } from './column.js';
export { countLineEnds, passCsv, scanCsv } from './csv.js';
export { type Estimator, estimateColumns, estimator } from './estimate.js';
export type { MessagesToEstimate } from './messages.js';
export { type ResolveColumnOptions, resolveColumn } from './numbers.js';
export type { RowEstimates } from './rows.js';
export { type SavingsColumnOptions, savingsColumn } from './savings.js';
export type { BeforeAndAfter, CharacterSaving, Saving, Savings, TablesSaving } from './savings-totals.js';
export { type CheckSenderColumnOptions, checkSenderColumn } from './senders.js';
export type { EstimateColumnsOptions } from './terms.js';
export { type AnalyzeColumnOptions, analyzeColumn } from './text.js';
export type { Estimate, Subtotal } from './totals.js';
