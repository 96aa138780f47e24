import type { PlanAnswer } from "../choose/answer.ts";
import type { Plan } from "../plans/plan.ts";
import { assumptions } from "./assumed.ts";
import { listed, sentence } from "./format.ts";
import { MARKS, type Note } from "./page.ts";
import type { Context } from "./report.ts";
import { disputesOf, marksOf, sourceInWords, thirdPartyBehind } from "./rests-on.ts";
import type { Telling } from "./telling.ts";

/** For each source that says otherwise: which teams would be told to take something else. */
export function disputed(plan: Plan, answers: readonly PlanAnswer[]): readonly Note[] {
  const rows = answers.flatMap((answer) => answer.rows);
  if (disputesOf(rows).length === 0 && !answers.some(({ readings }) => readings.some(({ differs }) => differs)))
    return [];
  const sources = new Map(
    answers.flatMap(({ readings }) => readings.map((reading) => [titleOf(reading), reading] as const)),
  );
  const said = [...sources.keys()].flatMap((title) => {
    const changed = new Map<string, string[]>();
    for (const answer of answers) {
      const reading = answer.readings.find((each) => titleOf(each) === title);
      if (!reading?.differs) continue;
      const to = reading.recommended?.estimate.offer.tier.name ?? "no tier that does the work";
      changed.set(to, [...(changed.get(to) ?? []), answer.scenario.name]);
    }
    if (changed.size === 0) return [];
    return [
      `As “${title}” has it: ${[...changed].map(([to, teams]) => `${listed(teams.map((team) => `“${team}”`))} ${teams.length > 1 ? "go" : "goes"} to ${to}`).join("; ")}.`,
    ];
  });
  const same =
    said.length === 0 ? [`Read as others have it, the answers stay the same (credits plans ${plan.id}).`] : said;
  return [{ label: `${MARKS.disputed.sign} ${MARKS.disputed.name}`, text: same.join(" ") }];
}

function titleOf({ sources }: PlanAnswer["readings"][number]): string {
  return listed(sources.map(({ title }) => title));
}

export function thirdParty(plan: Plan, answers: readonly PlanAnswer[], { context }: Telling): readonly Note[] {
  const chosen = answers.flatMap(({ recommended }) => recommended ?? []);
  if (!marksOf(chosen).has("third-party")) return [];
  const sources = chosen.flatMap((row) =>
    (["used", "included", "subscription", "beyond"] as const).flatMap((figure) => thirdPartyBehind(row, figure)),
  );
  const weak = Object.values(plan.sources).filter((source) => sources.includes(source));
  return [
    {
      label: `${MARKS["third-party"].sign} ${MARKS["third-party"].name}`,
      text: `${weak
        .map((source) => sourceInWords(source, context))
        .map(sentence)
        .join(". ")}.`,
    },
  ];
}

export function notIncluded({ notModelled, id }: Plan): readonly Note[] {
  const [first] = notModelled;
  if (!first) return [];
  return [{ label: "not included", text: `${first.says}. ${first.effect}. More: credits plans ${id}` }];
}

/** What all of them take for granted alike. */
export function assumed(answers: readonly PlanAnswer[], context: Context): readonly Note[] {
  const all = answers.map(({ scenario }) => assumptions(scenario, context.activities));
  const shared = (all[0] ?? []).filter((assumption) => all.every((each) => each.includes(assumption)));
  const some = all.some((each) => each.length > shared.length)
    ? ["Some take more for granted: each alone says what."]
    : [];
  return [{ label: `${MARKS.assumed.sign} ${MARKS.assumed.name}`, text: [...shared, ...some].join(" ") }];
}
