import type { Candidate, Loss, Neighbour, Obstacle, OnTop, PlanAnswer } from "../choose/answer.ts";
import { totalsAtReported } from "../choose/basis.ts";
import type { Missing } from "../engine/estimate.ts";
import type { Plan, Unpublished } from "../plans/plan.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { compare, fraction, fractionOfDecimal } from "../units/fraction.ts";
import type { Currency } from "../units/money.ts";
import { shortInWords } from "./dry.ts";
import { listed, percentInWords, statedPrice, unitPrice } from "./format.ts";
import { rowName, rowParts } from "./offer-name.ts";
import { MARKS, marked, type Note } from "./page.ts";
import type { Telling } from "./telling.ts";
import { isOpen, obstacleInShort } from "./tiers.ts";
import { beyondInCredits } from "./verdict.ts";
import { activityNames, billedInWords, creditsOfKind, idInWords } from "./words.ts";

/** Why the others lost, and what would make them win: a remark under the name of each. */
export function neighbours(answer: PlanAnswer, telling: Telling): readonly Note[] {
  const open = answer.rows.filter(isOpen);
  const parts = rowParts(open);
  const left = answer.neighbours.filter(
    ({ candidate }) =>
      isOpen(candidate) && candidate.estimate.offer.tier.id !== answer.withoutNeeds?.candidate.estimate.offer.tier.id,
  );
  const label = (candidate: Candidate) =>
    rowName(candidate, { seats: false, billed: parts.billed && isTwice(candidate, open) });
  return left.map((neighbour) => ({
    label: label(neighbour.candidate),
    text: lossInWords(neighbour, answer, telling),
  }));
}

/** Why no offer of a plan does the work: a remark under each tier that the team can have. */
export function failures({ recommended, rows, scenario }: PlanAnswer): readonly Note[] {
  if (recommended) return [];
  return rows.filter(isOpen).map(({ obstacles, estimate }) => {
    const { plan, tier } = estimate.offer;
    const said = obstacles.map((obstacle) => {
      if (obstacle.is !== "short") return `${listed(obstacleInWords(obstacle))}.`;
      const short = obstacle.onTop.map((onTop) => shortInWords(onTop, scenario, (kind) => creditsOfKind(kind, plan)));
      return [`stops ${listed(short)}.`, ...new Set(obstacle.onTop.flatMap((onTop) => soldInWords(onTop, plan)))].join(
        " ",
      );
    });
    return { label: tier.name, text: said.join(" ") };
  });
}

function isTwice(candidate: Candidate, rows: readonly Candidate[]): boolean {
  return rows.filter(({ estimate }) => estimate.offer.tier.id === candidate.estimate.offer.tier.id).length > 1;
}

function lossInWords({ candidate, loses }: Neighbour, answer: PlanAnswer, telling: Telling): string {
  const { cost } = candidate.estimate;
  const amount = (money: typeof cost.total) => (money === undefined ? "?" : telling.money(money, cost.currency));
  switch (loses.is) {
    case "costs-more": {
      const unused =
        loses.unused && compare(loses.unused, fraction(0)) > 0
          ? ` and leaves ${percentInWords(loses.unused)} of its credits unused`
          : "";
      const bought = candidate.includesEnough ? "" : `, ${beyondInCredits(candidate.estimate)} on top included`;
      return `costs ${amount(loses.by)} more${bought}${unused}.`;
    }
    case "buys-on-top":
      return `costs ${amount(loses.saving)} less, but has to buy ${beyondInCredits(candidate.estimate)} on top: ${amount(cost.total)} in all. --prefer cheapest takes it.`;
    case "needs-more":
      return needsMoreInWords(candidate, loses, answer.scenario, telling);
    case "not-priced":
      return notPricedInWords(candidate, loses, telling);
    case "tie":
      return loses.by === "commitment"
        ? "costs the same and binds to more."
        : "costs the same and stands later in the list.";
    default:
      return doesNotQualify(candidate, loses.obstacles, answer, telling);
  }
}

/** Runs dry: when, what more would cost, and below which price it would have won. */
function needsMoreInWords(
  candidate: Candidate,
  loses: Extract<Loss, { is: "needs-more" }>,
  scenario: Scenario,
  telling: Telling,
): string {
  const { plan } = candidate.estimate.offer;
  const { currency } = candidate.estimate.cost;
  const nameOf = (kind: string) => creditsOfKind(kind, plan);
  const first = listed(loses.onTop.map((onTop) => shortInWords(onTop, scenario, nameOf)));
  const sold = loses.onTop.flatMap((onTop) => soldInWords(onTop, plan));
  const below =
    loses.winsBelow === undefined
      ? []
      : [
          `Below ${unitPrice(loses.winsBelow, currency)} a credit it would be the cheaper choice${reportedInWords(loses.onTop, plan, currency)}.`,
        ];
  const reported = loses.onTop.flatMap((onTop) => atReported(candidate, onTop, telling));
  const ask =
    loses.winsBelow !== undefined && loses.onTop.some(({ unpublished }) => unpublished)
      ? ["Worth asking before you sign."]
      : [];
  return [`stops ${first}.`, ...new Set(sold), ...below, ...reported, ...ask].join(" ");
}

function soldInWords({ sold, unpublished }: OnTop, { vendor }: Plan): readonly string[] {
  if (unpublished) return [`${vendor} publishes no price for more.`];
  return [sold === undefined ? `${vendor} sells no more.` : `What ${vendor} sells on top does not cover that.`];
}

/** "; others report $0.25 to $0.50 †". */
function reportedInWords(onTop: readonly OnTop[], plan: Plan, currency: Currency): string {
  const reported = onTop.flatMap(({ unpublished }) => reportOf(unpublished, plan, currency) ?? []);
  return reported.length > 0 ? `; others report ${listed(reported)}` : "";
}

function reportOf(fact: Unpublished | undefined, plan: Plan, currency: Currency): string | undefined {
  if (!fact?.reported) return undefined;
  const { low, high, sources } = fact.reported;
  const price = (value: number) => statedPrice(fractionOfDecimal(value), currency);
  const thirdParty = sources.some((id) => plan.sources[id]?.authority === "third-party");
  return marked(low === high ? price(low) : `${price(low)} to ${price(high)}`, thirdParty ? "third-party" : "assumed");
}

function atReported(candidate: Candidate, onTop: OnTop, { money, span }: Telling): readonly string[] {
  const totals = totalsAtReported(candidate, onTop);
  if (!totals) return [];
  const { currency } = candidate.estimate.cost;
  const range =
    totals.low === totals.high
      ? money(totals.low, currency)
      : `${money(totals.low, currency)} to ${money(totals.high, currency)}`;
  return [`At that it would cost ${marked(range, "third-party")} ${span}.`];
}

function notPricedInWords(
  { estimate }: Candidate,
  loses: Extract<Loss, { is: "not-priced" }>,
  { money, span }: Telling,
): string {
  const wins =
    loses.winsBelow === undefined
      ? ""
      : ` It would win below ${money(loses.winsBelow, estimate.cost.currency)} ${span}.`;
  return `has no published ${listed(whatIsMissing(loses.missing))}\u00a0${MARKS.unpublished.sign}.${wins}`;
}

const MISSING_NAMES: Readonly<Partial<Record<Missing["of"], string>>> = {
  rate: "rate",
  allowance: "allowance",
  "top-up": "price for more credits",
  overage: "price for more credits",
};

/** "price", "allowance", "rate": what a vendor does not publish, each once. */
export function whatIsMissing(missing: readonly Missing[]): readonly string[] {
  return [...new Set(missing.map(({ of }) => MISSING_NAMES[of] ?? "price"))];
}

function doesNotQualify(
  candidate: Candidate,
  obstacles: readonly Obstacle[],
  answer: PlanAnswer,
  { money, span }: Telling,
): string {
  const { cost } = candidate.estimate;
  const winner = answer.recommended?.estimate.cost.total;
  const lacks = listed(obstacles.flatMap(obstacleInWords));
  const cheaper = cost.total !== undefined && winner !== undefined && cost.total < winner;
  return cheaper ? `at ${money(cost.total, cost.currency)} ${span}${onTopOf(candidate)}, ${lacks}.` : `${lacks}.`;
}

function onTopOf({ estimate }: Candidate): string {
  const bought = beyondInCredits(estimate);
  return bought === "" ? "" : ` with ${bought} on top`;
}

function obstacleInWords(obstacle: Obstacle): readonly string[] {
  switch (obstacle.is) {
    case "lacks":
      return [`lacks ${listed(obstacle.features.map(idInWords))}`];
    case "not-covered":
      return [`does not do ${listed(obstacle.activities.map(activityNames), "or")}`];
    case "other-billing":
      return [`is not billed ${billedInWords(obstacle.needed)}`];
    case "short":
      return ["runs short"];
    case "unknown":
      return [`has no published ${listed(whatIsMissing(obstacle.missing))}\u00a0${MARKS.unpublished.sign}`];
    default:
      return obstacleInShort(obstacle);
  }
}
