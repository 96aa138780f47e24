import { barX, ruleX, text } from "@observablehq/plot";
import type { Candidate } from "../../choose/answer.ts";
import type { Answered } from "../../choose/answered.ts";
import type { Dossier } from "../../choose/dossier.ts";
import { toldIn } from "../../choose/told.ts";
import { offerAmongPlans, rowName, rowParts } from "../../render/offer-name.ts";
import { isOpen, obstacleInShort } from "../../render/tiers.ts";
import { type Money, NO_MONEY, toUnits } from "../../units/money.ts";
import type { DrawChart } from "./draw-chart.ts";
import { COLOURS, INK, legend, MUTED, plotted } from "./plotted.ts";

interface Bar {
  readonly name: string;
  readonly part: "subscription" | "on top";
  /** Less for what the team cannot take. */
  readonly weight: number;
  readonly amount: number;
}

/** Height of one offer: its name above its bar. */
const BAND = 44;
const MOST_BARS = 12;

/** What each offer costs, as one bar of subscription and credits on top. Offers without a known total have no bar. */
export const drawCosts: DrawChart = (dossier, { leader, telling }, width) => {
  const offers = pricedOffers(dossier, leader?.candidate);
  if (offers.length === 0) return [];
  const total = ({ candidate }: Offer) => {
    const { cost } = candidate.estimate;
    return cost.total === undefined ? "" : telling.money(cost.total, cost.currency);
  };
  const bars = offers.flatMap(({ name, fee, more, candidate }): readonly Bar[] => {
    const weight = candidate.qualifies ? 1 : 0.35;
    return [
      { name, part: "subscription", weight, amount: toUnits(fee) },
      { name, part: "on top", weight, amount: toUnits(more) },
    ];
  });
  const isLeader = ({ candidate }: Offer) => candidate === leader?.candidate;
  const told = offers.map((offer) => `${offer.name} ${total(offer)}`).join("; ");
  const chart = plotted(`Total ${telling.span} of each offer: ${told}`, {
    width,
    height: offers.length * BAND + 4,
    marginLeft: 1,
    marginRight: 8,
    marginTop: 2,
    marginBottom: 2,
    x: { axis: null },
    y: { axis: null, domain: offers.map(({ name }) => name), padding: 0 },
    opacity: { type: "identity" },
    color: { domain: ["subscription", "on top"], range: [COLOURS[0], COLOURS[1]] },
    marks: [
      barX(bars, { y: "name", x: "amount", fill: "part", fillOpacity: "weight", insetTop: 22, insetBottom: 8 }),
      text(offers, {
        y: "name",
        text: (offer: Offer) => `${isLeader(offer) ? "▶ " : ""}${offer.name}   ${total(offer)}${whyNot(offer)}`,
        frameAnchor: "left",
        textAnchor: "start",
        dx: 2,
        dy: -BAND / 2 + 13,
        fontWeight: 500,
        fill: (offer: Offer) => (isLeader(offer) ? INK : MUTED),
      }),
      ruleX([0], { stroke: MUTED }),
    ],
  });
  return offers.some(({ more }) => more > 0) ? [legend(SWATCHES), chart] : [chart];
};

const SWATCHES = [
  { name: "subscription", colour: COLOURS[0] },
  { name: "credits bought on top, or overage", colour: COLOURS[1] },
];

/** What speaks against an offer although its total is known. */
function whyNot({ candidate }: Offer): string {
  const reasons = candidate.obstacles.flatMap(obstacleInShort);
  return reasons.length > 0 ? `   ${reasons.join(", ")}` : "";
}

/** An offer with a known total, in the currency that the answer is told in. */
interface Offer {
  readonly name: string;
  readonly candidate: Candidate;
  readonly fee: Money;
  readonly more: Money;
}

function pricedOffers({ answered, question }: Dossier, leader: Candidate | undefined): readonly Offer[] {
  const { conversion } = question;
  const offers = namedOffers(answered);
  const currency = conversion?.into ?? (leader ?? offers[0]?.candidate)?.estimate.cost.currency;
  if (currency === undefined) return [];
  return offers
    .flatMap(({ name, candidate }) => {
      const { cost } = candidate.estimate;
      if (cost.total === undefined) return [];
      const inIt = (amount: Money = NO_MONEY) => toldIn({ currency, conversion }, amount, cost.currency);
      const [fee, more] = [inIt(cost.subscription), inIt(cost.beyond)];
      return fee === undefined || more === undefined ? [] : [{ name, candidate, fee, more }];
    })
    .sort((a, b) => a.fee + a.more - b.fee - b.more)
    .slice(0, MOST_BARS);
}

function namedOffers(answered: Answered): readonly Pick<Offer, "name" | "candidate">[] {
  if (answered.is === "plan") {
    const open = answered.answer.rows.filter(isOpen);
    const parts = rowParts(open);
    return open.map((candidate) => ({ name: rowName(candidate, parts), candidate }));
  }
  return answered.ranking.answers.flatMap(({ best }) =>
    best ? [{ name: offerAmongPlans(best), candidate: best }] : [],
  );
}
