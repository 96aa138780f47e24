import type { Candidate } from "../choose/answer.ts";
import { ageInDays, disputesAbout, type Figure, factsBehind, type Mark, markOf } from "../choose/marks.ts";
import type { Address, Source } from "../plans/plan.ts";
import { date } from "./format.ts";
import type { Context } from "./report.ts";

/** The figures of a row that bear marks. */
const FIGURES: readonly Figure[] = ["used", "included", "subscription", "beyond"];

/** How a number is reached is a rule; what it is, a number. Only numbers are cited with their sources. */
const RULES = /\.(per|every|billed|counted|rollover|lasts|pooled|upFront|once|batch|does|charged|kept|prorated)$/;

function numbersBehind({ estimate }: Candidate, figure: Figure): readonly Address[] {
  const facts = factsBehind(estimate, figure);
  const within = (address: Address) => facts.some((fact) => address === fact || address.startsWith(`${fact}.`));
  return Object.keys(estimate.offer.plan.provenance).filter((address) => within(address) && !RULES.test(address));
}

/** The sources of the numbers behind a figure that have no better source than a third party. */
export function thirdPartyBehind(candidate: Candidate, figure: Figure): readonly Source[] {
  const { plan } = candidate.estimate.offer;
  const authority = (id: string) => plan.sources[id]?.authority;
  const weak = numbersBehind(candidate, figure).filter((address) =>
    (plan.provenance[address] ?? []).every((id) => authority(id) === "third-party"),
  );
  const ids = new Set(weak.flatMap((address) => plan.provenance[address] ?? []));
  return Object.values(plan.sources).filter(({ id }) => ids.has(id));
}

/** The marks that stand at some figure of these rows. */
export function marksOf(rows: readonly Candidate[]): ReadonlySet<Mark> {
  const marks = rows.flatMap(({ estimate }) => FIGURES.map((figure) => markOf(estimate, figure)));
  const missing = rows.some(
    ({ estimate, needsOnTop }) => estimate.missing.length > 0 || needsOnTop.some(({ unpublished }) => unpublished),
  );
  return new Set([...marks.flatMap((mark) => mark ?? []), ...(missing ? ["unpublished" as const] : [])]);
}

/** The addresses of all facts behind the figures of these rows. */
export function factsOf(rows: readonly Candidate[]): readonly Address[] {
  return [...new Set(rows.flatMap(({ estimate }) => FIGURES.flatMap((figure) => factsBehind(estimate, figure))))];
}

export function disputesOf(rows: readonly Candidate[]) {
  const [first] = rows;
  return first ? disputesAbout(first.estimate.offer.plan, factsOf(rows)) : [];
}

/** "Study of 2026-06-30, of 2026-06-30", with its age where it is old: "227 days old on 2026-11-22: ask again". */
export function sourceInWords(source: Source, { asOf, maxAge }: Context): string {
  const age = ageInDays(source, asOf);
  const dates =
    source.date !== "undated" && source.title.includes(date(source.date)) && source.authority !== "official"
      ? ""
      : `, ${datesOf(source)}`;
  const old = age > maxAge ? `, ${age} days old on ${date(asOf)}: ask again` : "";
  return `${source.title}${dates}${old}`;
}

function datesOf({ date: shown, read, authority }: Source): string {
  if (authority === "relayed") return `as others wrote it down on ${date(read)}`;
  if (authority === "official") return `read on ${date(read)}`;
  return shown === "undated" ? `undated, read on ${date(read)}` : `of ${date(shown)}`;
}
