import { askedId } from "../plans/plan-part.ts";
import { type Answered, answerTo, type DossierQuestion, leadAmong } from "./answered.ts";
import { type Growth, growthOf } from "./growth.ts";
import { growthAxis } from "./growth-axis.ts";
import { type Swing, swingsOf } from "./swings.ts";

/** All that a report tells of one question: the answer, what more or less work would cost, and what the answer hangs on. */
export interface Dossier {
  readonly question: DossierQuestion;
  readonly answered: Answered;
  readonly growth: Growth | undefined;
  readonly swings: readonly Swing[];
}

export function dossierOf(question: DossierQuestion): Dossier {
  const answered = answerTo(question);
  return { question, answered, ...finished(looksAround(question, answered)) };
}

type Around = Pick<Dossier, "growth" | "swings">;

/** What lies around an answer. For a whole catalogue this takes a while, so that control goes back after each step. */
export function* looksAround(question: DossierQuestion, answered: Answered): Generator<undefined, Around> {
  const among = yield* contenders(question);
  const growth = yield* growthOf(among, answered);
  const swings = yield* swingsOf(among, answered);
  return { growth, swings };
}

/** Only plans that have a known total as things stand, for the smallest team or for the largest: nobody else can come to lead. */
function* contenders(question: DossierQuestion): Generator<undefined, DossierQuestion> {
  if (question.plans.length === 1) return question;
  const { sizes, now, at } = growthAxis(question.scenario);
  const able = new Set<string>();
  for (const size of new Set([sizes[0] ?? now, now, sizes.at(-1) ?? now])) {
    const { ranking } = leadAmong({ ...question, scenario: at(size) });
    for (const { answer, best } of ranking.answers) if (best) able.add(askedId(answer.plan));
    yield;
  }
  return { ...question, plans: question.plans.filter(({ plan }) => able.has(askedId(plan))) };
}

function finished<T>(steps: Generator<undefined, T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
