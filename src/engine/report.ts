import type { KindId, Origin } from "../plans/plan.ts";
import { lazily, rememberFor } from "../remember.ts";
import type { Instant } from "../units/calendar.ts";
import { add, type Credits, NO_CREDITS, subtract, UNLIMITED } from "../units/credits.ts";
import { whenGone } from "./allowance-gone.ts";
import type { Uncovered } from "./burns.ts";
import type { KindMonth, KindTotal, MonthReport } from "./estimate.ts";
import type { LedgerRun, Segment } from "./ledger.ts";
import { ACCOUNT, type Lot, type Owner } from "./lot.ts";
import { instantOf } from "./pace.ts";
import { type Stranded, strandedIn } from "./stranded.ts";

/** What happened to each kind of credits in each month. Every segment lies within one month: `bounds` were cuts of the run. */
export function reportMonths(
  run: LedgerRun,
  kinds: readonly KindId[],
  bounds: readonly Instant[],
): readonly MonthReport[] {
  const whole = kinds.map((kind) => ({
    kind,
    gone: lazily(() => whenGone(run.segments, kind)),
    stranded: strandedIn(run.segments, kind),
  }));
  return bounds.slice(0, -1).map((from, index) => {
    const until = bounds[index + 1] as Instant;
    const segments = run.segments.filter((segment) => segment.from >= from && segment.from < until);
    const within = (instant: Instant) => instant > from && instant <= until;
    const report = whole.map(({ kind, gone, stranded }): [KindId, KindMonth] => [
      kind,
      {
        ...totalOf(segments, kind, stranded),
        get gone() {
          return gone()(within);
        },
        get shortFrom() {
          return shortFrom(segments, kind);
        },
        get bySeatGroup() {
          return bySeatGroup(segments, kind);
        },
      },
    ]);
    return { from, until, kinds: Object.fromEntries(report) };
  });
}

/** The sums of one kind over a whole run. What is deposited, and what was left before, is burned, expired or left. */
export function totalOfKind(segments: readonly Segment[], kind: KindId): KindTotal {
  return totalOf(segments, kind, strandedIn(segments, kind));
}

function totalOf(segments: readonly Segment[], kind: KindId, stranded: readonly Stranded[]): KindTotal {
  const sums = new Sums(kind);
  for (const segment of segments) sums.count(segment);
  const { burned, included, bought, exchanged, expired, overage, shortage } = sums;
  const here = new Set(segments);
  return {
    used: add(...Object.values(burned), exchanged, overage, shortage),
    included,
    bought,
    burned,
    exchanged,
    expired,
    overage,
    shortage,
    heldBack: sums.heldBack,
    stranded: add(...stranded.filter(({ segment }) => here.has(segment)).map(({ amount }) => amount)),
    left: leftAfter(segments.at(-1), kind),
    over: add(burned.purchase ?? NO_CREDITS, overage, shortage),
  };
}

/** Asked for once for every kind, over the whole run and by month. */
const lotsById = rememberFor(({ lots }: Segment) => new Map(lots.map((lot) => [lot.id, lot])));

/** Adds up what happened to one kind, segment by segment. */
class Sums {
  readonly burned: Partial<Record<Origin, Credits>> = {};
  included = NO_CREDITS;
  bought = NO_CREDITS;
  exchanged = NO_CREDITS;
  expired = NO_CREDITS;
  overage = NO_CREDITS;
  shortage = NO_CREDITS;
  heldBack = NO_CREDITS;

  private readonly kind: KindId;

  constructor(kind: KindId) {
    this.kind = kind;
  }

  count(segment: Segment): void {
    const { deposited, trimmed, expired, uncovered } = segment;
    for (const lot of deposited) if (lot.kind === this.kind && lot.amount !== UNLIMITED) this.deposit(lot, lot.amount);
    for (const { lot, amount } of trimmed) this.lose(lot, amount);
    for (const { lot, amount } of expired) this.lose(lot, amount);
    for (const each of uncovered) if (each.kind === this.kind) this.miss(each);
    this.take(segment);
  }

  private lose({ kind }: Lot, amount: Credits): void {
    if (kind === this.kind) this.expired = add(this.expired, amount);
  }

  private miss({ amount, heldBack }: Uncovered): void {
    this.shortage = add(this.shortage, amount);
    if (heldBack) this.heldBack = add(this.heldBack, amount);
  }

  private take(segment: Segment): void {
    const lots = lotsById(segment);
    for (const { lot: id, wanted, amount, covers } of segment.taken) {
      const lot = lots.get(id);
      if (lot && wanted === this.kind && lot.kind !== wanted) this.exchanged = add(this.exchanged, covers);
      if (lot?.kind === this.kind) this.burn(lot, amount);
    }
  }

  private burn(lot: Lot, amount: Credits): void {
    if (lot.origin === "overage") {
      this.overage = add(this.overage, amount);
      return;
    }
    this.burned[lot.origin] = add(this.burned[lot.origin] ?? NO_CREDITS, amount);
    if (lot.amount === UNLIMITED) this.deposit(lot, amount);
  }

  /** An unlimited lot brings what is burned from it. */
  private deposit({ origin }: Lot, amount: Credits): void {
    if (origin === "purchase") this.bought = add(this.bought, amount);
    else if (origin !== "overage") this.included = add(this.included, amount);
  }
}

function leftAfter(segment: Segment | undefined, kind: KindId, owner?: Owner): Credits {
  if (!segment) return NO_CREDITS;
  const alive = [...segment.lots.filter(({ until }) => until > segment.until), ...segment.carried];
  const counted = alive.filter((lot) => lot.kind === kind && lot.origin !== "overage" && lot.left !== UNLIMITED);
  return add(...counted.filter((lot) => owner === undefined || lot.owner === owner).map(({ left }) => left));
}

/** The same by group of seats, where credits are locked to seats. */
function bySeatGroup(segments: readonly Segment[], kind: KindId): KindMonth["bySeatGroup"] {
  const locked = segments.flatMap(({ lots }) => lots.filter((lot) => lot.kind === kind && lot.owner !== ACCOUNT));
  const owners = [...new Set(locked.map(({ owner }) => owner))].sort();
  return Object.fromEntries(owners.map((owner) => [owner, groupTotal(segments, kind, owner)]));
}

function groupTotal(segments: readonly Segment[], kind: KindId, owner: Owner): KindMonth["bySeatGroup"][Owner] {
  const parts = segments
    .flatMap(({ wanted }) => wanted.filter((want) => want.owner === owner))
    .flatMap((want) => want.parts);
  const short = segments.flatMap(({ uncovered }) => uncovered).filter((each) => each.owner === owner);
  const gone = segments.flatMap(({ expired, trimmed }) => [...expired, ...trimmed]);
  return {
    used: add(...parts.filter((part) => part.kind === kind).map(({ amount }) => amount)),
    shortage: add(...short.filter((each) => each.kind === kind).map(({ amount }) => amount)),
    expired: add(...gone.filter(({ lot }) => lot.owner === owner && lot.kind === kind).map(({ amount }) => amount)),
    left: leftAfter(segments.at(-1), kind, owner),
  };
}

/** When demand first met an empty ledger: in the first segment with a shortage, where the first of its flows stopped. */
function shortFrom(segments: readonly Segment[], kind: KindId): Instant | undefined {
  const segment = segments.find(({ uncovered }) => uncovered.some((each) => each.kind === kind));
  if (!segment) return undefined;
  const stops = segment.uncovered
    .filter((each) => each.kind === kind)
    .map(({ flow, amount: short }) => {
      const wants = segment.wanted.filter((want) => want.flow === flow).flatMap(({ parts }) => parts);
      const wanted = add(...wants.filter((part) => part.kind === kind).map(({ amount }) => amount));
      return instantOf(subtract(wanted, short), wanted, segment);
    });
  return Math.min(...stops);
}
