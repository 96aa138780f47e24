import { drawMarkdown } from "../markdown.ts";
import { type Column, type Page, type Row, table } from "../page.ts";
import { safeMarkdown } from "../safe.ts";
import { brokenPage, effectPage, factRows, failureInWords, legendOf, summaryOf } from "./diff-page.ts";
import type { DiffReport } from "./diff-report.ts";

/** GitHub takes a comment of 65,536 characters. What is left is room for whoever puts this into a larger one. */
const MOST_CHARACTERS = 60_000;
/** What scenarios leave to the facts, however many there are. */
const ROOM_FOR_FACTS = 20_000;
/** Flips and whether the build fails are open; of what follows only a line each. */
const MOST_OPEN = 5;

/**
 * The difference as a comment on a pull request: the sum and the flips at once, everything else folded. What does not fit is
 * left out whole and counted, never cut within.
 */
export function diffMarkdown({ difference, failures, hasScenarios }: DiffReport): string {
  const { effects, before, after } = difference;
  const comment = new Comment([
    `**${safeMarkdown(summaryOf(difference, hasScenarios))}**`,
    safeMarkdown(`${before} → ${after}`),
    ...failures.map((failure) => `> [!CAUTION]\n> ${safeMarkdown(shortened(failureInWords(failure)))}`),
  ]);
  const flips = effects.filter(({ is }) => is === "flips").slice(0, MOST_OPEN);
  const others = effects.filter((effect) => !flips.includes(effect));
  comment.add(
    flips.map((effect) => drawn(effectPage(effect, difference))),
    "more flips",
  );
  comment.fold(
    "Files with mistakes",
    brokenPage(difference).map((block) => drawn([block])),
  );
  comment.fold(
    `${flips.length > 0 ? "Other scenarios" : "Scenarios"} (${others.length})`,
    others.map((effect) => drawn(effectPage(effect, difference))),
    ROOM_FOR_FACTS,
  );
  comment.fold(
    "What changed",
    chunksOf(factRows(difference)).map((rows) => drawn(table(FACT_COLUMNS, rows))),
  );
  comment.add(
    legendOf(difference).map((block) => drawn([block])),
    "notes",
  );
  return comment.text();
}

const FACT_COLUMNS: readonly Column[] = [
  { title: ["where"], align: "left" },
  { title: ["what"], align: "left" },
];
/** A table is left out whole where it does not fit, so a long one is several. */
const ROWS_OF_A_TABLE = 40;

function chunksOf(rows: readonly Row[]): readonly (readonly Row[])[] {
  const count = Math.ceil(rows.length / ROWS_OF_A_TABLE);
  return Array.from({ length: count }, (_, at) => rows.slice(at * ROWS_OF_A_TABLE, (at + 1) * ROWS_OF_A_TABLE));
}

const LONGEST_FAILURE = 1000;

function shortened(text: string): string {
  return text.length > LONGEST_FAILURE ? `${text.slice(0, LONGEST_FAILURE)} …` : text;
}

function drawn(page: Page): string {
  return drawMarkdown(page).trimEnd();
}

/** A comment that grows as long as there is room. */
class Comment {
  readonly #parts: string[];
  #room: number;

  constructor(head: readonly string[]) {
    this.#parts = [...head];
    this.#room = MOST_CHARACTERS - head.join("\n\n").length;
  }

  /** Parts one after the other; those that do not fit are counted under `what` they are. */
  add(parts: readonly string[], what: string): void {
    const fitting = this.#fitting(parts);
    this.#parts.push(...fitting, ...leftOut(parts.length - fitting.length, what));
  }

  /** The same behind a line to open, with some room kept for what follows; nothing where there are none. */
  fold(title: string, parts: readonly string[], keeping = 0): void {
    if (parts.length === 0) return;
    const fitting = this.#fitting(parts, keeping);
    const inside = [...fitting, ...leftOut(parts.length - fitting.length, "more")];
    this.#parts.push(`<details>\n<summary>${safeMarkdown(title)}</summary>\n\n${inside.join("\n\n")}\n\n</details>`);
  }

  text(): string {
    return `${this.#parts.join("\n\n")}\n`;
  }

  #fitting(parts: readonly string[], keeping = 0): readonly string[] {
    const fitting: string[] = [];
    for (const part of parts) {
      if (part.length + 2 > this.#room - keeping) break;
      this.#room -= part.length + 2;
      fitting.push(part);
    }
    return fitting;
  }
}

function leftOut(count: number, what: string): readonly string[] {
  return count > 0 ? [`_${count} ${what} left out: this would not fit into a comment._`] : [];
}
