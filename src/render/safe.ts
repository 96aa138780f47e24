/*
 * Text from files is data. What a terminal or a build server would obey, a spreadsheet would compute or a page would mark up is
 * taken out of it here, right before it is drawn.
 */

/** Controls (line breaks and tabs too), and marks that turn the direction of text or cannot be seen. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is what it is for
const UNSAFE = /[\u0000-\u001F\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFF9-\uFFFF]/g;
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** What a build server takes for a command wherever a log holds it: `::error::` (also indented), `##[error]`, `##vso[`. */
const COLON_BEFORE_COLON = /:(?=:)/g;
const HASH_OF_COMMAND = /#(?=#(?:vso|teamcity)?\[)/g;

/** Text that is only shown: line breaks and tabs become spaces, what a terminal would obey a replacement sign. */
export function safe(text: string): string {
  return withoutCommands(text.replace(/[\t\r\n]+/g, " "))
    .replace(UNSAFE, "\uFFFD")
    .replace(LONE_SURROGATE, "\uFFFD");
}

/** The same text with look-alikes in every place that would begin a command of a build server, sign for sign. */
export function withoutCommands(text: string): string {
  return text.replace(COLON_BEFORE_COLON, "\u2236").replace(HASH_OF_COMMAND, "\u266F");
}

const ASCII: Readonly<Record<string, string>> = {
  "†": "t",
  "‡": "d",
  "°": "a",
  "▶": ">",
  "·": "-",
  "×": "x",
  "÷": "/",
  "–": "-",
  "—": "-",
  "…": "...",
  "→": "->",
  "│": "|",
  "░": ".",
  "▒": "x",
  "▁": "_",
  "▂": ".",
  "▃": ":",
  "▄": "-",
  "▅": "=",
  "▆": "+",
  "▇": "*",
  "█": "#",
  "€": "EUR ",
  "£": "GBP ",
  "¤": "XXX ",
  "“": '"',
  "”": '"',
  "‘": "'",
  "’": "'",
  "\u00a0": "\u00a0",
  "\uFFFD": "#",
};

/** The same for a terminal that shows no more than ASCII: signs by their substitutes, letters without accents, the rest as "_". */
export function asciiOnly(text: string): string {
  return text.replace(/\P{ASCII}/gu, (sign) => ASCII[sign] ?? (sign.normalize("NFKD").replace(/[^ -~]/g, "") || "_"));
}

/** JSON whose texts hold nothing that a terminal or a build server would obey: such signs are escapes, so that no reader loses them. */
export function safeJson(value: unknown): string {
  const text = JSON.stringify(value, undefined, 2);
  return text.replace(UNSAFE, (sign) => (sign === "\n" ? sign : escaped(sign))).replace(HASH_OF_COMMAND, escaped);
}

function escaped(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** Text within XML, in an element or in an attribute. */
export function safeXml(text: string): string {
  return safe(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&apos;");
}

/** Text within Markdown, also within a cell of a table: nothing in it is markup, a link, a mention of somebody or HTML. */
export function safeMarkdown(text: string): string {
  return safe(text)
    .replaceAll("\u00a0", " ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[\\`*_[\]|~]/g, "\\$&")
    .replace(/^(\s*)([#+-]|\d+[.)])(?=\s)/, "$1\\$2")
    .replaceAll("://", ":\u200b//")
    .replace(/\bwww(?=\.)/gi, "$&\u200b")
    .replace(/[@#](?=\w)/g, "$&\u200b");
}

/** One cell of RFC 4180: a text that a spreadsheet would take for a formula begins with an apostrophe. Numbers pass as they are. */
export function csvCell(value: string | number | undefined): string {
  if (value === undefined) return "";
  if (typeof value === "number") return String(value);
  const text = safe(value);
  const harmless = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
