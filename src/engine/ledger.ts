import type { KindId } from "../plans/plan.ts";
import type { Instant } from "../units/calendar.ts";
import { type Credits, subtract, UNLIMITED } from "../units/credits.ts";
import { burnDown } from "./burn-down.ts";
import type { BurnDown, Taken, Uncovered, Want } from "./burns.ts";
import { CapMeter } from "./cap-meter.ts";
import { ChargesInTime } from "./charges-in-time.ts";
import { Instants } from "./instants.ts";
import type { Charge, Flow, LedgerInput } from "./ledger-input.ts";
import { byBurnOrder, type Deposit, type Lot, lotOf, type Owner } from "./lot.ts";
import { carryOver, trimToCaps } from "./rollover.ts";

/** A stretch of time in which no grant begins or ends: what was there, what was wanted and where it came from. */
export interface Segment {
  readonly from: Instant;
  readonly until: Instant;
  readonly deposited: readonly Lot[];
  /** Taken away by a cap right after the deposits at `from`. */
  readonly trimmed: readonly { readonly lot: Lot; readonly amount: Credits }[];
  readonly wanted: readonly Want[];
  readonly taken: readonly Taken[];
  readonly uncovered: readonly Uncovered[];
  /** Gone at `until`: what was left less what was carried on. */
  readonly expired: readonly { readonly lot: Lot; readonly amount: Credits }[];
  /** Carried on at `until`, as new lots. */
  readonly carried: readonly Lot[];
  /** Every lot that was alive within the segment, as it is right before `until`. */
  readonly lots: readonly Lot[];
}

export interface LedgerRun {
  readonly segments: readonly Segment[];
  /** What is alive at the end, and what a run that goes on from there opens with. */
  readonly closing: readonly Lot[];
}

/**
 * Play deposits and burns over [from, until).
 *
 * At one instant, in this order: expiry and rollover, new deposits, caps, charges, then the flows of the stretch that
 * begins there. A lot lives in [at, until). At the end of the run what expires there has expired, what begins there has
 * not begun, so that a run over a year is the same as two over its halves. The README of this room states every rule.
 */
export function playLedger(input: LedgerInput): LedgerRun {
  const order = byBurnOrder(input.burnOrder);
  const instants = new Instants(input);
  const depositsAt = byInstant(input.deposits);
  const charges = new ChargesInTime(input.charges, input.from);
  const meter = new CapMeter(input.caps);
  const segments: Segment[] = [];
  let lots = input.opening.filter((lot) => lot.until > input.from);

  for (let from = input.from; from < input.until; ) {
    const made = depositsAt.get(from) ?? [];
    const deposited = made.map(asLot);
    const capped = deposited.filter(({ origin }) => origin !== "purchase");
    const trims = trimToCaps([...lots, ...capped], made);
    const until = instants.after(from);
    const book = new Book([...lots, ...deposited].sort(order));
    const trimmed = trims.map(({ lot, amount }) => ({ lot: book.take(lot, amount), amount }));
    meter.startSegment(from);
    const { wanted, taken, uncovered } = burnBetween(book, meter, input, charges.before(until), { from, until });
    const { expired, carried } = endLots(book.lots, until, depositsAt.get(until) ?? []);
    const { lots: alive } = book;
    segments.push({ from, until, deposited, trimmed, wanted, taken, uncovered, expired, carried, lots: alive });
    lots = [...alive.filter((lot) => lot.until > until), ...carried];
    instants.add(carried);
    from = until;
  }
  return { segments, closing: lots };
}

/** The deposits that are made, by their day: one that would end as it begins is none, and nothing is carried as long as it. */
function byInstant(deposits: readonly Deposit[]): ReadonlyMap<Instant, readonly Deposit[]> {
  const found = new Map<Instant, Deposit[]>();
  for (const deposit of deposits) {
    if (deposit.until <= deposit.at) continue;
    const before = found.get(deposit.at);
    if (before) before.push(deposit);
    else found.set(deposit.at, [deposit]);
  }
  return found;
}

/** A deposit that has just been made. */
export function asLot(deposit: Deposit): Lot {
  const { amount, at, since = at } = deposit;
  return lotOf(deposit, { left: amount, since, granted: amount });
}

/** Every charge of a stretch, in time, then its flows. Charges at one instant that need not be whole share what is there. */
function burnBetween(
  book: Book,
  meter: CapMeter,
  input: LedgerInput,
  charges: readonly (readonly Charge[])[],
  { from, until }: Pick<Segment, "from" | "until">,
): Pick<Segment, "wanted" | "taken" | "uncovered"> {
  const wanted: Want[] = [];
  const taken: Taken[] = [];
  const uncovered: Uncovered[] = [];
  const burn = (wants: readonly Want[], whole: boolean) => {
    if (wants.length === 0) return;
    const { lots } = book;
    const allowed = (owner: Owner, kind: KindId) => meter.allowed(owner, kind);
    const offered = burnDown(wants, { lots, exchanges: input.exchanges, allowed });
    const result = whole && offered.uncovered.length > 0 ? refuse(wants) : offered;
    for (const { lot, amount } of result.taken) book.take(lot, amount);
    meter.record(wants, result.taken);
    wanted.push(...wants);
    taken.push(...result.taken);
    uncovered.push(...result.uncovered);
  };
  for (const together of charges) burn(together, together[0]?.whole ?? false);
  burn(flowsBetween(input.flows, from, until), false);
  return { wanted, taken, uncovered };
}

function refuse(wants: readonly Want[]): BurnDown {
  const uncovered = wants.flatMap(({ flow, owner, parts }) =>
    parts.map((part) => ({ flow, owner, ...part, heldBack: false })),
  );
  return { taken: [], uncovered };
}

function flowsBetween(flows: readonly Flow[], from: Instant, until: Instant): Want[] {
  return flows
    .map(({ id, owner, parts }) => ({
      flow: id,
      owner,
      parts: parts
        .map(({ kind, wantedUpTo }) => ({ kind, amount: subtract(wantedUpTo(until), wantedUpTo(from)) }))
        .filter(({ amount }) => amount > 0),
    }))
    .filter(({ parts }) => parts.length > 0);
}

/** Lots whose period ends at `until`, where the deposits `next` are made: what is carried on, and what is gone. */
function endLots(lots: readonly Lot[], until: Instant, next: readonly Deposit[]): Pick<Segment, "expired" | "carried"> {
  const expired: { lot: Lot; amount: Credits }[] = [];
  const carried: Lot[] = [];
  for (const lot of lots) {
    if (lot.until !== until) continue;
    const carry = carryOver(lot, next);
    if (carry) carried.push(carry);
    const gone = lot.left === UNLIMITED || lot.origin === "overage" ? 0 : lot.left - (carry?.amount ?? 0);
    if (gone > 0) expired.push({ lot, amount: gone as Credits });
  }
  return { expired, carried };
}

/** The lots of one segment, in burn order, while they are burned. */
class Book {
  lots: readonly Lot[];

  constructor(lots: readonly Lot[]) {
    this.lots = lots;
  }

  /** Take credits out of a lot. Returns the lot as it was. */
  take(id: string, amount: Credits): Lot {
    const index = this.lots.findIndex((lot) => lot.id === id);
    const lot = this.lots[index];
    if (!lot) throw new Error(`no lot ${id}`);
    this.lots = this.lots.with(index, { ...lot, left: subtract(lot.left, amount) });
    return lot;
  }
}
