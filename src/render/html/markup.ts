import { safe } from "../safe.ts";

/*
 * Markup is made here and nowhere else: what is put into it is text, and every sign of it that a browser would obey is
 * written as an entity. Only markup that was made here passes as it is.
 */

export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in markup; nothing at all leaves no trace. */
export type Content = string | number | Markup | readonly Content[] | undefined | false;

/** Markup with its holes filled: `html\`<p>${text}</p>\``. */
export function html(parts: TemplateStringsArray, ...holes: readonly Content[]): Markup {
  return new Markup(parts.map((part, index) => part + shown(holes[index])).join(""));
}

function shown(content: Content): string {
  if (content === undefined || content === false) return "";
  if (content instanceof Markup) return content.text;
  if (typeof content === "object") return content.map(shown).join("");
  return escaped(String(content));
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text that is only shown, between tags and within quotes. */
function escaped(text: string): string {
  return safe(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/** JSON within a `script` element that is data: nothing in it ends the element or begins another. */
export function jsonWithin(value: string): Markup {
  return new Markup(value.replaceAll("<", "\\u003c").replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029"));
}

/** A script or a style of our own: the build has seen to it that nothing in it ends its element. */
export function codeWithin(code: string): Markup {
  if (/<\/(script|style)|<!--/i.test(code)) throw new Error("code that would end its own element");
  return new Markup(code);
}
