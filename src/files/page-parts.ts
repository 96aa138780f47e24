import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";

/** A text of our own that goes into a page as it is, with the hash by which the page's policy lets it in. */
export interface PagePart {
  readonly text: string;
  /** `sha256-…`, in base64. */
  readonly hash: string;
}

/**
 * The script and the style of a report, as the build made them: they stand beside the built code. The libraries in the script
 * travel with their licences, as their terms ask.
 */
export function readPageParts(): { readonly script: PagePart; readonly style: PagePart } {
  const licences = `/*\n${builtText("page-licences.txt")}\n*/\n`;
  return { script: partOf(licences + builtText("page.js")), style: partOf(builtText("page.css")) };
}

function partOf(text: string): PagePart {
  return { text, hash: `sha256-${createHash("sha256").update(text).digest("base64")}` };
}

function builtText(name: string): string {
  const beside = new URL(name, import.meta.url);
  const place = existsSync(beside) ? beside : new URL(`../../dist/${name}`, import.meta.url);
  return readFileSync(place, "utf8").trim();
}
