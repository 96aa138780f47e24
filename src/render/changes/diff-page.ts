import type { BrokenFile } from "../../changes/collection.ts";
import type { Difference } from "../../changes/difference.ts";
import type { Effect } from "../../changes/effect.ts";
import { type FactChange, freshness, newestSource, statementOf } from "../../changes/fact.ts";
import type { Failure } from "../../changes/gates.ts";
import type { PlanDiff } from "../../changes/plan-diff.ts";
import { counted, date, listed, sentence } from "../format.ts";
import { type Column, cell, MARKS, type Page, type Row, table, text, words } from "../page.ts";
import type { DiffReport } from "./diff-report.ts";
import {
  changeInWords,
  contestInWords,
  isShortAnywhere,
  offerCell,
  shortageCell,
  shownOutcome,
  stayingInWords,
  totalCell,
  useCell,
} from "./effect-words.ts";
import { factInWords } from "./fact-words.ts";

/** First what the change does to each team, then what changed, last whether the build fails. */
export function diffPage({ difference, failures, hasScenarios }: DiffReport): Page {
  return [
    ...text(summaryOf(difference, hasScenarios), { strong: true }),
    ...difference.effects.flatMap((effect) => effectPage(effect, difference)),
    ...legendOf(difference),
    ...brokenPage(difference),
    ...factsPage(difference),
    ...failures.flatMap((failure) => text(failureInWords(failure), { strong: true })),
  ];
}

/** "1 recommendation flips, 1 more scenario costs more, 13 stay as they are." */
export function summaryOf({ effects, unchanged, plans, broken }: Difference, hasScenarios: boolean): string {
  const changed = plans.length > 0 || broken.length > 0;
  if (!hasScenarios) return `${changed ? "" : "Nothing changes. "}There is no scenario here to tell an effect on.`;
  const groups = GROUPS.map(({ of, says }) => ({ count: effects.filter(of).length, says })).filter(
    ({ count }) => count > 0,
  );
  if (groups.length === 0)
    return `${changed ? "No bill changes" : "Nothing changes"} for ${counted(unchanged.length, "scenario")}.`;
  const [first, ...others] = groups.map(({ count, says }, index) => says(count, index > 0));
  const stays =
    unchanged.length > 0
      ? [`${unchanged.length} ${unchanged.length === 1 ? "stays as it is" : "stay as they are"}`]
      : [];
  return `${sentence([first, ...others, ...stays].join(", "))}.`;
}

interface Group {
  readonly of: (effect: Effect) => boolean;
  readonly says: (count: number, isMore: boolean) => string;
}

function scenarios(count: number, isMore: boolean): string {
  return `${count} ${isMore ? "more " : ""}${count === 1 ? "scenario" : "scenarios"}`;
}

function verb(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}

const GROUPS: readonly Group[] = [
  {
    of: ({ is }) => is === "flips",
    says: (count) => `${counted(count, "recommendation")} ${verb(count, "flips", "flip")}`,
  },
  {
    of: ({ is }) => is === "broken",
    says: (count, more) => `${scenarios(count, more)} cannot be told`,
  },
  {
    of: ({ is, change }) => is === "changes" && (change?.by ?? 0) > 0,
    says: (count, more) => `${scenarios(count, more)} ${verb(count, "costs", "cost")} more`,
  },
  {
    of: ({ is, change }) => is === "changes" && (change?.by ?? 0) < 0,
    says: (count, more) => `${scenarios(count, more)} ${verb(count, "costs", "cost")} less`,
  },
  {
    of: ({ is, change }) => is === "changes" && change === undefined,
    says: (count, more) => `${scenarios(count, more)} ${verb(count, "uses", "use")} other credits`,
  },
  {
    of: ({ is }) => is === "added",
    says: (count, more) => `${scenarios(count, more)} ${verb(count, "is", "are")} new`,
  },
  {
    of: ({ is }) => is === "removed",
    says: (count, more) => `${scenarios(count, more)} ${verb(count, "is", "are")} gone`,
  },
];

export function effectPage(effect: Effect, { before, after }: Difference): Page {
  const contest = contestInWords(effect);
  const head = [
    effect.id,
    ...(contest === "" ? [] : [contest]),
    ...(effect.scenarioChanged ? ["the scenario itself changed"] : []),
  ];
  return [
    ...text(head.join(" · "), { strong: true }),
    ...table(columnsFor(before, after), rowsOf(effect), { tight: true }),
    ...text(stayingInWords(effect.staying, effect), { tight: true }),
  ];
}

function columnsFor(before: string, after: string): readonly Column[] {
  return [
    { title: [], align: "left" },
    { title: [before], align: "left" },
    { title: [after], align: "left" },
    { title: ["change"], align: "left" },
  ];
}

/** The rows of one scenario's table: what is recommended, what it costs, what it uses, and what is short where something is. */
function rowsOf(effect: Effect): readonly Row[] {
  const { before, after, change } = effect;
  const months = shownOutcome(effect)?.scenario.months;
  const rows: readonly Row[] = [
    row("recommended", offerCell(before), offerCell(after), RECOMMENDED[effect.is]),
    row(
      `total for ${months === undefined ? "all" : counted(months, "month")}`,
      totalCell(before),
      totalCell(after),
      changeInWords(change),
    ),
    row("credits used a month", useCell(before), useCell(after)),
    ...(isShortAnywhere(effect) ? [row("short in all", shortageCell(before), shortageCell(after))] : []),
  ];
  return rows.filter(({ cells }) => cells.slice(1).some((each) => each.text !== ""));
}

const RECOMMENDED: Readonly<Record<Effect["is"], string>> = {
  flips: "flips",
  changes: "same",
  same: "same",
  added: "new",
  removed: "gone",
  broken: "not told",
};

function row(label: string, before: ReturnType<typeof cell>, after: ReturnType<typeof cell>, change?: string): Row {
  const same = before.text === after.text && before.text !== "" ? "same" : "";
  return { cells: [cell(label), before, after, words(change === undefined || change === "" ? same : change)] };
}

/** The marks that stand at totals, in words. */
export function legendOf({ effects }: Difference): Page {
  const cells = effects.flatMap(({ before, after }) => [totalCell(before), totalCell(after)]);
  const used = [...new Set(cells.flatMap(({ mark }) => mark ?? []))];
  const said = used.map((mark) => `${MARKS[mark].sign} ${MARKS[mark].name}`);
  return used.length === 0
    ? []
    : text(`${said.join(" · ")}: the total rests on such a fact; credits estimate says on which.`);
}

export function brokenPage({ broken, before }: Difference): Page {
  const now = broken.flatMap(({ after, before: was }) => (after ? [{ file: after, isNew: was === undefined }] : []));
  const mended = broken.flatMap(({ after, before: was }) => (was && !after ? [was.file] : []));
  return [
    ...(now.length > 0 ? text("Files with mistakes", { strong: true }) : []),
    ...table(
      TWO_COLUMNS,
      now.flatMap(({ file, isNew }) => mistakesIn(file, isNew ? "" : `, as on ${before}`)),
      { tight: true },
    ),
    ...(mended.length > 0 ? text(`Mended: ${listed(mended)} had mistakes on ${before}.`) : []),
  ];
}

const TWO_COLUMNS: readonly Column[] = [
  { title: [], align: "left" },
  { title: [], align: "left", elastic: true },
];

const MOST_MISTAKES = 5;

function mistakesIn({ issues }: BrokenFile, note: string): readonly Row[] {
  const shown = issues.slice(0, MOST_MISTAKES).map(({ place, address, message, hint = "" }) => {
    const said = [`${address} ${message}`.trim(), hint].filter(Boolean).join(" ");
    return { cells: [cell(`${place.file}:${place.line}`), cell(`${said}${note}`)] };
  });
  const left = issues.length - shown.length;
  return left > 0 ? [...shown, { cells: [cell(""), cell(`… and ${left} more: credits check`)] }] : shown;
}

function factsPage(difference: Difference): Page {
  const rows = factRows(difference);
  return rows.length === 0
    ? []
    : [...text("What changed", { strong: true }), ...table(TWO_COLUMNS, rows, { tight: true })];
}

/** What changed, where, and on whose newer word. */
export function factRows({ plans, findings }: Difference): readonly Row[] {
  return plans.flatMap((plan) => {
    const whole = wholeFile(plan);
    const facts = plan.changes.flatMap((change) => [
      { cells: [cell(placeOf(change)), cell(factInWords(change, plan))] },
      ...sourceNote(change).map((note) => ({ cells: [cell(""), cell(note)] })),
      ...findings
        .filter((finding) => finding.change === change)
        .map(() => ({ cells: [cell(""), cell("lower than before, and no newer source says so: look again")] })),
    ]);
    return [...whole.map(([file, said]) => ({ cells: [cell(file), cell(said)] })), ...facts];
  });
}

function placeOf(change: FactChange): string {
  const { file, line } = statementOf(change).place;
  return `${file}:${line}`;
}

/** What is said of a file that came, went or was renamed. */
function wholeFile({ before, after }: PlanDiff): readonly (readonly [file: string, said: string])[] {
  const kind = (after ?? before)?.plan.contract ? "contract" : "plan";
  if (!before && after) return [[after.file, `a new ${kind}`]];
  if (before && !after) return [[before.file, `the ${kind} is gone`]];
  return before && after && before.id !== after.id ? [[after.file, `was ${before.file}`]] : [];
}

/** "source 2026-05-24 → 2026-09-28: newer"; nothing where a value rests on none. */
export function sourceNote(change: FactChange): readonly string[] {
  const { before, after, topic } = change;
  if (topic !== "fact") return [];
  const [was, is] = [before && newestSource(before), after && newestSource(after)];
  if (was === undefined) return is === undefined ? [] : [`source ${date(is)}`];
  if (is === undefined) return [];
  const fresh = freshness(change);
  return [fresh === "same" ? `source ${date(is)}, as before` : `source ${date(was)} → ${date(is)}: ${fresh}`];
}

/** "Failed: --fail-on flip (three-sdrs-monthly)." */
export function failureInWords({ gate, because }: Failure): string {
  const what = gate === "mistakes" ? "files with mistakes" : `--fail-on ${gate}`;
  return `Failed: ${what} (${because.join(", ")}).`;
}
