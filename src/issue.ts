/** Where something stands in a file a person wrote. Lines and columns count from 1; `length` is how much to underline. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

export type Severity = "error" | "warning";

/**
 * A mistake found in a file a person wrote: data, not prose. Its wording has one home, where it is found, and its looks
 * one home, `render/issues.ts`.
 */
export interface Issue {
  /** Kebab-case and stable: `unknown-key`. Tests and switches refer to it. */
  readonly code: string;
  readonly severity: Severity;
  readonly place: Place;
  /** The address within the file, such as `tiers.pro.price.yearly.amount`; empty for the file as a whole. */
  readonly address: string;
  /** What is wrong and what was expected, with the value given. */
  readonly message: string;
  /** Why it matters, where the message does not tell by itself. */
  readonly why?: string;
  /** What to do next: the nearest right word, or a command. */
  readonly hint?: string;
}

/** What reading a file gives: its value, or everything that is wrong with it at once. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

export function parsed<T>(value: T, issues: readonly Issue[] = []): Parsed<T> {
  return issues.some((issue) => issue.severity === "error")
    ? { ok: false, issues }
    : { ok: true, value, warnings: issues };
}
