import { dayOf } from "../units/calendar.ts";
import { type Fraction, fraction, isZero, times } from "../units/fraction.ts";
import type { Rate } from "../units/rate.ts";
import type { WrittenBlock } from "../written/tree.ts";
import { EVERYTHING } from "./found.ts";
import type { Assumptions, Customer, FoundRate, KnownShare, Role, Scenario, Span, Work } from "./scenario.ts";

/** A scenario as the tree of the file that says the same, its later spans as changes. Read again, it is the same scenario. */
export function scenarioTree(scenario: Scenario): WrittenBlock {
  const { name, start, months, currency, vendors, spans, customerOf, need } = scenario;
  const [first] = spans;
  const changes = spans.slice(1).map((span, index) => changeTo(span, spans[index] as Span, scenario));
  return whole({
    name: name === "" ? undefined : name,
    start: dayOf(start),
    months,
    currency,
    vendors: vendors && [...vendors],
    ...(first && stateOf(first, scenario)),
    changes: changes.length > 0 ? changes : undefined,
    customerOf: filled(Object.fromEntries(customerOf.map((customer) => [customer.plan, customerTree(customer)]))),
    need: filled(whole({ features: need.features.length > 0 ? [...need.features] : undefined, billed: need.billed })),
  });
}

function stateOf(span: Span, scenario: Scenario): WrittenBlock {
  return whole({
    team: filled(Object.fromEntries(span.roles.map((role) => [role.id, roleTree(role)]))),
    account: filled(ratesTree(span.account.does)),
    events: filled(ratesTree(span.events)),
    assume: filled(assumeTree(span.assume, scenario)),
  });
}

function roleTree({ people, seats, work, cap, pace }: Role): WrittenBlock {
  return whole({ people, seats: seats === people ? undefined : seats, ...workTree(work), cap, pace });
}

function workTree({ does, find }: Work): WrittenBlock {
  return whole({ does: filled(ratesTree(does)), find: filled(ratesTree(find)) });
}

function ratesTree(rates: Readonly<Record<string, Rate>>): WrittenBlock {
  return Object.fromEntries(Object.entries(rates).map(([id, rate]) => [id, rateText(rate)]));
}

function rateText({ amount, per, on }: Rate): string | number {
  const figure = decimal(amount);
  if (per === "held") return Number(figure);
  if (per !== "once") return `${figure}/${per}`;
  return on === undefined ? `${figure} once` : `${figure} once on ${dayOf(on)}`;
}

/** What is as it would be without a word is left out, unless the scenario itself said it. */
function assumeTree(assume: Assumptions, { stated }: Scenario): WrittenBlock {
  const { workingWeeksPerYear, found, alreadyKnown, together, use, batch, season, growth, spread } = assume;
  const weeks = decimal(workingWeeksPerYear);
  return whole({
    workingWeeksPerYear: weeks === "48" && !stated.has("assume.workingWeeksPerYear") ? undefined : Number(weeks),
    found: foundTree(found),
    alreadyKnown: knownTree(alreadyKnown),
    together: together ? undefined : false,
    use: filled(useTree(use)),
    batch: filled(batch),
    season: filled(Object.fromEntries(Object.entries(season).map(([month, share]) => [month, shareText(share)]))),
    growth: isZero(growth) ? undefined : shareText(growth),
    spread: spread && shareText(spread),
  });
}

function foundTree(found: Assumptions["found"]): unknown {
  const text = ({ share, test }: FoundRate) => (test ? `${test.found} of ${test.tried}` : shareText(share));
  const keys = Object.keys(found);
  const [only] = keys;
  if (only === EVERYTHING && keys.length === 1) return text(found[EVERYTHING] as FoundRate);
  return filled(Object.fromEntries(Object.entries(found).map(([key, rate]) => [key, text(rate)])));
}

function knownTree(known: readonly KnownShare[]): unknown {
  const [first] = known;
  if (first?.window === "bare") return shareText(first.share);
  return filled(Object.fromEntries(known.map(({ window, share }) => [windowText(window), shareText(share)])));
}

function windowText(window: KnownShare["window"]): string {
  if (typeof window !== "object") return window;
  return window.months > 0 ? `${window.months} months` : `${window.days} days`;
}

function useTree(use: Assumptions["use"]): WrittenBlock {
  const ways = (all: Assumptions["use"][string][string]) =>
    all.length === 1 ? all[0]?.action : Object.fromEntries(all.map(({ action, share }) => [action, shareText(share)]));
  return Object.fromEntries(
    Object.entries(use).map(([plan, byActivity]) => [
      plan,
      Object.fromEntries(Object.entries(byActivity).map(([activity, all]) => [activity, ways(all)])),
    ]),
  );
}

function customerTree({ plan: _plan, since, renews, balance, ...rest }: Customer): WrittenBlock {
  const credits =
    typeof balance === "object"
      ? Object.fromEntries(Object.entries(balance).map(([kind, amount]) => [kind, Number(amount)]))
      : balance && Number(balance);
  return whole({
    ...rest,
    since: since === undefined ? undefined : dayOf(since),
    renews: renews === undefined ? undefined : dayOf(renews),
    balance: credits,
  });
}

type Said = readonly [path: string, value: unknown];

/** What is said otherwise from a day on, by the paths at which it stands. */
function changeTo(after: Span, before: Span, scenario: Scenario): WrittenBlock {
  const [now, then] = [stateOf(before, scenario), stateOf(after, scenario)];
  const changed = ["team", "account", "events", "assume"].flatMap((head) => {
    const [old, said] = [blockAt(now, head), blockAt(then, head)];
    return Object.keys(said)
      .filter((key) => JSON.stringify(said[key]) !== JSON.stringify(old[key]))
      .flatMap((key): readonly Said[] =>
        head === "team" && old[key] ? roleChanges(key, after, before) : [[`${head}.${key}`, said[key]]],
      );
  });
  return { from: dayOf(after.from), set: Object.fromEntries(changed) };
}

/** Seats follow the people unless they were ever set. */
function roleChanges(id: string, after: Span, before: Span): readonly Said[] {
  const find = ({ roles }: Span) => roles.find((role) => role.id === id);
  const [old, role] = [find(before), find(after)];
  if (!old || !role) return [];
  const wereSet = old.seats !== old.people;
  const said = { ...roleTree(role), ...((wereSet || role.seats !== role.people) && { seats: role.seats }) };
  const was: WrittenBlock = { ...roleTree(old), ...(wereSet && { seats: old.seats }) };
  return Object.entries(said)
    .filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(was[key]))
    .map(([key, value]) => [`team.${id}.${key}`, value]);
}

function blockAt(tree: WrittenBlock, key: string): WrittenBlock {
  return (tree[key] ?? {}) as WrittenBlock;
}

/** 85 %, exactly where decimals can say it; otherwise as so many of so many. */
function shareText(share: Fraction): string {
  const percent = times(share, fraction(100));
  return isDecimal(percent) ? `${decimal(percent)}%` : `${share.numerator} of ${share.denominator}`;
}

/** The places behind the point that a scenario may have. */
const SCALE = 1_000_000n;

function isDecimal({ denominator }: Fraction): boolean {
  return SCALE % denominator === 0n;
}

/** A number as a file holds it, to six places, without zeros at its end. */
function decimal(value: Fraction): string {
  const { numerator, denominator } = value;
  const scaled = (numerator * SCALE) / denominator;
  const sign = scaled < 0n ? "-" : "";
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(7, "0");
  const places = digits.slice(-6).replace(/0+$/, "");
  return `${sign}${digits.slice(0, -6)}${places === "" ? "" : `.${places}`}`;
}

function whole(entries: Readonly<Record<string, unknown>>): WrittenBlock {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));
}

function filled<T extends object>(block: T): T | undefined {
  return Object.keys(block).length > 0 ? block : undefined;
}
