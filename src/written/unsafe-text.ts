/*
 * Characters that make text look like something else than it is, or that a terminal obeys. They have no business in a
 * price list, so a file that holds one is refused, whether it stands there as it is or as an escape.
 */

/** C0 and C1 controls except tab, line feed and carriage return; the delete character; line and paragraph separators. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is what it is for
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u2028\u2029]/;
const BIDIRECTIONAL = /[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C]/;

export interface UnsafeCharacter {
  readonly code: "control-character" | "bidirectional-mark";
  /** Where in the text it stands, counted from 0. */
  readonly at: number;
  /** Continues what it is about: "holds …". */
  readonly message: string;
}

/** The first character of `text` that is refused, or undefined. */
export function unsafeCharacterIn(text: string): UnsafeCharacter | undefined {
  const control = CONTROL.exec(text);
  if (control) {
    const message = `holds an invisible control character (${codePoint(control[0])}): take it out`;
    return { code: "control-character", at: control.index, message };
  }
  const mark = BIDIRECTIONAL.exec(text);
  if (!mark) return undefined;
  const message = `holds an invisible mark that turns the direction of text (${codePoint(mark[0])}): take it out`;
  return { code: "bidirectional-mark", at: mark.index, message };
}

function codePoint(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}
