import { type Circumstances, holds, type Offer } from "../engine/offer.ts";
import type { Billing, KindId, Plan, Tier, WhenEmpty } from "../plans/plan.ts";
import { rememberFor } from "../remember.ts";
import type { Customer, Scenario } from "../scenarios/scenario.ts";
import { months } from "../units/calendar.ts";
import { addOnsFor } from "./add-ons.ts";

const MONTHLY: Billing = { id: "monthly", cycle: months(1) };

/**
 * Every offer of a plan that a scenario can choose between, before sizes are chosen: tier × way of billing × answer to an
 * empty balance, in the order of the file. Add-ons are taken where they bring a needed feature that the tier lacks, the
 * cheapest of several. What the team has today takes part as what goes on.
 */
export function offersOf(plan: Plan, scenario: Scenario): readonly Offer[] {
  return offersIn(scenario)(plan);
}

/** Scenarios of the same time, people and needs that differ in their work alone have the same offers. */
const offersIn = rememberFor((scenario: Scenario): ((plan: Plan) => readonly Offer[]) => {
  const { start, months: count, spans, need, currency, customerOf } = scenario;
  const peopled = spans.map(({ from, roles }) => [from, roles.map(({ id, people, seats }) => [id, people, seats])]);
  const alike = JSON.stringify([start, count, currency, need, peopled]);
  const known = laidOutFor(customerOf);
  const offers = known.get(alike) ?? rememberFor((plan: Plan) => layOut(plan, scenario));
  known.set(alike, offers);
  return offers;
});

const laidOutFor = rememberFor(
  (_customers: Scenario["customerOf"]) => new Map<string, (plan: Plan) => readonly Offer[]>(),
);

function layOut(plan: Plan, scenario: Scenario): readonly Offer[] {
  const customer = scenario.customerOf.find(({ plan: id }) => id === plan.id);
  const { part } = plan;
  const tiers = part ? plan.tiers.filter(({ id }) => id === part.tier) : plan.tiers;
  const isOfPart = ({ id }: Billing) => part?.billed === undefined || id === part.billed;
  return tiers.flatMap((tier) =>
    billingsOf(tier)
      .filter(isOfPart)
      .flatMap((billing) => {
        const given = { tier, billing, created: customer?.since ?? scenario.start };
        const continues = customer && isWhatTheyHave(customer, tier, billing, plan) ? { continues: customer } : {};
        const bare: Offer = { plan, tier, billing, sizes: {}, addOns: [], whenEmpty: {}, ...continues };
        const addOns = addOnsFor(bare, scenario, given.created);
        return answersToEmpty(plan, given).map((whenEmpty) => ({ ...bare, addOns, whenEmpty }));
      }),
  );
}

/** The ways of billing a tier, in the order of its price lines. */
function billingsOf(tier: Tier): readonly Billing[] {
  const billings = new Map<string, Billing>();
  for (const { billed, every } of tier.price) if (billed && every !== "once") billings.set(billed.id, billed);
  return billings.size > 0 ? [...billings.values()] : [MONTHLY];
}

function isWhatTheyHave(customer: Customer, tier: Tier, billing: Billing, plan: Plan): boolean {
  if (customer.tier !== tier.id) return false;
  return customer.billed === undefined
    ? billingsOf(tier)[0]?.id === billing.id
    : plan.tiers.includes(tier) && customer.billed === billing.id;
}

/** Lines that hold together are the buyer's choice, so each of them is an offer; the vendor's default comes first. */
function answersToEmpty(plan: Plan, given: Circumstances): readonly Readonly<Record<KindId, WhenEmpty>>[] {
  const lines = plan.whenEmpty.filter((line) => holds(line.when, given));
  let answers: Record<KindId, WhenEmpty>[] = [{}];
  if (lines.length === 0) return answers;
  for (const kind of plan.kinds) {
    const choices = lines.filter((line) => line.kind === undefined || line.kind === kind);
    if (choices.length > 0)
      answers = answers.flatMap((answer) => choices.map((choice) => ({ ...answer, [kind]: choice })));
  }
  return answers;
}
