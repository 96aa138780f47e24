import { Lexer } from "yaml";

/** A comment of a YAML text. */
export interface Comment {
  /** From the `#` on. */
  readonly text: string;
  /** Where the `#` stands, counted from 1. */
  readonly line: number;
  readonly column: number;
  /** True where nothing stands before it on its line. */
  readonly isAlone: boolean;
}

/** Lexemes that only announce what follows and take no room in the text. */
const ANNOUNCED = new Set(["\u0002", "\u0018", "\u001F"]);
const SCALAR_FOLLOWS = "\u001F";

/** Every comment of a text in its order, and nothing that only looks like one, such as a `#` within a quoted text. */
export function commentsIn(text: string): readonly Comment[] {
  const comments: Comment[] = [];
  let line = 1;
  let column = 1;
  let before = "";
  let isBlank = true;
  for (const lexeme of new Lexer().lex(text)) {
    if (!ANNOUNCED.has(lexeme)) {
      if (lexeme.startsWith("#") && before !== SCALAR_FOLLOWS) {
        comments.push({ text: lexeme, line, column, isAlone: isBlank });
      }
      const breaks = lexeme.split("\n").length - 1;
      line += breaks;
      column = breaks > 0 ? lexeme.length - lexeme.lastIndexOf("\n") : column + lexeme.length;
      const tail = lexeme.slice(lexeme.lastIndexOf("\n") + 1);
      isBlank = (breaks > 0 || isBlank) && tail.trim() === "";
    }
    before = lexeme;
  }
  return comments;
}
