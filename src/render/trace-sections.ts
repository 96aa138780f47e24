import type { Operation } from "../explain/operation.ts";
import type { Trace } from "../explain/trace.ts";
import { type Cell, type Column, cell, type Page, type Row, table } from "./page.ts";
import { gravest, standsInWords } from "./trace-where.ts";
import { operandInWords, rowInWords, type Told, valueInWords } from "./trace-words.ts";

/** More operands than these are read better below each other. */
const MOST_IN_A_LINE = 4;

const COLUMNS: readonly Column[] = [
  { title: [], align: "left", elastic: true },
  { title: [], align: "right" },
  { title: [], align: "left" },
];

/**
 * The arithmetic of a figure, written out: its parts below each other, each with its own sum in a line where that is short,
 * and a section of its own for every part that goes deeper. What has been told once is not told again.
 */
export function traceSections(root: Trace, told: Told): Page {
  const waiting: Trace[] = [root];
  const sections: (readonly Row[])[] = [];
  const seen = new Set<string>();
  for (let trace = waiting.shift(); trace; trace = waiting.shift()) {
    const { rows, deeper } = sectionOf(trace, told);
    const key = JSON.stringify(rows);
    if (seen.has(key)) continue;
    seen.add(key);
    sections.push(rows);
    waiting.push(...deeper);
  }
  const blank: Row = { cells: COLUMNS.map(() => cell("")) };
  return table(
    COLUMNS,
    sections.flatMap((rows, index) => (index === 0 ? rows : [blank, ...rows])),
  );
}

interface Section {
  readonly rows: readonly Row[];
  /** What has a section of its own further down. */
  readonly deeper: readonly Trace[];
}

function sectionOf(trace: Trace, told: Told): Section {
  const unrounded = throughRounding(trace);
  const parts = unrounded.parts.map((part, index) => partOf(part, signOf(unrounded.operation, index), told));
  const own: Row = {
    head: true,
    cells: [cell(rowInWords(trace, told)), cell(valueInWords(trace)), cell(trace.basis ? standsInWords([trace]) : "")],
  };
  return {
    rows: [own, ...parts.flatMap(({ rows }) => rows), ...roundingRows(trace, unrounded)],
    deeper: parts.flatMap(({ deeper }) => deeper),
  };
}

/** What is rounded has the parts of what it was before. */
function throughRounding(trace: Trace): Trace {
  const { is } = trace.operation;
  const [exact] = trace.parts;
  return exact && (is === "to-minor-unit" || is === "to-thousandth" || is === "running" || is === "whole-up")
    ? throughRounding(exact)
    : trace;
}

function roundingRows(trace: Trace, unrounded: Trace): readonly Row[] {
  const [, before] = trace.parts;
  const words: Partial<Record<Operation["is"], string>> = {
    "to-minor-unit": "rounded half up, once for the invoice line",
    "to-thousandth": "rounded half up to a thousandth",
    running: `rounded with ${before ? valueInWords(before) : "what was"} burned before, so that months add up`,
    "whole-up": "each one begun counts",
  };
  const said = words[trace.operation.is];
  return said === undefined || unrounded === trace ? [] : [{ cells: [inset(said, 4), cell(""), cell("")] }];
}

/** A part as a row, and its own sum in a second one. */
function partOf(part: Trace, sign: string, told: Told): Section {
  const inner = throughRounding(part);
  if (isSmall(part)) {
    const sum = part.parts.length === 0 ? "" : ` (${inLine(part, told)})`;
    return {
      rows: [partRow(`${sign} ${rowInWords(part, told)}${sum}`, part, standsInWords(leavesOf(part)), told)],
      deeper: [],
    };
  }
  const isLong = inner.parts.length > MOST_IN_A_LINE;
  const shownBelow = isLong ? [] : inner.parts.flatMap(leavesIfSmall);
  const row = partRow(`${sign} ${rowInWords(part, told)}`, part, "", told, shownBelow);
  if (isLong) return { rows: [row], deeper: [part] };
  const sum: Row = {
    cells: [inset(inLine(inner, told), 6), cell(""), cell(standsInWords(shownBelow))],
  };
  return { rows: [row, sum], deeper: inner.parts.filter((each) => !isSmall(each)) };
}

/** The mark is that of what is given in its row, or in the sum below it. */
function partRow(
  words: string,
  part: Trace,
  where: string,
  { plan }: Told,
  given: readonly Trace[] = leavesOf(part),
): Row {
  const figure: Cell = cell(valueInWords(part), gravest(given, plan));
  return { cells: [inset(words, 2), figure, cell(where)] };
}

function inset(words: string, indent: number): Cell {
  return { text: words, indent };
}

function leavesIfSmall(trace: Trace): readonly Trace[] {
  return isSmall(trace) ? leavesOf(trace) : [];
}

/** What is given, and what is one step from it. */
function isSmall({ parts }: Trace): boolean {
  return (
    parts.length < 3 && parts.every((part) => part.parts.length === 0) && parts.every(({ unit }) => unit.is !== "price")
  );
}

function leavesOf(trace: Trace): readonly Trace[] {
  return trace.parts.length === 0 ? [trace] : trace.parts.flatMap(leavesOf);
}

/** "8 people × 150 emails a week each × 4 weeks a month". */
function inLine({ operation, parts }: Trace, told: Told): string {
  return parts
    .map((part, index) => (index === 0 ? "" : `${signOf(operation, index)} `) + operandInWords(part, told))
    .join(" ");
}

function signOf({ is }: Operation, index: number): string {
  if (index === 0) return "=";
  const signs: Partial<Record<Operation["is"], string>> = {
    sum: "+",
    difference: "-",
    product: "×",
    quotient: "÷",
    power: "^",
    largest: "or",
  };
  return signs[is] ?? "";
}
