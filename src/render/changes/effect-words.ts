import type { Change, Effect, StayingEffect, Told } from "../../changes/effect.ts";
import { type Outcome, shortageOf } from "../../changes/outcome.ts";
import type { Candidate, Obstacle } from "../../choose/answer.ts";
import { markOf } from "../../choose/marks.ts";
import type { Estimate } from "../../engine/estimate.ts";
import type { Credits } from "../../units/credits.ts";
import { compare, type Fraction, fraction, times, ZERO } from "../../units/fraction.ts";
import { creditsText, fixed, listed, NO_BREAK, trimmed, withMinorUnit } from "../format.ts";
import { offerAmongPlans } from "../offer-name.ts";
import { type Cell, cell, words } from "../page.ts";
import { billedInWords, creditsOfKind, planName } from "../words.ts";

/*
 * What a change does to one scenario, in words and figures.
 */

/** "among apollo and lemlist, billed monthly"; "on apollo". */
export function contestInWords(effect: Effect): string {
  const outcome = shownOutcome(effect);
  if (!outcome) return "";
  const { scenario, plans } = outcome;
  const billed = scenario.need.billed === undefined ? "" : `, billed ${billedInWords(scenario.need.billed)}`;
  return `${amongInWords(plans.map(({ id }) => id))}${billed}`;
}

const MOST_NAMED = 4;

function amongInWords(ids: readonly string[]): string {
  if (ids.length > MOST_NAMED) return `among ${ids.length} plans`;
  return `${ids.length === 1 ? "on" : "among"} ${listed(ids)}`;
}

export function shownOutcome({ before, after }: Pick<Effect, "before" | "after">): Outcome | undefined {
  const told = after.is === "answered" ? after : before;
  return told.is === "answered" ? told.outcome : undefined;
}

export function outcomeOf(told: Told): Outcome | undefined {
  return told.is === "answered" ? told.outcome : undefined;
}

export function offerCell(told: Told): Cell {
  return words(offerInWords(told));
}

/** "lemlist Email", "nothing qualifies". */
export function offerInWords(told: Told): string {
  if (told.is === "absent") return "not there";
  if (told.is === "broken") return `mistakes in ${listed(told.files.map(({ file }) => file))}`;
  const { recommended } = told.outcome;
  return recommended ? nameIn(told.outcome, recommended) : "nothing qualifies";
}

/** How it is billed is said once, with the scenario, where that asks for it. */
function nameIn({ scenario }: Outcome, candidate: Candidate): string {
  return offerAmongPlans(candidate, scenario.need.billed === undefined);
}

export function totalCell(told: Told): Cell {
  const outcome = outcomeOf(told);
  if (!outcome?.total || !outcome.recommended) return cell("");
  return cell(
    withMinorUnit(outcome.total.total, outcome.total.currency),
    markOf(outcome.recommended.estimate, "total"),
  );
}

/** Credits of each kind a month, on average over the whole time. */
export function useCell(told: Told): Cell {
  const estimate = candidateIn(told)?.estimate;
  return cell(estimate ? useInWords(estimate) : "");
}

function useInWords({ used, offer: { plan }, months }: Estimate): string {
  const each = Object.entries(used).filter(([, amount]) => amount > 0 || plan.kinds.length === 1);
  return each
    .map(([kind, amount]) => {
      const figure = monthly(amount, months.length);
      return plan.kinds.length > 1 ? `${figure} ${creditsOfKind(kind, plan)}` : figure;
    })
    .join(" + ");
}

function monthly(amount: Credits, months: number): string {
  return Number.isFinite(amount) ? trimmed(fraction(amount, 1000 * Math.max(1, months)), 1) : creditsText(amount);
}

export function shortageCell(told: Told): Cell {
  const candidate = candidateIn(told);
  return cell(candidate ? shortageInWords(candidate) : "");
}

/** "1,200 credits", "none". */
function shortageInWords(candidate: Candidate): string {
  const { kinds, offer } = candidate.estimate;
  const short = Object.entries(kinds).filter(([, { shortage }]) => shortage > 0);
  if (short.length === 0) return "none";
  return listed(short.map(([kind, { shortage }]) => `${creditsText(shortage)} ${creditsOfKind(kind, offer.plan)}`));
}

/** The offer that figures are told of: the recommended one, or where nothing qualifies the nearest. */
export function candidateIn(told: Told): Candidate | undefined {
  const outcome = outcomeOf(told);
  return outcome?.recommended ?? outcome?.nearest;
}

export function isShortAnywhere({ before, after }: Effect): boolean {
  return [before, after].some((told) => {
    const candidate = candidateIn(told);
    return candidate !== undefined && shortageOf(candidate) > 0;
  });
}

/** "+$54.00, +2.5%". */
export function changeInWords(change: Change | undefined): string {
  if (!change) return "";
  const { by, currency, share } = change;
  const amount = `${by > 0 ? "+" : ""}${withMinorUnit(by, currency)}`;
  return share === undefined ? amount : `${amount}, ${shareOfChange(share)}`;
}

function shareOfChange(share: Fraction): string {
  const percent = fixed(times(share, fraction(100)), 1);
  return `${compare(share, ZERO) > 0 ? "+" : ""}${percent}%`;
}

/** "Staying with Apollo Basic, monthly, 3 seats: $2,340.00 (+$216.00, +10.2%)." */
export function stayingInWords(staying: StayingEffect | undefined, { before }: Effect): string {
  const outcome = outcomeOf(before);
  const old = outcome?.recommended;
  if (!staying || !old) return "";
  const name = `Staying with ${nameIn(outcome, old)}`;
  if (!staying.with) return `${name} is not possible: ${planName(old.estimate.offer.plan)} no longer sells it.`;
  const { candidate, total } = staying.with;
  const change = staying.change ? ` (${changeInWords(staying.change)})` : "";
  if (candidate.qualifies && total) return `${name}: ${withMinorUnit(total.total, total.currency)}${change}.`;
  return `${name} would not do: ${obstaclesInWords(candidate)}.`;
}

function obstaclesInWords(candidate: Candidate): string {
  return listed(candidate.obstacles.map((obstacle) => obstacleInWords(obstacle, candidate)));
}

function obstacleInWords(obstacle: Obstacle, candidate: Candidate): string {
  switch (obstacle.is) {
    case "short":
      return `it is ${shortageInWords(candidate)} short`.replaceAll(" credits", `${NO_BREAK}credits`);
    case "lacks":
      return `it lacks ${listed(obstacle.features)}`;
    case "not-covered":
      return `it does no ${listed(obstacle.activities)}`;
    case "unknown":
      return "what it costs is not published";
    case "too-many-seats":
      return `it is sold for at most ${obstacle.most} seats`;
    case "closed":
      return "it is closed to new customers";
    default:
      return "it is not sold that way any more";
  }
}
