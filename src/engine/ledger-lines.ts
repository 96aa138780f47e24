import { boundary, FOREVER, type Instant, periodsBetween } from "../units/calendar.ts";
import type { Charge } from "./ledger-input.ts";
import {
  type Amount,
  amountOf,
  durationOf,
  type LedgerRollover,
  type Moment,
  momentOf,
  refuse,
  rolloverOf,
} from "./ledger-question.ts";
import { ACCOUNT, type Deposit } from "./lot.ts";

/** Credits that somebody gets: once, or again at every period of a recurrence. */
export interface LedgerGrant {
  /** `g1`, `g2`, … in the order of the list unless said. */
  readonly id?: string;
  /** Whose they are: an owner's own, or everybody's. Default `account`, which is everybody's. */
  readonly owner?: string;
  /** Of each deposit. */
  readonly amount: Amount;
  /** The first deposit. Periods are counted from here and never stepped: 31 January, 28 February, 31 March. */
  readonly from: Moment;
  /** The end of the line: what is then left is gone, and nothing is carried. Default: never. */
  readonly until?: Moment;
  /** `day`, `week`, `month`, `quarter`, `year`, or as in `30 days`: the deposit is made again, and the rest of the last one ends. */
  readonly recurrence?: string;
  /** How long each deposit lives; to the next one, or to the end of the line, unless said. `forever` is to the end of the line. */
  readonly lasts?: string;
  readonly rollover?: LedgerRollover;
  /** Lower burns first; default 0. */
  readonly priority?: number;
  /** Breaks a tie of priority and expiry: the older burns first. Default: when the deposit is made. */
  readonly created?: Moment;
  /** The currency of credits; a burn takes only from its own kind. Default `credit`. */
  readonly kind?: string;
}

/** Credits that somebody spends at an instant. */
export interface LedgerBurn {
  /** `b1`, `b2`, … in the order of the list unless said. */
  readonly id?: string;
  readonly at: Moment;
  readonly amount: Amount;
  /** Who spends: from its own grants before those of the account. Default `account`, which spends only those. */
  readonly owner?: string;
  readonly kind?: string;
  /** Under `atZero: "stop"`: refused whole where the balance does not cover all of it, and not covered as far as it goes. */
  readonly whole?: boolean;
}

/** A grant as the ledger plays it: its name, and every deposit up to the end of the question. */
export interface Line {
  readonly grant: string;
  readonly from: Instant;
  readonly deposits: readonly Deposit[];
}

/** The deposits of a grant, up to the first one at or behind `horizon` (by which a rollover there is measured). */
export function lineOf(grant: LedgerGrant, index: number, horizon: Instant): Line {
  const field = `grants[${index}]`;
  const from = momentOf(grant.from, `${field}.from`);
  const ends = grant.until === undefined ? FOREVER : momentOf(grant.until, `${field}.until`);
  if (ends <= from) refuse(`${field}.until`, grant.until, 'is not after "from"');
  const priority = grant.priority ?? 0;
  if (!Number.isFinite(priority)) refuse(`${field}.priority`, priority, "is not a number");
  const id = nameOf(grant.id, `g${index + 1}`, `${field}.id`);
  const line = {
    grant: id,
    kind: nameOf(grant.kind, "credit", `${field}.kind`),
    owner: nameOf(grant.owner, ACCOUNT, `${field}.owner`),
    origin: "allowance" as const,
    amount: amountOf(grant.amount, `${field}.amount`),
    priority,
    ...(grant.created === undefined ? {} : { since: momentOf(grant.created, `${field}.created`) }),
    ...ruleOf(grant, ends, field),
  };
  const periods = periodsOf(grant, from, Math.min(ends, horizon), field).filter((period) => period.from < ends);
  const deposits = periods.map((period, count) => ({
    ...line,
    id: `${sortable(index)}/${sortable(count)}`,
    at: period.from,
    until: Math.min(period.until, ends),
  }));
  return { grant: id, from, deposits };
}

function ruleOf(grant: LedgerGrant, ends: Instant, field: string): Pick<Deposit, "rollover"> {
  if (grant.rollover === undefined) return {};
  if (grant.recurrence === undefined && grant.lasts === undefined) {
    refuse(`${field}.rollover`, grant.rollover, 'needs a "recurrence", or "lasts": the end of the line does not roll');
  }
  return { rollover: rolloverOf(grant.rollover, ends, `${field}.rollover`) };
}

interface Lives {
  readonly from: Instant;
  readonly until: Instant;
}

function periodsOf({ recurrence, lasts }: LedgerGrant, from: Instant, last: Instant, field: string): readonly Lives[] {
  const life = lasts === undefined || lasts === "forever" ? lasts : durationOf(lasts, `${field}.lasts`);
  const lives = (at: Instant, next: Instant) => {
    if (life === undefined) return next;
    return life === "forever" ? FOREVER : boundary(at, life, 1);
  };
  if (recurrence === undefined) return [{ from, until: lives(from, FOREVER) }];
  const period = durationOf(recurrence, `${field}.recurrence`);
  const count = Math.max(0, last === FOREVER ? 0 : periodsBetween(from, period, last));
  return Array.from({ length: count + 1 }, (_, index) => {
    const at = boundary(from, period, index);
    return { from: at, until: lives(at, boundary(from, period, index + 1)) };
  });
}

/** A burn as a charge of the ledger. */
export function chargeOf(burn: LedgerBurn, index: number): Charge {
  const field = `burns[${index}]`;
  const kind = nameOf(burn.kind, "credit", `${field}.kind`);
  return {
    flow: nameOf(burn.id, `b${index + 1}`, `${field}.id`),
    owner: nameOf(burn.owner, ACCOUNT, `${field}.owner`),
    at: momentOf(burn.at, `${field}.at`),
    whole: burn.whole ?? false,
    parts: [{ kind, amount: amountOf(burn.amount, `${field}.amount`) }],
  };
}

function nameOf(name: string | undefined, otherwise: string, field: string): string {
  if (name === undefined) return otherwise;
  return typeof name === "string" && name !== "" ? name : refuse(field, name, "is not a name");
}

/** A number as text that sorts as the number does. */
function sortable(index: number): string {
  return String(index).padStart(9, "0");
}
