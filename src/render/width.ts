import { NO_BREAK } from "./format.ts";

/** What moves the pen without leaving a mark: escape sequences of a terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: an escape sequence begins with a control character
const ESCAPE_SEQUENCE = /\u001B\[[0-9;]*[A-Za-z]/g;
/** Variation selectors and joiners are among the marks and formats. */
const NO_WIDTH = /\p{Mn}|\p{Me}|\p{Cf}/u;
/** East Asian wide and full-width signs, and pictures. */
const TWO_WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1F64F}\u{1F680}-\u{1F6FF}\u{1F900}-\u{1F9FF}\u{20000}-\u{3FFFD}]/u;

/** Nothing but signs of one column each, as most text is. */
const PLAIN = /^[ -~]*$/;

/** How many columns of a terminal a text takes. */
export function widthOf(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let width = 0;
  for (const sign of text.replace(ESCAPE_SEQUENCE, "")) width += signWidth(sign);
  return width;
}

function signWidth(sign: string): number {
  if (NO_WIDTH.test(sign)) return 0;
  return TWO_WIDE.test(sign) ? 2 : 1;
}

export function padEnd(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

export function padStart(text: string, width: number): string {
  return " ".repeat(Math.max(0, width - widthOf(text))) + text;
}

/** Lines of at most `width` columns, broken at spaces; a word that is longer than a line is cut, behind a hyphen or slash where it can be. Never empty. */
export function wrap(text: string, width: number): readonly string[] {
  const most = Math.max(1, width);
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/ +/).flatMap((each) => cut(each, most))) {
    if (line === "") line = word;
    else if (widthOf(line) + 1 + widthOf(word) <= most) line = `${line} ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line].map((each) => each.replaceAll(NO_BREAK, " "));
}

/** Behind the last hyphen or slash of a piece that is not its first half; else its end. */
function breakOf(piece: string): number {
  const at = Math.max(piece.lastIndexOf("-"), piece.lastIndexOf("/")) + 1;
  return at > piece.length / 2 ? at : piece.length;
}

function cut(word: string, most: number): readonly string[] {
  if (widthOf(word) <= most) return [word];
  const pieces: string[] = [];
  let piece = "";
  for (const sign of word) {
    if (piece !== "" && widthOf(piece) + signWidth(sign) > most) {
      const at = breakOf(piece);
      pieces.push(piece.slice(0, at));
      piece = piece.slice(at);
    }
    piece += sign;
  }
  return [...pieces, piece];
}
