import type { Issue, Place } from "../issue.ts";
import { commentsIn } from "../written/comments.ts";
import { didYouMean } from "../written/nearest.ts";

/*
 * A rule is switched off for one line by a comment on it or right above it: `# credits-ignore yearly-dearer: what the vendor prints`.
 */

const WORD = "credits-ignore";
const FORM = /^#+\s*credits-ignore\s+([a-z0-9-]+)\s*:\s*(\S.*?)\s*$/;

interface Switch {
  readonly place: Place;
  readonly code: string;
  readonly reason: string;
  /** The line whose findings it switches off. */
  readonly line: number;
}

/** The rules that may be switched off, and those among them that may wait for their day. */
export interface Switchable {
  readonly codes: readonly string[];
  readonly waiting: readonly string[];
}

/** The findings of one file that no comment switches off, and what is wrong with its switches. */
export function withSwitches(found: readonly Issue[], file: string, text: string, rules: Switchable): readonly Issue[] {
  if (!text.includes(WORD)) return found;
  const switches = switchesIn(text, file);
  const sound = switches.filter(({ code, reason }) => reason !== "" && rules.codes.includes(code));
  const isOff = ({ code, place }: Issue) => sound.some((each) => each.code === code && each.line === place.line);
  const isUsed = (each: Switch) =>
    rules.waiting.includes(each.code) ||
    found.some(({ code, place }) => code === each.code && place.line === each.line);
  return [
    ...found.filter((issue) => !isOff(issue)),
    ...switches.filter((each) => !sound.includes(each)).map((each) => malformed(each, rules)),
    ...sound.filter((each) => !isUsed(each)).map(unused),
  ];
}

function switchesIn(text: string, file: string): readonly Switch[] {
  const lines = text.split(/\r?\n/);
  return commentsIn(text)
    .filter((comment) => comment.text.includes(WORD))
    .map((comment) => {
      const [, code = "", reason = ""] = FORM.exec(comment.text) ?? [];
      const place = { file, line: comment.line, column: comment.column, length: comment.text.trimEnd().length };
      return { place, code, reason, line: comment.isAlone ? nextWritten(lines, comment.line) : comment.line };
    });
}

/** The first line after a comment that holds more than comments. */
function nextWritten(lines: readonly string[], after: number): number {
  const index = lines.findIndex((line, at) => at >= after && !/^\s*(#|$)/.test(line));
  return index === -1 ? after : index + 1;
}

function malformed({ place, code }: Switch, { codes }: Switchable): Issue {
  if (code === "") {
    return {
      code: "switch-without-reason",
      severity: "error",
      place,
      address: "",
      message: "This switches a rule off without saying which, or why.",
      why: "The next reader cannot tell a known exception from a mistake.",
      hint: "Write the rule, a colon and the reason: # credits-ignore yearly-dearer: the price list says so.",
    };
  }
  return {
    code: "unknown-switch",
    severity: "error",
    place,
    address: "",
    message: `There is no rule "${code}" that can be switched off.`,
    why: "It switches nothing off.",
    ...didYouMean(code, codes),
  };
}

function unused({ place, code }: Switch): Issue {
  return {
    code: "unused-switch",
    severity: "warning",
    place,
    address: "",
    message: `${code} finds nothing on this line.`,
    why: "A switch that is left behind hides the next mistake.",
    hint: "Take the comment out.",
  };
}
