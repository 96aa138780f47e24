import type { ExplainedFact } from "../explain/explain-fact.ts";
import type { PlanFile } from "../plans/plan-file.ts";
import { disputesIn, sourceNotes } from "./fact-notes.ts";
import { type Column, cell, MARKS, type Note, notes, type Page, table, text } from "./page.ts";
import type { Context } from "./report.ts";
import { markOfFact, standsInWords } from "./trace-where.ts";
import { disputeInWords } from "./trust.ts";
import { planName } from "./words.ts";

const COLUMNS: readonly Column[] = [
  { title: ["fact"], align: "left" },
  { title: ["says"], align: "right" },
  { title: ["stands at"], align: "left", elastic: true },
];

/** Facts of a plan file: what each says, where it stands, on whose word, and who says otherwise. */
export function factsPage(address: string, file: PlanFile, facts: readonly ExplainedFact[], context: Context): Page {
  const rows = facts.map(({ stated, fact }) => ({
    cells: [
      cell(stated.at),
      cell(stated.says, stated.says.startsWith("unpublished") ? "unpublished" : markOfFact(fact, file.plan)),
      cell(standsInWords([{ basis: fact }])),
    ],
  }));
  const all = facts.map(({ fact }) => fact);
  return [
    ...text(`${planName(file.plan)} · ${address}`, { strong: true }),
    ...table(COLUMNS, rows),
    ...notes([...disputed(all, file), ...sourceNotes(all, context)]),
  ];
}

function disputed(facts: Parameters<typeof disputesIn>[0], file: PlanFile): readonly Note[] {
  const { sign, name } = MARKS.disputed;
  return disputesIn(facts).map((dispute) => ({
    label: `${sign} ${name}`,
    text: `${dispute.fact}: ${disputeInWords(dispute, file)}`,
  }));
}
