import type { Activities } from "../activities.ts";
import type { Severity } from "../issue.ts";
import type { Address } from "../plans/plan.ts";
import type { PlanFile } from "../plans/plan-file.ts";
import type { Instant } from "../units/calendar.ts";

/** What a rule looks at. */
export interface Given {
  readonly file: PlanFile;
  /** The plan that a contract lies over. */
  readonly base?: PlanFile | undefined;
  readonly words: { readonly activities: Activities };
  readonly asOf: Instant;
  /** Days after which a source is called old. */
  readonly maxAge: number;
}

/** Something that a rule found, at an address of the file. */
export interface Finding {
  readonly at: Address;
  /** Stands at the key instead of at what is under it. */
  readonly atKey?: true;
  /** Continues the address: `costs …`. */
  readonly message: string;
  /** How to mend it; left out, it is to be held against its source. */
  readonly hint?: string;
}

/** Something that no schema can say about a plan. */
export interface Rule {
  /** Kebab-case and stable: switches, reports and docs/rules.md refer to it. */
  readonly code: string;
  /** An error is certainly wrong, a warning deserves a look. */
  readonly severity: Severity;
  readonly finds: string;
  readonly why: string;
  /** True where it finds something by the calendar alone, so that a switch may wait for its day. */
  readonly waits?: true;
  readonly look: (given: Given) => readonly Finding[];
}
