import type { Candidate, PlanAnswer } from "../choose/answer.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { assumptions } from "./assumed.ts";
import { listed } from "./format.ts";
import { MARKS, type Note } from "./page.ts";
import type { Context } from "./report.ts";
import { marksOf, sourceInWords, thirdPartyBehind } from "./rests-on.ts";
import type { Telling } from "./telling.ts";
import { planName } from "./words.ts";

/** The offer that a plan takes part with. */
interface Entered {
  readonly answer: PlanAnswer;
  readonly best: Candidate | undefined;
}

/** On which weak or disputed sources the best offers rest, plan by plan. */
export function weakFigures(answers: readonly Entered[], { context }: Telling): readonly Note[] {
  const weak = answers.flatMap(({ answer, best }) => {
    if (!best) return [];
    const marks = marksOf([best]);
    const bad = (["third-party", "disputed"] as const).filter((mark) => marks.has(mark));
    if (bad.length === 0) return [];
    const sources = new Set(
      (["used", "included", "subscription", "beyond"] as const).flatMap((figure) => thirdPartyBehind(best, figure)),
    );
    const told = [...sources].map((source) => sourceInWords(source, context));
    return [
      `${planName(answer.plan)} ${bad.map((mark) => MARKS[mark].sign).join(" ")}: ${told.length > 0 ? told.join("; ") : "its sources disagree"} (credits estimate … ${answer.plan.id})`,
    ];
  });
  return weak.length > 0
    ? [{ label: `${MARKS["third-party"].sign} ${MARKS.disputed.sign} weak facts`, text: `${weak.join(". ")}.` }]
    : [];
}

/** What plan files know of these plans and no total holds: how much of it, and where it is told. */
export function notIncludedNote(answers: readonly Entered[]): readonly Note[] {
  const told = answers.flatMap(({ answer: { plan }, best }) => {
    const [first] = plan.notModelled;
    if (!best || !first) return [];
    const more = plan.notModelled.length - 1;
    return [`${planName(plan)}: ${first.effect}${more > 0 ? `, and ${more} more` : ""} (credits plans ${plan.id})`];
  });
  return told.length > 0 ? [{ label: "not included", text: `${told.join(". ")}.` }] : [];
}

/** What the scenario leaves out and is taken for granted. */
export function assumedNote(scenario: Scenario, { activities }: Context): readonly Note[] {
  return [{ label: `${MARKS.assumed.sign} ${MARKS.assumed.name}`, text: assumptions(scenario, activities).join(" ") }];
}

/** The plans of which not all paths of offers were seen: a cheaper one may exist. */
export function unseenPaths(answers: readonly Entered[]): readonly Note[] {
  const open = answers.filter(({ answer }) => !answer.path.isCertain).map(({ answer }) => planName(answer.plan));
  if (open.length === 0) return [];
  const told = `not all ways to change the offer at a renewal were looked at: ${listed(open)} may cost less. Few plans are looked at for longer, one alone the longest.`;
  return [{ label: "Changes", text: told }];
}
