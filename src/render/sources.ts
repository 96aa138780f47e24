import { type SourceInUse, sourcesInUse } from "../choose/re-verify.ts";
import type { PlanFile } from "../plans/plan-file.ts";
import { table as csvTable } from "./csv.ts";
import { date } from "./format.ts";
import { sourceJson } from "./json/answer-json.ts";
import { document, type Json } from "./json/document.ts";
import type { Format, Look } from "./look.ts";
import { drawMarkdown } from "./markdown.ts";
import { text } from "./page.ts";
import type { Context } from "./report.ts";
import { type PlanSources, sourcesPage } from "./sources-page.ts";
import { drawText } from "./text.ts";
import { writtenInOneLine } from "./written-value.ts";

/** `credits plans --sources`: each source with what hangs on it, the oldest first; `stale` keeps those beyond --max-age. */
export function renderSources(
  files: readonly PlanFile[],
  stale: boolean,
  format: Format,
  look: Look,
  context: Context,
): string {
  const all = files
    .map((file): PlanSources => ({ file, sources: wanted(file, stale, context) }))
    .filter(({ sources }) => sources.length > 0);
  switch (format) {
    case "json":
      return document(context, { result: "sources", plans: all.map((each) => planJson(each, context)) });
    case "csv":
      return csvTable(HEADER, all.flatMap(csvRows));
    default: {
      const page = all.length > 0 ? sourcesPage(all, context) : text(noneInWords(stale, context));
      return format === "markdown" ? drawMarkdown(page) : drawText(page, look);
    }
  }
}

function wanted(file: PlanFile, stale: boolean, { asOf, maxAge }: Context): readonly SourceInUse[] {
  return sourcesInUse(file, asOf).filter(
    ({ source, ageDays }) => !stale || (ageDays > maxAge && source.authority !== "assumed"),
  );
}

function noneInWords(stale: boolean, { maxAge, asOf }: Context): string {
  return stale ? `No source is older than ${maxAge} days on ${date(asOf)}.` : "There are no sources here.";
}

function planJson({ file: { plan }, sources }: PlanSources, context: Context): Json {
  return {
    id: plan.id,
    vendor: plan.vendor,
    product: plan.product ?? null,
    sources: sources.map(({ source, facts, otherwise, examples, notModelled }) => ({
      source: sourceJson(source, context),
      facts: facts.map(({ at, says }) => ({ fact: at, says })),
      otherwise: otherwise.map(({ fact, says }) => ({ fact, says: writtenInOneLine(says) })),
      examples: [...examples],
      notModelled: [...notModelled],
    })),
  };
}

const HEADER = ["plan", "source", "authority", "title", "url", "date", "read", "age_days", "what", "fact", "says"];

/** A row for each thing that hangs on a source; one without any, where nothing does. */
function csvRows({ file: { plan }, sources }: PlanSources): readonly (readonly (string | number | undefined)[])[] {
  return sources.flatMap(({ source, ageDays, facts, otherwise, examples, notModelled }) => {
    const { id, authority, title, url, date: shown, read } = source;
    const about = [
      plan.id,
      id,
      authority,
      title,
      url,
      shown === "undated" ? undefined : date(shown),
      date(read),
      ageDays,
    ];
    const hanging = [
      ...facts.map(({ at, says }) => ["fact", at, says]),
      ...otherwise.map(({ fact, says }) => ["otherwise", fact, writtenInOneLine(says)]),
      ...examples.map((says) => ["example", undefined, says]),
      ...notModelled.map((says) => ["not-modelled", undefined, says]),
    ];
    return hanging.length > 0
      ? hanging.map((each) => [...about, ...each])
      : [[...about, undefined, undefined, undefined]];
  });
}
