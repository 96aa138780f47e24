import { type Answered, type Leader, leaderOf } from "../../choose/answered.ts";
import type { Dossier } from "../../choose/dossier.ts";
import { cautions } from "../cautions.ts";
import { monthly } from "../monthly.ts";
import { failures, neighbours } from "../neighbours.ts";
import { closedInWords, otherwise, unused } from "../otherwise.ts";
import { type Note, notes, type Page, table } from "../page.ts";
import { tellRanking } from "../plans-table.ts";
import { questionAbout } from "../question.ts";
import type { Context } from "../report.ts";
import { type Telling, tellingOf } from "../telling.ts";
import { isOpen, tiers } from "../tiers.ts";
import { timing } from "../timing.ts";
import { use } from "../use.ts";
import { verdict } from "../verdict.ts";
import { planName } from "../words.ts";
import { drawBlocks } from "./blocks.ts";
import { growthSection } from "./growth-section.ts";
import { hangsSection } from "./hangs-section.ts";
import { keyFigures } from "./key-figures.ts";
import { html } from "./markup.ts";
import { behind, chartPlace, type Section } from "./section.ts";
import { sourcesSection } from "./sources-section.ts";

/** What a report says of its question, and all that it is told with. */
export interface Told {
  readonly leader: Leader | undefined;
  readonly telling: Telling;
  /** The question in words. */
  readonly asked: Page;
  readonly verdict: Page;
  readonly reasons: readonly Note[];
  /** What there is to say of offers that cannot be held against the others. */
  readonly aside: Page;
  readonly costs: {
    readonly title: string;
    readonly caption: string;
    readonly table: Page;
    /** Rows of plans that have no total to hold against the others. */
    readonly unpriced: Page;
  };
  readonly before: Page;
}

export function tell(answered: Answered, context: Context): Told {
  return answered.is === "plan" ? tellPlan(answered, context) : tellPlans(answered, context);
}

function tellPlan(answered: Extract<Answered, { is: "plan" }>, context: Context): Told {
  const { answer } = answered;
  const { rows, recommended, scenario, plan } = answer;
  const open = rows.filter(isOpen);
  const telling = tellingOf(open, scenario, context);
  const shown = recommended ?? open[0] ?? rows[0];
  return {
    leader: leaderOf(answered),
    telling,
    asked: questionAbout(scenario, plan, context),
    verdict: verdict(answer, telling),
    reasons: [...neighbours(answer, telling), ...failures(answer), ...otherwise(answer, telling), ...unused(answer)],
    aside: notes(closedInWords(rows)),
    costs: {
      title: "What each tier costs",
      caption: `Tiers of ${planName(plan)} for this work`,
      table: [...tiers(rows, recommended, telling), ...(shown ? use(shown.estimate, scenario, telling) : [])],
      unpriced: [],
    },
    before: cautions(answer, telling).filter(({ is }) => is === "notes"),
  };
}

function tellPlans(answered: Extract<Answered, { is: "plans" }>, context: Context): Told {
  const { ranking } = answered;
  const told = tellRanking(ranking, context);
  const { telling, asked, table: all, verdict: cheapest, remarks, unpriced, cautions: weak } = told;
  const priced = ranking.answers.filter(({ best }) => best).length;
  const ranked = new Set(ranking.answers.filter(({ best }) => best).map(({ answer }) => planName(answer.plan)));
  return {
    leader: leaderOf(answered),
    telling,
    asked,
    verdict: cheapest,
    reasons: remarks.filter(({ label }) => ranked.has(label)),
    aside: [...notes(remarks.filter(({ label }) => !ranked.has(label))), ...unpriced],
    costs: {
      title: "What each vendor costs",
      caption: "The best offer of each plan for this work",
      ...splitAt(priced, all),
    },
    before: notes(weak),
  };
}

/** The first rows of a table, and the others as a table of their own. */
function splitAt(count: number, page: Page): Pick<Told["costs"], "table" | "unpriced"> {
  const [block] = page;
  if (block?.is !== "table") return { table: page, unpriced: [] };
  const { columns, rows } = block.table;
  return { table: table(columns, rows.slice(0, count)), unpriced: table(columns, rows.slice(count)) };
}

/**
 * The sections of a report, in the order in which somebody reads them. All of them are always there: on the page a number may
 * be moved to where there is more to say.
 */
export function sectionsOf(
  { question, answered, growth, swings }: Dossier,
  told: Told,
  context: Context,
): readonly Section[] {
  const { leader, telling } = told;
  return [
    answerSection(told),
    costsSection(told),
    leader ? monthsSection(leader, question.scenario, telling) : nothing("months", "Month by month"),
    leader && growth ? growthSection(growth, leader, telling) : nothing("growth", "If the team grows or shrinks"),
    leader && swings.length > 0
      ? hangsSection(swings, answered, leader, question.scenario, telling)
      : nothing("hangs", "What the answer hangs on"),
    { id: "before", title: "Before you use these figures", body: drawBlocks(told.before, "Cautions") },
    sourcesSection(answered, leader, context),
  ];
}

function nothing(id: Section["id"], title: string): Section {
  return { id, title, body: html`<p>No offer with a known total does this work, so there is nothing to show.</p>` };
}

function answerSection({ leader, telling, verdict: said, reasons, aside }: Told): Section {
  const title = "The answer";
  return {
    id: "answer",
    title,
    body: html`${drawBlocks(said, title)}${leader && keyFigures(leader, telling)}${drawBlocks(notes(reasons), title)}${
      aside.length > 0 && behind("Without a place in the comparison", drawBlocks(aside, "Without a place"))
    }`,
  };
}

function costsSection({ costs: { title, caption, table: priced, unpriced }, telling }: Told): Section {
  return {
    id: "costs",
    title,
    body: html`${chartPlace("costs", `Total ${telling.span}: subscription, and credits bought on top or billed as overage`)}${drawBlocks(priced, caption)}${unpriced.length > 0 && behind("Plans without a known total", drawBlocks(unpriced, "Plans without a known total"))}`,
  };
}

function monthsSection({ candidate }: Leader, scenario: Dossier["question"]["scenario"], telling: Telling): Section {
  const { estimate } = candidate;
  return {
    id: "months",
    title: "Month by month",
    body: html`${chartPlace("months", "Credits each month: used above the line, expired below it")}${drawBlocks(timing(estimate, scenario), "")}${behind(
      "The ledger in figures",
      drawBlocks(monthly(estimate, scenario, telling), "The ledger by month"),
    )}`,
  };
}
