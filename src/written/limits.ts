/**
 * The most that a file may hold, in characters: five times the largest plan, and what the parser can turn down within
 * a second when every character of it is a mistake.
 */
export const MAX_LENGTH = 100_000;
/** The deepest that blocks and lists may be nested: five times what a plan needs. */
export const MAX_DEPTH = 50;

/**
 * Where `text` is nested deeper than `limit`, as an offset; undefined where it is not. A scan in one pass, made before
 * the parser sees the text, since a parser that recurses is slow or worse on a million brackets. It counts brackets in
 * quoted text too: only a text with fifty unmatched brackets would notice.
 */
export function tooDeepAt(text: string, limit = MAX_DEPTH): number | undefined {
  return tooManyBracketsAt(text, limit) ?? tooManyIndentsAt(text, limit);
}

function tooManyBracketsAt(text: string, limit: number): number | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (character === 0x5b || character === 0x7b) depth += 1;
    else if ((character === 0x5d || character === 0x7d) && depth > 0) depth -= 1;
    if (depth > limit) return at;
  }
  return undefined;
}

/** Where more than `limit` brackets have been closed that were never opened: the parser takes a second to say so of a file full of them. */
export function tooManyClosedAt(text: string, limit = MAX_DEPTH): number | undefined {
  let open = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (character === 0x5b || character === 0x7b) open += 1;
    else if (character === 0x5d || character === 0x7d) open -= 1;
    if (open < -limit) return at;
  }
  return undefined;
}

/** Each line that stands further in than the ones around it is a level, and so is each `- ` or `? ` in front of it. */
function tooManyIndentsAt(text: string, limit: number): number | undefined {
  const columns: number[] = [];
  for (let lineStart = 0; lineStart < text.length; ) {
    const lineEnd = text.indexOf("\n", lineStart);
    const end = lineEnd === -1 ? text.length : lineEnd;
    for (const at of levelStarts(text, lineStart, end)) {
      while ((columns.at(-1) ?? -1) >= at - lineStart) columns.pop();
      columns.push(at - lineStart);
      if (columns.length > limit) return at;
    }
    lineStart = end + 1;
  }
  return undefined;
}

/** Where a line begins, and where each level that it opens by itself begins. */
function* levelStarts(text: string, lineStart: number, end: number): Generator<number> {
  let at = afterSpaces(text, lineStart);
  while (at < end) {
    yield at;
    if (!startsLevel(text, at)) return;
    at = afterSpaces(text, at + 2);
  }
}

function afterSpaces(text: string, from: number): number {
  let at = from;
  while (text[at] === " ") at += 1;
  return at;
}

function startsLevel(text: string, at: number): boolean {
  return "-?:".includes(text[at] as string) && text[at + 1] === " ";
}
