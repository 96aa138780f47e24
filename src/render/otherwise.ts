import type { Candidate, PathAnswer, PlanAnswer } from "../choose/answer.ts";
import { unusedOf } from "../choose/basis.ts";
import { fraction } from "../units/fraction.ts";
import { creditsText, listed, percentInWords, sentence } from "./format.ts";
import { allowanceInWords, countsSeats, offerName } from "./offer-name.ts";
import { MARKS, type Note } from "./page.ts";
import type { Telling } from "./telling.ts";
import { isOpen, obstacleInShort } from "./tiers.ts";
import { beyondInCredits, withFeatures } from "./verdict.ts";
import { billedInWords, creditsOfKind } from "./words.ts";

/** The offers that the team cannot have at all, with what they would bring. */
export function closedInWords(rows: readonly Candidate[]): readonly Note[] {
  return rows
    .filter((row) => !isOpen(row))
    .map((row) => ({
      label: row.estimate.offer.tier.name,
      text: `not for this team: ${listed(whyClosed(row))}.${broughtBy(row)}`,
    }));
}

function whyClosed({ obstacles }: Candidate): readonly string[] {
  return obstacles.filter(({ is }) => is !== "lacks" && is !== "other-billing").flatMap(obstacleInShort);
}

function broughtBy({ estimate }: Candidate): string {
  const allowance = allowanceInWords(estimate);
  return allowance === "" ? "" : ` It brings ${allowance}.`;
}

/** "A path saves $220.00 a year: Starter until October, Pro in November, then Starter." */
function pathNote({ candidate, saving, isCertain }: PathAnswer, { money, span }: Telling): readonly Note[] {
  const open = isCertain ? "" : " The search was given up before all paths were seen: a cheaper one may exist.";
  if (!candidate) return isCertain ? [] : [{ label: "A path of offers", text: `was not found.${open}` }];
  const { cost, kinds } = candidate.estimate;
  const total = cost.total === undefined ? "" : `, ${money(cost.total, cost.currency)} ${span}`;
  const saved = saving === undefined ? "" : ` ${money(saving, cost.currency)} less.`;
  const lives = Object.values(kinds).some(({ burned }) => (burned.rollover ?? 0) > 0);
  const assumed = lives ? ` Credits that are carried on are taken to outlast the change ${MARKS.assumed.sign}.` : "";
  return [{ label: "A path saves", text: `${offerName(candidate)}${total}:${saved}${assumed}${open}` }];
}

function boughtNote({ buysCheapest }: Candidate): readonly Note[] {
  if (buysCheapest) return [];
  const told = "one of so many combinations that not all were seen: another may cost less.";
  return [{ label: "Bought on top", text: told }];
}

/** The same answer under other circumstances: without the needed features, billed another way, whatever is bought on top. */
export function otherwise(
  { recommended, withoutNeeds, billedOtherwise, cheaper, path, scenario, prefer }: PlanAnswer,
  telling: Telling,
): readonly Note[] {
  if (!recommended) return [];
  const { money, span } = telling;
  const total = ({ estimate: { cost } }: Candidate) =>
    cost.total === undefined ? "?" : money(cost.total, cost.currency);
  const notes: Note[] = [...pathNote(path, telling), ...boughtNote(recommended)];
  if (cheaper) {
    const on = beyondInCredits(cheaper.candidate.estimate);
    const how = on === "" ? "" : `, of which ${on} are bought on top`;
    notes.push({
      label: "Cheaper",
      text: `${offerName(cheaper.candidate)}: ${total(cheaper.candidate)}${how}, ${money(cheaper.saving, cheaper.candidate.estimate.cost.currency)} ${span} less. --prefer ${prefer === "included" ? "cheapest" : "included"}`,
    });
  }
  if (withoutNeeds) {
    const { candidate, saving } = withoutNeeds;
    const needed = scenario.need.features.length === 1 ? "Without that need" : "Without those needs";
    notes.push({
      label: needed,
      text: `${offerName(candidate)}, ${total(candidate)}: ${money(saving, candidate.estimate.cost.currency)} ${span} less.`,
    });
  }
  for (const { candidate, more } of billedOtherwise) {
    const { offer, cost } = candidate.estimate;
    const than =
      more >= 0 ? `${money(more, cost.currency)} more` : `${money(-more as typeof more, cost.currency)} less`;
    const enough = candidate.includesEnough ? "" : ", which do not cover every month";
    notes.push({
      label: sentence(`billed ${billedInWords(offer.billing.id)}`),
      text: `${total(candidate)} for the same tier, ${allowanceInWords(candidate.estimate) || "no credits included"}${enough}: ${than}.`,
    });
  }
  return notes;
}

/** What is paid for and never used, where that is half or more. */
export function unused({ recommended, rows, scenario }: PlanAnswer): readonly Note[] {
  if (!recommended) return [];
  const { kinds, offer } = recommended.estimate;
  const many = Object.entries(kinds).filter(
    ([, kind]) => Number.isFinite(kind.included) && kind.included > 0 && unusedOf(kind) * 2 >= kind.included,
  );
  if (many.length === 0) return [];
  const amounts = many.map(([kind, figures]) => {
    const [rest, all] = [unusedOf(figures), figures.included];
    return `${creditsText(rest)} of ${creditsText(all)} ${creditsOfKind(kind, offer.plan)} (${percentInWords(fraction(rest, all))})`;
  });
  const [first] = many;
  const fewest = rows
    .filter(({ qualifies }) => qualifies)
    .every(({ estimate }) => first === undefined || (estimate.kinds[first[0]]?.included ?? 0) >= first[1].included);
  const seats =
    countsSeats(offer) && fewest
      ? ` You pay for seats here, not for credits: no tier${withFeatures(scenario.need.features)} has fewer.`
      : "";
  return [{ label: "Unused", text: `${listed(amounts)} are never used.${seats}` }];
}
