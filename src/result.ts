/** What is wrong with data, as Standard Schema v1 has it (`message` and `path`), and a code that does not change. */
export interface Issue {
  /** What was expected, and what was found. */
  readonly message: string;
  /** Where it stands in the data: the keys that lead to it, and none for the data itself. */
  readonly path: readonly PropertyKey[];
  readonly code: string;
  /** The parameter that it is about, by the name it has outside. */
  readonly param?: string;
}

/** What comes of data: a value, or else what is wrong with it. */
export type Result<Value, Wrong extends Issue = Issue> =
  | { readonly value: Value; readonly issues?: undefined }
  | { readonly value?: undefined; readonly issues: readonly Wrong[] };
