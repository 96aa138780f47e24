import { type Document, LineCounter, parseDocument, type YAMLError } from "yaml";
import { type Issue, type Parsed, type Place, parsed } from "../issue.ts";
import { MAX_DEPTH, MAX_LENGTH, tooDeepAt, tooManyClosedAt } from "./limits.ts";
import { plainTree } from "./plain-tree.ts";
import type { WrittenFile } from "./tree.ts";
import { unsafeCharacterIn } from "./unsafe-text.ts";

/** More mistakes than these are echoes of the first ones. */
const MOST_SYNTAX_ISSUES = 20;
const MOST_ISSUES = 100;

/**
 * A YAML (1.2, so also JSON) text as a plain tree with the place of every key and value.
 *
 * Only what a price list needs is let through: plain decimals, text, true and false, blocks and lists. Anchors, aliases
 * and tags are refused altogether, so nothing in a file can grow or run. What is refused is refused by its own code:
 * `too-large`, `too-deep`, `tab`, `control-character`, `bidirectional-mark`, `syntax`, `two-documents`, `empty-file`,
 * `duplicate-key`, `unsafe-key`, `key-not-text`, `anchor`, `alias`, `tag`, `number-not-finite`, `number-not-plain`,
 * `number-too-large`.
 */
export function readYaml(text: string, file: string): Parsed<WrittenFile> {
  const source = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const refusal = refuseBeforeParsing(source, file);
  if (refusal) return { ok: false, issues: [refusal] };

  const lineCounter = new LineCounter();
  const document = parseDocument(source, {
    lineCounter,
    version: "1.2",
    schema: "core",
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "error",
  });
  const placeAt = (from: number, until: number) => placeBetween(source, file, lineCounter, from, until);
  const mistakes = document.errors.slice(0, MOST_SYNTAX_ISSUES).map((error) => syntaxIssue(error, placeAt));
  if (mistakes.length > 0) return { ok: false, issues: mistakes };
  if (isEmpty(document)) return { ok: false, issues: [issueAt("empty-file", firstPlace(file), "The file is empty.")] };

  const { value, places, issues } = plainTree(document.contents, placeAt);
  return parsed({ file, value, places }, issues.slice(0, MOST_ISSUES));
}

function refuseBeforeParsing(text: string, file: string): Issue | undefined {
  if (text.length > MAX_LENGTH) {
    const message = `The file holds ${text.length} characters; ${MAX_LENGTH} is the most.`;
    return issueAt("too-large", firstPlace(file), message);
  }
  const unsafe = unsafeCharacterIn(text);
  if (unsafe) return issueAt(unsafe.code, countedPlace(text, file, unsafe.at), `The file ${unsafe.message}`);
  const deep = tooDeepAt(text);
  if (deep !== undefined) {
    return issueAt("too-deep", countedPlace(text, file, deep), `More than ${MAX_DEPTH} levels are nested here.`);
  }
  const closed = tooManyClosedAt(text);
  if (closed !== undefined) {
    const message = `This is not YAML: more than ${MAX_DEPTH} brackets are closed here that were never opened.`;
    return issueAt("syntax", countedPlace(text, file, closed), message);
  }
  const tab = file.endsWith(".json") ? -1 : text.search(/^ *\t/m);
  if (tab === -1) return undefined;
  const at = text.indexOf("\t", tab);
  return issueAt("tab", countedPlace(text, file, at), "A tab stands here. YAML is indented with spaces.");
}

function syntaxIssue(error: YAMLError, placeAt: (from: number, until: number) => Place): Issue {
  const place = placeAt(error.pos[0], error.pos[1]);
  if (error.code === "MULTIPLE_DOCS") {
    return issueAt("two-documents", place, "A second document begins here. One file holds one.");
  }
  return issueAt("syntax", place, `This is not YAML: ${error.message}`);
}

function isEmpty(document: Document.Parsed): boolean {
  const contents = document.contents as { readonly value?: unknown; readonly items?: unknown } | null;
  return contents === null || (contents.items === undefined && contents.value === null);
}

function issueAt(code: string, place: Place, message: string): Issue {
  return { code, severity: "error", place, address: "", message };
}

function firstPlace(file: string): Place {
  return { file, line: 1, column: 1, length: 1 };
}

/** A place counted by hand, for what is found before there is a line counter. */
function countedPlace(text: string, file: string, at: number): Place {
  const before = text.slice(0, at);
  const line = before.split("\n").length;
  return { file, line, column: at - (before.lastIndexOf("\n") + 1) + 1, length: 1 };
}

/** The place of a stretch of text; what runs over several lines is underlined to the end of its first. */
function placeBetween(text: string, file: string, lines: LineCounter, from: number, until: number): Place {
  const { line, col } = lines.linePos(from);
  const lineEnd = text.indexOf("\n", from);
  const end = Math.min(until, lineEnd === -1 ? text.length : lineEnd);
  return { file, line: Math.max(1, line), column: Math.max(1, col), length: Math.max(1, end - from) };
}
