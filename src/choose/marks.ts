import type { Estimate } from "../engine/estimate.ts";
import { grantsHeld } from "../engine/offer.ts";
import type { Address, Authority, Dispute, Plan, Source, SourceId } from "../plans/plan.ts";
import { rememberFor } from "../remember.ts";
import { daysBetween, type Instant } from "../units/calendar.ts";

/** What a reader must know about a figure before using it. */
export type Mark = "unpublished" | "disputed" | "third-party" | "assumed";

/** The figures of an estimate that stand in a table. */
export type Figure = "used" | "included" | "subscription" | "beyond" | "total";

/** The facts of the plan that a figure was computed from, by address. */
export function factsBehind(estimate: Estimate, figure: Figure): readonly Address[] {
  const { offer, subscription, use, purchases, invoice } = estimate;
  switch (figure) {
    case "used":
      return use.flatMap(({ burns }) => burns.map(({ burn }) => burn.at));
    case "included":
      return grantsHeld(offer, subscription.created).map(({ at }) => at);
    case "subscription": {
      const lines = [...offer.tier.price, ...offer.addOns.flatMap(({ price }) => price)];
      return lines.filter(({ billed }) => billed === undefined || billed.id === offer.billing.id).map(({ at }) => at);
    }
    case "beyond": {
      const overage = invoice.lines.filter(({ item }) => item === "overage").map(({ price }) => price);
      return [...new Set([...purchases.map(({ topUp }) => topUp.at), ...overage])];
    }
    default:
      return [...factsBehind(estimate, "subscription"), ...factsBehind(estimate, "beyond")];
  }
}

/** True where two addresses touch: one is the other, or stands within it. */
function touches(a: Address, b: Address): boolean {
  return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
}

/** The disputes that bear on any of these facts. */
export function disputesAbout(plan: Plan, facts: readonly Address[]): readonly Dispute[] {
  return plan.disputed.filter(({ fact }) => facts.some((each) => touches(each, fact)));
}

/** The sources that numbers at these addresses rest on, in the order of the file. */
export function sourcesBehind(plan: Plan, facts: readonly Address[]): readonly Source[] {
  const ids = new Set<SourceId>();
  for (const [address, sources] of Object.entries(plan.provenance)) {
    if (facts.some((fact) => touches(address, fact))) for (const source of sources) ids.add(source);
  }
  return Object.values(plan.sources).filter(({ id }) => ids.has(id));
}

/** The one mark that stands at a figure: disputed before third party before assumed; none where all is official. */
export function markOf(estimate: Estimate, figure: Figure): Mark | undefined {
  const { plan } = estimate.offer;
  const facts = factsBehind(estimate, figure);
  if (disputesAbout(plan, facts).length > 0) return "disputed";
  const rest = (authority: Authority) =>
    weakNumbers(plan).some((weak) => weak.authority === authority && facts.some((fact) => touches(weak.at, fact)));
  if (rest("third-party")) return "third-party";
  return rest("assumed") ? "assumed" : undefined;
}

/** The numbers that rest on weak words alone: one official source is enough, whoever else says the same. */
const weakNumbers = rememberFor((plan: Plan) =>
  Object.entries(plan.provenance).flatMap(([at, sources]) => {
    const authority = bestAuthority(plan, sources);
    return authority === "third-party" || authority === "assumed" ? [{ at, authority }] : [];
  }),
);

const BEST_FIRST: readonly Authority[] = ["contract", "official", "relayed", "third-party", "assumed"];

/** The best word among the sources of one fact. */
export function bestAuthority(plan: Plan, sources: readonly SourceId[]): Authority {
  const authorities = sources.map((id) => plan.sources[id]?.authority ?? "assumed");
  return BEST_FIRST.find((authority) => authorities.includes(authority)) ?? "assumed";
}

/** How old a source is, in days. */
export function ageInDays(source: Source, asOf: Instant): number {
  return daysBetween(dayThatCounts(source), asOf);
}

/** The day a source is as old as: official and relayed ones that on which they were last read, the others their own date. */
export function dayThatCounts(source: Source): Instant {
  return countsFromReading(source) ? source.read : (source.date as Instant);
}

export function countsFromReading({ authority, date }: Source): boolean {
  return authority === "official" || authority === "relayed" || date === "undated";
}
