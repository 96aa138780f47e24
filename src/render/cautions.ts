import type { Candidate, PlanAnswer, ReadingAnswer } from "../choose/answer.ts";
import { type Figure, sourcesBehind } from "../choose/marks.ts";
import { missingFacts } from "../choose/unpriced.ts";
import type { Dispute, Plan, Source } from "../plans/plan.ts";
import { assumptions } from "./assumed.ts";
import { listed, sentence } from "./format.ts";
import { offerName } from "./offer-name.ts";
import { MARKS, type Note, notes, type Page, text } from "./page.ts";
import { disputesOf, factsOf, sourceInWords, thirdPartyBehind } from "./rests-on.ts";
import type { Telling } from "./telling.ts";
import { isOpen } from "./tiers.ts";

/** What somebody must know before using the figures: the marks that are in use, what is left out, what is taken for granted. */
export function cautions(answer: PlanAnswer, telling: Telling): Page {
  const rows = answer.rows.filter(isOpen);
  const all = [
    ...thirdParty(rows, telling),
    ...disputed(answer, rows, telling),
    ...unpublished(answer.plan, rows),
    ...notIncluded(answer.plan),
    ...assumed(answer, rows, telling),
    ...published(rows, telling),
  ];
  return [...text("Before you use these figures", { strong: true }), ...notes(all, { tight: true })];
}

function labelOf(mark: keyof typeof MARKS): string {
  return `${MARKS[mark].sign} ${MARKS[mark].name}`;
}

/** Which figure rests on which of these sources: "Included credits: …; $14,995 and $24,995: …". */
function bySource(rows: readonly Candidate[], telling: Telling): readonly string[] {
  const figures = new Map<Source, Set<string>>();
  for (const row of rows) {
    for (const figure of ["used", "included", "subscription", "beyond"] as const) {
      for (const source of thirdPartyBehind(row, figure)) {
        const named = figures.get(source) ?? new Set();
        figures.set(source, named.add(figureInWords(row, figure, telling)));
      }
    }
  }
  for (const source of reportedSources(rows))
    figures.set(source, (figures.get(source) ?? new Set()).add("the reported price of more credits"));
  return [...figures].map(
    ([source, named]) => `${sentence(listed([...named]))}: ${sourceInWords(source, telling.context)}.`,
  );
}

const FIGURE_NAMES: Readonly<Record<Figure, string>> = {
  used: "rates",
  included: "included credits",
  subscription: "prices",
  beyond: "the price of credits on top",
  total: "totals",
};

function figureInWords({ estimate: { cost } }: Candidate, figure: Figure, { money }: Telling): string {
  return figure === "subscription" && cost.subscription !== undefined
    ? money(cost.subscription, cost.currency)
    : FIGURE_NAMES[figure];
}

function thirdParty(rows: readonly Candidate[], telling: Telling): readonly Note[] {
  const all = bySource(rows, telling);
  return all.length > 0 ? [{ label: labelOf("third-party"), text: all.join(" ") }] : [];
}

function reportedSources(rows: readonly Candidate[]): readonly Source[] {
  const ids = rows.flatMap(({ needsOnTop }) =>
    needsOnTop.flatMap(({ unpublished }) => unpublished?.reported?.sources ?? []),
  );
  const [first] = rows;
  return first ? Object.values(first.estimate.offer.plan.sources).filter(({ id }) => ids.includes(id)) : [];
}

/** What the sources say of each disputed fact that figures rest on, and what the answer is when the others are believed. */
function disputed(answer: PlanAnswer, rows: readonly Candidate[], telling: Telling): readonly Note[] {
  const disputes = disputesOf(rows);
  const touched = answer.readings.filter((reading) => reading.differs || bearsOn(reading, disputes));
  if (disputes.length === 0 && touched.length === 0) return [];
  const why = disputes.map((dispute) => dispute.why);
  return [
    { label: labelOf("disputed"), text: [...new Set(why), ...readingsInWords(touched, answer, telling)].join(" ") },
  ];
}

function bearsOn({ facts }: ReadingAnswer, disputes: readonly Dispute[]): boolean {
  return disputes.some(({ fact }) => facts.includes(fact));
}

function readingsInWords(
  readings: readonly ReadingAnswer[],
  { recommended }: PlanAnswer,
  telling: Telling,
): readonly string[] {
  if (readings.length === 0) return [];
  const sameAnswer = readings.every(({ differs }) => !differs);
  const total = ({ estimate: { cost } }: Candidate) =>
    cost.total === undefined ? "" : `, ${telling.money(cost.total, cost.currency)} ${telling.span}`;
  const sameTotal = readings.every(
    (reading) => reading.recommended?.estimate.cost.total === recommended?.estimate.cost.total,
  );
  if (sameAnswer && sameTotal) {
    const name = recommended ? `${recommended.estimate.offer.tier.name} as well` : "the same";
    return [`Read ${readings.length === 1 ? "either way" : "any of these ways"}, the answer is ${name}.`];
  }
  return readings.map(({ sources, recommended: other, differs }) => {
    const told = other ? `${offerName(other)}${total(other)}` : "no offer that does the work";
    return `As ${listed(sources.map(({ title }) => `“${title}”`))} has it, the answer ${differs ? "becomes" : "stays"} ${told}.`;
  });
}

/** Each number that is not published, with the address under which it can be given. */
function unpublished(plan: Plan, rows: readonly Candidate[]): readonly Note[] {
  const facts = missingFacts(rows);
  if (facts.length === 0) return [];
  const given = facts.map(({ at }) => `--set ${plan.id}:${at}=…`);
  return [
    {
      label: labelOf("unpublished"),
      text: `${plan.vendor} does not publish ${facts.length === 1 ? "this number" : "these numbers"}; fill in what you are told, here or in a contract file: ${listed(given)}`,
    },
  ];
}

const MOST_NOT_MODELLED = 2;

/** What the file knows and the tool does not compute: the first of it in full, the rest by a pointer. */
function notIncluded({ notModelled, id }: Plan): readonly Note[] {
  if (notModelled.length === 0) return [];
  const first = notModelled.slice(0, MOST_NOT_MODELLED).map(({ says, effect }) => `${says}. ${effect}.`);
  const more = notModelled.length - first.length;
  const rest = more > 0 ? [`${more} more: credits plans ${id}`] : [];
  return [{ label: "not included", text: [...first, ...rest].join(" ") }];
}

function assumed({ scenario, plan }: PlanAnswer, rows: readonly Candidate[], { context }: Telling): readonly Note[] {
  const readings = sourcesBehind(plan, factsOf(rows)).filter(({ authority }) => authority === "assumed");
  const read =
    readings.length > 0
      ? [`Some rules that ${plan.vendor} does not state are read one way: credits plans ${plan.id}`]
      : [];
  return [{ label: labelOf("assumed"), text: [...assumptions(scenario, context.activities), ...read].join(" ") }];
}

/** The vendor's own pages that figures rest on; old ones are said to be old. */
function published(rows: readonly Candidate[], { context }: Telling): readonly Note[] {
  const [first] = rows;
  if (!first) return [];
  const sources = sourcesBehind(first.estimate.offer.plan, factsOf(rows)).filter(
    ({ authority }) => authority !== "third-party" && authority !== "assumed",
  );
  return sources.length > 0
    ? [{ label: "sources", text: `${sources.map((source) => sourceInWords(source, context)).join("; ")}.` }]
    : [];
}
