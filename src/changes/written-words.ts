import { isBlock, isContainer } from "../written/tree.ts";

/** A line that came or went is told in one line; what is longer than this is cut. */
const LONGEST = 160;

/** A value as a person wrote it, in one line: `59.00`, `email, phone`, `credits: 400, per: seat`. `text` is its own decimals. */
export function inOneLine(value: unknown, text?: string): string {
  const whole = inWords(value, text);
  return whole.length > LONGEST ? `${whole.slice(0, LONGEST)} …` : whole;
}

function inWords(value: unknown, text?: string): string {
  if (Array.isArray(value)) return value.map((each) => inWords(each)).join(value.some(isBlock) ? "; " : ", ");
  if (!isBlock(value)) return text ?? String(value);
  const said = Object.entries(value).filter(([key]) => key !== "source");
  return said.map(([key, each]) => (key === "is" ? inWords(each) : `${key}: ${inWords(each)}`)).join(", ");
}

/** Every value of a block with the keys that lead to it: what two blocks have in common. */
export function valuesIn(value: unknown, at = ""): readonly string[] {
  if (!isContainer(value)) return [`${at}=${String(value)}`];
  return Object.entries(value).flatMap(([key, each]) => valuesIn(each, `${at}.${key}`));
}
