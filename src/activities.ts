/** Something a team wants done, in words that no vendor owns. The list is plans/activities.yaml. */
export interface Activity {
  readonly id: string;
  readonly name: string;
  /** What one of it is: "lookup", "record", "minute". */
  readonly unit: string;
  /** Whether a bare `--email 150/week` counts for each person or for the whole account. */
  readonly usually: "person" | "account";
  /** Units that are simply there and are charged by the period, such as a mailbox. */
  readonly held: boolean;
  /** Costs nothing at any vendor. */
  readonly free: boolean;
}

export type Activities = Readonly<Record<string, Activity>>;
