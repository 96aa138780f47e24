import { bestAuthority, type Mark } from "../choose/marks.ts";
import type { Basis, PlanFact, Trace } from "../explain/trace.ts";
import type { Place } from "../issue.ts";
import type { Plan } from "../plans/plan.ts";

/** Where figures stand, in a few words: "team.yaml:6, 8", "plans/lemlist.yaml:56, pricing", "--email", "the ledger". */
export function standsInWords(traces: readonly Pick<Trace, "basis">[]): string {
  const bases = traces.flatMap(({ basis }) => basis ?? []);
  const places = bases.flatMap((basis) => placeOf(basis) ?? []);
  const sources = bases.flatMap((basis) => (factOf(basis)?.sources ?? []).map(({ id }) => id));
  const others = bases.flatMap(withoutPlace);
  return [...placesInWords(places), ...new Set(sources), ...new Set(others)].join(", ");
}

/** The fact of a plan that a figure rests on. */
export function factOf(basis: Basis | undefined): PlanFact | undefined {
  if (basis?.is === "plan") return basis;
  return basis?.is === "ledger" ? basis.fact : undefined;
}

function placeOf(basis: Basis): Place | undefined {
  if (basis.is === "scenario") return basis.place;
  return factOf(basis)?.place;
}

/** Lines of one file share its name; a flag has none. */
function placesInWords(places: readonly Place[]): readonly string[] {
  const files = [...new Set(places.map(({ file }) => file))];
  return files.map((file) => {
    const lines = [...new Set(places.filter((place) => place.file === file).map(({ line }) => line))];
    return file.startsWith("--") ? file : `${basename(file)}:${lines.join(", ")}`;
  });
}

/** The path stands among the inputs, in the last line. */
function basename(file: string): string {
  return file.replace(/^.*[/\\]/, "");
}

function withoutPlace(basis: Basis): readonly string[] {
  switch (basis.is) {
    case "default":
      return ["assumed"];
    case "choice":
      return ["chosen"];
    case "ledger":
      return ["the ledger"];
    case "scenario":
      return basis.place === undefined ? ["the scenario"] : [];
    default:
      return [];
  }
}

const GRAVEST_FIRST: readonly Mark[] = ["disputed", "third-party", "assumed"];

/** What a reader must know of figures that are given: disputed before third party before assumed. */
export function gravest(traces: readonly Trace[], plan: Plan): Mark | undefined {
  const marks = new Set(traces.map(({ basis }) => markOf(basis, plan)));
  return GRAVEST_FIRST.find((mark) => marks.has(mark));
}

function markOf(basis: Basis | undefined, plan: Plan): Mark | undefined {
  if (basis?.is === "default") return "assumed";
  return basis?.is === "plan" ? markOfFact(basis, plan) : undefined;
}

export function markOfFact({ sources, disputes }: PlanFact, plan: Plan): Mark | undefined {
  if (disputes.length > 0) return "disputed";
  if (sources.length === 0) return undefined;
  const authority = bestAuthority(
    plan,
    sources.map(({ id }) => id),
  );
  return authority === "third-party" || authority === "assumed" ? authority : undefined;
}
