export type { Issue, Result } from '../result.js';
export type {
  ExceededLimit,
  GatewayAnalysis,
  GatewayOptions,
  GatewayRcsOptions,
} from './gateways/analyze.js';
export { type GatewayName, type GatewayNameOrOther, gateways } from './gateways/gateways.js';
export type { GatewayRcsAnalysis } from './gateways/rcs.js';
export type { GatewayReplacement } from './gateways/smart-encoding.js';
export { type AnalyzeOptions, analyze, type EncodingAnalysis } from './national/analyze.js';
export type { ReferenceBits } from './national/capacity.js';
export { type NationalLanguage, nationalLanguages } from './national/languages.js';
export type { TableOptions, TablePair } from './national/options.js';
export {
  type DataCoding,
  dataCodingOf,
  type MessageClass,
  type UserDataEncoding,
  type WaitingIndication,
} from './octets/data-coding.js';
export {
  type DecodedSegment,
  decode,
  type PackedSegment,
  type ReceivedFields,
  type ReceivedSegment,
  type UnpackedSegment,
} from './octets/decode.js';
export { type EncodedMessage, type EncodeOptions, encode } from './octets/encode.js';
export {
  type ApplicationPorts,
  type Concatenation,
  formatHeader,
  type HeaderElement,
  parseHeader,
  type UserDataHeader,
} from './octets/header.js';
export type {
  Findings,
  UserDataIssue,
  UserDataIssueCode,
  UserDataWarning,
  UserDataWarningCode,
} from './octets/issues.js';
export {
  type DuplicateSegment,
  type ReassembledMessage,
  reassemble,
  type SegmentFrom,
} from './octets/reassemble.js';
export { type PackingOptions, packSeptets, type UnpackingOptions, unpackSeptets } from './octets/septets.js';
export type { EncodedSegment } from './octets/write-segments.js';
export {
  type AddressType,
  numberingPlans,
  typesOfNumber,
} from './tpdu/address.js';
export { type AnyTpdu, decodeTpdu } from './tpdu/decode-tpdu.js';
export { type Deliver, decodeDeliver } from './tpdu/deliver.js';
export { type EncodedSubmit, encodeSubmit, type SubmitMessage } from './tpdu/encode-submit.js';
export type { TpduField, TpduFieldName } from './tpdu/fields.js';
export type { Tpdu, TpduOptions, TpduResult } from './tpdu/input.js';
export type { TpduIssueCode } from './tpdu/reader.js';
export { type StatusClass, type TpduStatus, tpduStatusOf } from './tpdu/status.js';
export { decodeStatusReport, type StatusReport } from './tpdu/status-report.js';
export { decodeSubmit, type Submit } from './tpdu/submit.js';
export type { TimeStamp } from './tpdu/time-stamp.js';
export type { TpduContent, UserData } from './tpdu/user-data.js';
export type {
  AbsoluteValidityPeriod,
  EnhancedValidityPeriod,
  RelativeValidityPeriod,
  ValidityPeriod,
  ValidityUnit,
} from './tpdu/validity-period.js';
