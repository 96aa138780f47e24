import { isBlock } from "../written/tree.ts";

/** A value as it is written in a plan file, in one line: `10`, `[ email, phone ]`, `{ credits: 5000, every: year }`. */
export function writtenInOneLine(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "[]" : `[ ${value.map(writtenInOneLine).join(", ")} ]`;
  if (!isBlock(value)) return String(value);
  const entries = Object.entries(value).map(([key, each]) => `${key}: ${writtenInOneLine(each)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}
