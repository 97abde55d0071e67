/** The fields of a TPDU by name, each with the clause of 3GPP TS 23.040 that describes it. */
export const tpduClauses = {
  /** In front of the TPDU, not part of it: how modems write the number of the service centre (3GPP TS 27.005, 3.1). */
  SMSC: '9.1.2.5',
  /** The first octet: the type of the message, and flags. */
  'TP-MTI': '9.2.3.1',
  'TP-MR': '9.2.3.6',
  'TP-OA': '9.2.3.7',
  'TP-DA': '9.2.3.8',
  'TP-PID': '9.2.3.9',
  'TP-DCS': '9.2.3.10',
  'TP-SCTS': '9.2.3.11',
  'TP-VP': '9.2.3.12',
  'TP-DT': '9.2.3.13',
  'TP-RA': '9.2.3.14',
  'TP-ST': '9.2.3.15',
  'TP-UDL': '9.2.3.16',
  'TP-UD': '9.2.3.24',
  'TP-PI': '9.2.3.27',
} as const;

export type TpduFieldName = keyof typeof tpduClauses;

/** A field of a TPDU, and the octets that it takes in what was read. */
export interface TpduField {
  readonly name: TpduFieldName;
  /** The clause of 3GPP TS 23.040 that describes it. */
  readonly clause: string;
  /** The index of its first octet. */
  readonly start: number;
  /** The index after its last octet. */
  readonly end: number;
}
