import type { Estimate, KindMonth } from "../../src/engine/estimate.ts";
import type { Offer } from "../../src/engine/offer.ts";
import { simulate } from "../../src/engine/simulate.ts";
import type { Purchase } from "../../src/engine/top-ups.ts";
import type {
  Action,
  Billing,
  Burn,
  Grant,
  KindId,
  Plan,
  PriceLine,
  Rollover,
  Tier,
  TopUp,
  WhenEmpty,
} from "../../src/plans/plan.ts";
import type { Assumptions, Customer, Role, Scenario, Span, Work } from "../../src/scenarios/scenario.ts";
import { type Instant, months, parseDay } from "../../src/units/calendar.ts";
import { credits, toNumber } from "../../src/units/credits.ts";
import { fraction } from "../../src/units/fraction.ts";
import { money, toUnits } from "../../src/units/money.ts";
import { parseRate, type Rate } from "../../src/units/rate.ts";

/*
 * Plans and scenarios for tests, in as few words as the test needs: numbers of credits and dollars, days as text. What is
 * left out is the simplest thing there is.
 */

export const monthly: Billing = { id: "monthly", cycle: months(1) };
export const yearly: Billing = { id: "yearly", cycle: months(12) };

export function day(text: string): Instant {
  const instant = parseDay(text);
  if (instant === undefined) throw new Error(`${text} is not a day`);
  return instant;
}

const line = { sources: [], when: {} };

export interface GrantWords extends Partial<Omit<Grant, "credits" | "rollover">> {
  readonly credits: number | "unlimited" | "size";
  readonly rollover?: Partial<Omit<Rollover, "at">>;
}

export function grant({ credits: amount, rollover, ...words }: GrantWords): Grant {
  const kind = words.kind ?? "credit";
  const given = words.per === undefined ? "account" : words.per;
  const at = words.at ?? `tiers.pro.grants.${kind}+${typeof given === "object" ? given.event : given}`;
  return {
    ...line,
    kind,
    credits: typeof amount === "number" ? credits(amount) : amount,
    per: "account",
    pooled: true,
    every: months(1),
    counted: "signUp",
    upFront: false,
    prorated: true,
    ...words,
    at,
    ...(rollover ? { rollover: { carry: "all", again: false, at: `${at}.rollover`, ...rollover } } : {}),
  };
}

export interface PriceWords extends Partial<Omit<PriceLine, "pricing">> {
  readonly amount: number;
}

export function price({ amount, ...words }: PriceWords): PriceLine {
  const billed = words.billed ?? monthly;
  return {
    ...line,
    at: `tiers.pro.price.${billed.id}`,
    kind: "credit",
    pricing: { is: "flat", amount: { USD: money(amount) } },
    per: "account",
    every: billed.cycle,
    billed,
    term: billed.cycle,
    uplift: fraction(0),
    prorated: true,
    ...words,
  };
}

export interface BurnWords extends Partial<Omit<Burn, "credits">> {
  readonly credits: number;
}

/** An action that does the activity of its own name. */
export function action(id: string, burns: number | readonly BurnWords[], words: Partial<Action> = {}): Action {
  const list = typeof burns === "number" ? [{ credits: burns }] : burns;
  return {
    ...line,
    id,
    at: `actions.${id}`,
    does: [id],
    once: "never",
    batch: "partial",
    ...words,
    burns: list.map((burn) => ({
      at: `actions.${id}.burns`,
      kind: "credit",
      charged: "attempt",
      free: 0,
      block: 1,
      ...burn,
      credits: credits(burn.credits),
    })),
  };
}

export interface PlanWords {
  readonly kinds?: readonly KindId[];
  readonly actions?: readonly Action[];
  readonly grants?: readonly Grant[];
  readonly price?: readonly PriceLine[];
  readonly seats?: Partial<Tier["seats"]>;
  readonly features?: readonly string[];
  readonly trial?: boolean;
  readonly burnOrder?: Plan["burnOrder"];
}

function plan(words: PlanWords): Plan {
  const tier: Tier = {
    id: "pro",
    at: "tiers.pro",
    name: "Pro",
    alsoCalled: [],
    price: words.price ?? [price({ amount: 0 })],
    grants: words.grants ?? [],
    seats: { included: 0, min: 1, ...words.seats },
    features: words.features ?? [],
    closed: false,
    trial: words.trial ?? false,
  };
  return {
    id: "acme",
    vendor: "Acme",
    currency: "USD",
    sources: {},
    kinds: words.kinds ?? ["credit"],
    actions: words.actions ?? [action("email", 1)],
    tiers: [tier],
    addOns: [],
    topUps: [],
    whenEmpty: [],
    burnOrder: words.burnOrder ?? ["expiry"],
    examples: [],
    disputed: [],
    notModelled: [],
    provenance: {},
    places: {},
  };
}

export function whenEmpty(response: WhenEmpty["response"], kind?: KindId): WhenEmpty {
  return { ...line, at: "whenEmpty", response, ...(kind === undefined ? {} : { kind }) };
}

export function overage(amount: number, max?: number): WhenEmpty {
  const most = max === undefined ? {} : { max: credits(max) };
  return whenEmpty({ do: "overage", amount: { USD: money(amount) }, ...most });
}

export interface OfferWords extends PlanWords {
  readonly billing?: Billing;
  readonly whenEmpty?: Readonly<Record<KindId, WhenEmpty>>;
  readonly continues?: Partial<Customer>;
}

export function offer({ billing, whenEmpty: atZero, continues, ...words }: OfferWords): Offer {
  const sold = plan(words);
  const [tier] = sold.tiers as [Tier];
  return {
    plan: sold,
    tier,
    billing: billing ?? tier.price.find(({ billed }) => billed)?.billed ?? monthly,
    sizes: {},
    addOns: [],
    whenEmpty: atZero ?? {},
    ...(continues ? { continues: { plan: "acme", tier: "pro", ...continues } } : {}),
  };
}

type Rates = Readonly<Record<string, string | number>>;

function work(does: Rates, find: Rates = {}): Work {
  return { does: rates(does), find: rates(find) };
}

function rates(written: Rates): Readonly<Record<string, Rate>> {
  return Object.fromEntries(Object.entries(written).map(([id, text]) => [id, rate(text)]));
}

function rate(text: string | number): Rate {
  const found = parseRate(text);
  if (!found) throw new Error(`${text} is not a rate`);
  return found;
}

export function role(id: string, people: number, does: Rates, words: Partial<Role> = {}): Role {
  return { id, people, seats: people, work: work(does), ...words };
}

const nothingAssumed: Assumptions = {
  workingWeeksPerYear: fraction(48),
  found: {},
  alreadyKnown: [],
  together: true,
  use: {},
  batch: {},
  season: {},
  growth: fraction(0),
};

export interface SpanWords {
  readonly from?: string;
  readonly roles?: readonly Role[];
  readonly account?: Rates;
  readonly find?: Rates;
  readonly events?: Rates;
  readonly assume?: Partial<Assumptions>;
}

export interface ScenarioWords extends SpanWords {
  readonly start?: string;
  readonly months?: number;
  /** What holds from later days on, whole. */
  readonly changes?: readonly SpanWords[];
  readonly customerOf?: readonly Customer[];
}

export function scenario({
  start = "2027-01-01",
  months: count = 12,
  changes = [],
  ...words
}: ScenarioWords): Scenario {
  return {
    name: "test",
    start: day(start),
    months: count,
    spans: [span(start, words), ...changes.map((change) => span(change.from ?? start, change))],
    customerOf: words.customerOf ?? [],
    need: { features: [] },
    stated: new Set(),
  };
}

function span(start: string, { from, roles = [], account = {}, find = {}, events = {}, assume = {} }: SpanWords): Span {
  return {
    from: day(from ?? start),
    roles,
    account: work(account, find),
    events: rates(events),
    assume: { ...nothingAssumed, ...assume },
  };
}

export interface TopUpWords extends Partial<Omit<TopUp, "pricing">> {
  readonly amount: number;
}

export function topUp({ amount, ...words }: TopUpWords): TopUp {
  return {
    ...line,
    at: "topUps.credit",
    kind: "credit",
    unit: { is: "credit" },
    pricing: { is: "flat", amount: { USD: money(amount) } },
    every: "once",
    kept: "cycle",
    lasts: "forever",
    prorated: false,
    ...words,
  };
}

export function bought(amount: number, at: string, words: TopUpWords, until = at): Purchase {
  return { topUp: topUp(words), at: day(at), credits: credits(amount), until: day(until) };
}

export function run(sold: OfferWords, asked: ScenarioWords, purchases: readonly Purchase[] = []): Estimate {
  return simulate(offer(sold), scenario(asked), { purchases, isFree: () => false });
}

/** A month's figures of one kind as plain numbers of credits. */
export function monthOf(estimate: Estimate, index: number, kind: KindId = "credit") {
  const found = estimate.months[index]?.kinds[kind];
  if (!found) throw new Error(`no month ${index} of ${kind}`);
  return figures(found);
}

function figures(month: KindMonth) {
  const { used, included, bought, exchanged, expired, overage, shortage, stranded, left, over } = month;
  const plain = { used, included, bought, exchanged, expired, overage, shortage, stranded, left, over };
  return Object.fromEntries(Object.entries(plain).map(([name, amount]) => [name, toNumber(amount)])) as Record<
    keyof typeof plain,
    number
  >;
}

/** Day of the month on which an instant's last moment falls: what ends at midnight ends on the day before. */
export function dayOfMonth(instant: Instant | undefined): number | undefined {
  return instant === undefined ? undefined : new Date(instant - 1).getUTCDate();
}

export function gone(estimate: Estimate, index: number, kind: KindId = "credit"): readonly (number | undefined)[] {
  const { half, most, all } = estimate.months[index]?.kinds[kind]?.gone ?? {};
  return [half, most, all].map(dayOfMonth);
}

export function total(estimate: Estimate): number | undefined {
  return estimate.cost.total === undefined ? undefined : toUnits(estimate.cost.total);
}

export function lines(estimate: Estimate): readonly (readonly [string, string, number])[] {
  return estimate.invoice.lines.map(({ item, at, amount }) => [
    item,
    new Date(at).toISOString().slice(0, 10),
    toUnits(amount),
  ]);
}
