/** What is wrong with data: `message` and `path` as in Standard Schema v1, and a code that does not change. */
export interface Issue {
  /** What was expected, and what was found. */
  readonly message: string;
  /** Where it is: the keys that lead to it in the data. Empty for the data itself. */
  readonly path: readonly PropertyKey[];
  readonly code: string;
  /** The name of the parameter that it is about. */
  readonly param?: string;
}

/** The outcome of reading data: a value, or issues. */
export type Result<Value, Wrong extends Issue = Issue> =
  | { readonly value: Value; readonly issues?: undefined }
  | { readonly value?: undefined; readonly issues: readonly Wrong[] };
