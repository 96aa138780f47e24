import type { SourceInUse } from "../choose/re-verify.ts";
import type { Source } from "../plans/plan.ts";
import type { PlanFile } from "../plans/plan-file.ts";
import type { StatedFact } from "../plans/stated-facts.ts";
import { counted, date } from "./format.ts";
import { type Note, notes, type Page, text } from "./page.ts";
import type { Context } from "./report.ts";
import { planName } from "./words.ts";
import { writtenInOneLine } from "./written-value.ts";

/** The sources of one plan that are to be looked at again. */
export interface PlanSources {
  readonly file: PlanFile;
  readonly sources: readonly SourceInUse[];
}

/** Each source with where it is, how old it is and what hangs on it: to be read beside the source and the plan file. */
export function sourcesPage(all: readonly PlanSources[], context: Context): Page {
  return [
    ...all.flatMap(
      ({ file: { plan }, sources }): Page => [
        {
          is: "heading",
          text: `${planName(plan)} · ${plan.id} · ${counted(sources.length, "source")}, the oldest first`,
        },
        ...sources.flatMap((each) => sourcePage(each, context)),
      ],
    ),
    ...text("Next: look again, correct what changed, set `read` (and `date`), then credits check FILE"),
  ];
}

function sourcePage(each: SourceInUse, context: Context): Page {
  const { source } = each;
  const hanging = [...groupsOf(each.facts), ...otherwiseIn(each), ...proseIn(each)];
  return [
    ...text(`${source.id} · ${source.authority} · ${datesOf(source)} · ${ageOf(each, context)}`, { strong: true }),
    ...text(source.title, { tight: true }),
    ...text(source.url ?? "no address recorded", { tight: true }),
    ...notes(hanging.length > 0 ? hanging : [{ label: "-", text: "nothing hangs on it" }], { tight: true }),
  ];
}

function datesOf({ date: shown, read }: Source): string {
  return `${shown === "undated" ? "undated" : `of ${date(shown)}`}, read ${date(read)}`;
}

function ageOf({ ageDays }: SourceInUse, { maxAge }: Context): string {
  return `${counted(ageDays, "day")} old${ageDays > maxAge ? ": look again" : ""}`;
}

/** Facts of one tier or action under its address, what each says behind its key: `price.monthly.amount 49.90`. */
function groupsOf(facts: readonly StatedFact[]): readonly Note[] {
  return [...new Set(facts.map(({ at }) => headOf(at)))].map((label) => {
    const group = facts.filter(({ at }) => headOf(at) === label);
    return { label, text: group.map(({ at, says }) => `${at.slice(label.length + 1)} ${says}`.trim()).join(" · ") };
  });
}

/** `tiers.pro` of `tiers.pro.price.amount`; of the lists at the top only their name. */
function headOf(address: string): string {
  const [room = "", id] = address.split(".");
  return id !== undefined && ["tiers", "actions", "kinds", "addOns"].includes(room) ? `${room}.${id}` : room;
}

function otherwiseIn({ otherwise }: SourceInUse): readonly Note[] {
  return otherwise.map(({ fact, says }) => ({ label: "says otherwise", text: `${fact} ${writtenInOneLine(says)}` }));
}

function proseIn({ examples, notModelled }: SourceInUse): readonly Note[] {
  return [
    ...examples.map((says) => ({ label: "example", text: says })),
    ...notModelled.map((says) => ({ label: "not computed", text: says })),
  ];
}
