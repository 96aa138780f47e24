import type { Dossier } from "../../choose/dossier.ts";
import { date } from "../format.ts";
import type { Page } from "../page.ts";
import type { Context } from "../report.ts";
import { drawBlocks } from "./blocks.ts";
import { carry } from "./carried.ts";
import { controls } from "./controls.ts";
import { type Content, codeWithin, html, jsonWithin, type Markup } from "./markup.ts";
import { drawSection } from "./section.ts";
import { sectionsOf, tell } from "./sections.ts";

/** The page's own style and script, with the hashes by which its policy lets them in. */
export interface PageParts {
  readonly style: Hashed;
  readonly script: Hashed;
}

export interface Hashed {
  readonly text: string;
  /** `sha256-…`, in base64. */
  readonly hash: string;
}

/** Contracts whose prices are left out of a report. */
export interface Hidden {
  readonly confidential: readonly string[];
}

/** A report with its calculator, as one page that needs nothing else. */
export function reportDocument(dossier: Dossier, hidden: Hidden, parts: PageParts, context: Context): string {
  const told = tell(dossier.answered, context);
  const { scenario } = dossier.question;
  const title = scenario.name === "" ? "What to buy, and what it costs" : scenario.name;
  const sections = sectionsOf(dossier, told, context);
  const body = html`${masthead(title, drawBlocks(told.asked, "The question"), context)}
<main id="report">${hiddenNote(hidden)}${sections.slice(0, 1).map(drawSection)}${controls(dossier.question, dossier.answered)}${sections.slice(1).map(drawSection)}</main>
${colophon(context)}
<script type="application/json" id="carried">${jsonWithin(carry({ question: dossier.question, context }))}</script>
<script>${codeWithin(parts.script.text)}</script>`;
  return document(title, body, parts);
}

/** An answer of several scenarios as a page: the same words and tables, and nothing to move. */
export function plainDocument(title: string, page: Page, parts: PageParts, context: Context): string {
  const body = html`${masthead(title, undefined, context)}<main id="report"><section>${drawBlocks(page, title)}</section></main>${colophon(context)}`;
  return document(title, body, parts);
}

function document(title: string, body: Markup, { style, script }: PageParts): string {
  const policy = [
    "default-src 'none'",
    `style-src '${style.hash}'`,
    `script-src '${script.hash}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title} · credits</title>
<style>${codeWithin(style.text)}</style>
</head>
<body>
<a class="skip" href="#report">To the answer</a>
${body}
</body>
</html>
`.text;
}

function masthead(title: string, asked: Content, { asOf }: Context): Markup {
  return html`<header><p class="kicker">credits <span>report of ${date(asOf)}</span></p><h1>${title}</h1><div class="asked" id="asked">${asked}</div></header>`;
}

function hiddenNote({ confidential }: Hidden): Content {
  if (confidential.length === 0) return undefined;
  const [one, ...others] = confidential;
  const whose =
    others.length === 0 ? `${one} is a confidential contract` : `${confidential.join(", ")} are confidential contracts`;
  return html`<p class="notice">${whose}: no price of it is in this page, and it takes part as an offer without a known price. <code>--show-confidential</code> puts them in.</p>`;
}

function colophon({ commandLine, version }: Context): Markup {
  return html`<footer><p><code id="command">${commandLine}</code></p><p>credits ${version}. The same inputs give the same figures. Everything is before tax. This page loads nothing and sends nothing.</p><p class="marks">† third party · ‡ sources disagree · ° assumed · ? not published</p></footer>`;
}
