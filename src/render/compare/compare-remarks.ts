import type { ComparedPlan, Comparison } from "../../choose/compare/comparison.ts";
import type { WinningPrice } from "../../choose/winning-prices.ts";
import { add } from "../../units/credits.ts";
import { dividedBy, fraction } from "../../units/fraction.ts";
import { moneyAsFraction } from "../../units/money.ts";
import { counted, creditsText, ordinal, percentInWords, sentence, trimmed } from "../format.ts";
import { monthTitle } from "../month-title.ts";
import type { Note } from "../page.ts";
import { changesPlaces, includedInstead, inTurn, originally } from "../plan-remarks.ts";
import { readingInWords } from "../reading-words.ts";
import type { Telling } from "../telling.ts";
import { creditsOfKind, planName } from "../words.ts";
import { winningPriceInWords } from "./winning-price-words.ts";

/** So many plans beside the winner are told in words where there are many. */
const MOST_TOLD = 3;

/** Why the winner wins and the others lost, plan by plan: all of a few, the nearest of many, and each that could win. */
export function remarks(comparison: Comparison, prices: readonly WinningPrice[], telling: Telling): readonly Note[] {
  const { plans, winner } = comparison;
  const priced = plans.filter(({ best }) => best !== undefined);
  const few = priced.length <= MOST_TOLD + 2;
  const mayWin = ({ winsAsRead, place }: ComparedPlan) => place.is === "other-currency" || winsAsRead();
  const told = priced.filter((plan, index) => few || index <= MOST_TOLD || mayWin(plan));
  return told.flatMap((plan) => remarkOn(plan, winner, comparison, prices, telling));
}

function remarkOn(
  plan: ComparedPlan,
  winner: ComparedPlan | undefined,
  comparison: Comparison,
  prices: readonly WinningPrice[],
  telling: Telling,
): readonly Note[] {
  const price = prices.find((each) => each.plan === plan.answer.plan);
  const said = [
    ...placeInWords(plan, comparison, telling),
    ...winningPriceInWords(price, telling),
    ...(plan === winner ? [] : originally(plan, telling)),
    ...expiryInWords(plan),
    ...decidingInWords(plan, comparison),
    ...nextPersonInWords(plan, telling),
    ...(plan.best ? includedInstead(plan.answer, plan.best, telling) : []),
    ...(plan.path ? pathInWords(plan.path, plan, winner, telling) : []),
    ...plan.readings.map((reading) => readingInWords(reading, plan.best, telling)),
    ...changesPlaces(plan, winner),
  ];
  return said.length === 0 ? [] : [{ label: planName(plan.answer.plan), text: said.join(" ") }];
}

function placeInWords(
  plan: ComparedPlan,
  { currency, winner }: Comparison,
  { money, span }: Telling,
): readonly string[] {
  const { place } = plan;
  switch (place.is) {
    case "costs-more": {
      const share = place.share ? ` (${percentInWords(place.share)})` : "";
      return [`costs ${money(place.by, currency ?? "")}${share} more ${span}.`];
    }
    case "tie": {
      const than = winner ? planName(winner.answer.plan) : "the cheapest";
      return [
        place.by === "commitment"
          ? `costs as much as ${than} and binds to more.`
          : `costs as much as ${than} and binds to as much; the order is that of their names.`,
      ];
    }
    case "other-currency":
      return [`is priced in ${place.currency}, and no exchange rate is given (--fx).${tieInWords(plan, winner)}`];
    default:
      return [];
  }
}

/** " It costs less than Hunter below 0.2311 USD for 1 EUR." */
function tieInWords({ best }: ComparedPlan, winner: ComparedPlan | undefined): string {
  const [own, least] = [best?.estimate.cost, winner?.best?.estimate.cost];
  if (!winner || !own?.total || least?.total === undefined) return "";
  const rate = trimmed(dividedBy(moneyAsFraction(least.total), moneyAsFraction(own.total)), 4, 2);
  return ` It costs less than ${planName(winner.answer.plan)} below ${rate}\u00a0${least.currency} for 1\u00a0${own.currency}.`;
}

/** What expires, where it is half of what comes or more. */
function expiryInWords({ best, figures, paysForSeats }: ComparedPlan): readonly string[] {
  const kinds = Object.values(best?.estimate.kinds ?? {});
  const [included, expired] = [
    add(...kinds.map((kind) => kind.included)),
    add(...Object.values(figures?.expired ?? {})),
  ];
  if (kinds.length !== 1 || !Number.isFinite(included) || expired === 0 || expired * 2 < included) return [];
  const seats = paysForSeats ? " Seats are what is paid for: no tier that does this work brings fewer." : "";
  return [`${percentInWords(fraction(expired, included))} of its credits expire.${seats}`];
}

/** Which month the choice is held against, where months differ. */
function decidingInWords({ decides, best }: ComparedPlan, { scenario }: Comparison): readonly string[] {
  if (!decides || !best) return [];
  const name = creditsOfKind(decides.kind, best.estimate.offer.plan);
  const used = `${creditsText(decides.used)}`;
  if (decides.is === "whole")
    return [
      `Its ${name} come at once and last: ${used} of ${creditsText(decides.included)} over all ${counted(scenario.months, "month")}, no single month decides.`,
    ];
  const from = best.estimate.months[decides.month]?.from;
  const month = sentence(from === undefined ? "the busiest month" : monthTitle(from, scenario));
  const short = creditsText(decides.short);
  const { whose } = decides;
  return [
    whose === best
      ? `${month} decides, with ${used} ${name} used: ${short} more are needed then.`
      : `${month} decides, with ${used} ${name} used: ${whose.estimate.offer.tier.name} would be ${short} short then.`,
  ];
}

/** What its offers cost in turn, and where that makes it the cheapest. */
function pathInWords(
  path: NonNullable<ComparedPlan["path"]>,
  plan: ComparedPlan,
  winner: ComparedPlan | undefined,
  telling: Telling,
): readonly string[] {
  return [inTurn(path, telling), ...(path.wins && plan !== winner ? ["So it would win."] : [])];
}

/** "The 9th person needs Advanced, $10,000.00 more." */
function nextPersonInWords({ nextPerson, best }: ComparedPlan, { money }: Telling): readonly string[] {
  if (!nextPerson || !best) return [];
  const { person, takes, more } = nextPerson;
  const amount =
    more < 0
      ? `${money(-more as typeof more, best.estimate.cost.currency)} less`
      : `${money(more, best.estimate.cost.currency)} more`;
  return [`The ${ordinal(person)} person needs ${takes.estimate.offer.tier.name}, ${amount}.`];
}
