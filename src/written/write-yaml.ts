import { isBlock } from "./tree.ts";

/** A value in one line, in YAML's flow style: `{ people: 8, does: { email: 150/week } }`. */
export function flow(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "[]" : `[ ${value.map(flow).join(", ")} ]`;
  if (!isBlock(value)) return typeof value === "string" ? scalar(value) : String(value);
  const entries = Object.entries(value).map(([key, part]) => `${scalar(key)}: ${flow(part)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

const WORDS = /^[A-Za-z][\w@/.-]*( [\w@/.-]+)*$/;
const WORDS_WITH_A_MEANING = /^(true|false|null)$/i;
/** Figures that are text: 85%, 150/week, 83 of 100, 40000 once, 2027-01-31. */
const FIGURE = /^(\d+(\.\d+)?(%|\/[a-z]+| of \d+| once( on \d{4}-\d{2}-\d{2})?)|\d{4}-\d{2}-\d{2})$/;

/** Text that reads as itself stays bare; all else is quoted as JSON does it, which YAML reads the same. */
export function scalar(text: string): string {
  const isBare = (WORDS.test(text) && !WORDS_WITH_A_MEANING.test(text)) || FIGURE.test(text);
  return isBare ? text : JSON.stringify(text);
}
