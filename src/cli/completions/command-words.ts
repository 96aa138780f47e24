import type { Command, Option } from "commander";
import type { Catalog } from "../../plans/catalog.ts";
import type { Plan } from "../../plans/plan.ts";
import { BILLINGS } from "../../scenarios/values.ts";

/** What can be typed behind one command. */
export interface CommandWords {
  readonly name: string;
  readonly says: string;
  readonly options: readonly OptionWords[];
  /** What its arguments may be, beside files. */
  readonly words: readonly string[];
}

export interface OptionWords {
  readonly long: string;
  readonly short: string | undefined;
  readonly says: string;
  readonly takes: Takes;
}

export type Takes =
  | { readonly is: "nothing" | "file" | "folder" | "anything" }
  | { readonly is: "one-of"; readonly words: readonly string[] };

/** Every command of the program with its options, and the ids of the catalogue where those are asked for. */
export function commandWords(root: Command, catalog: Catalog): readonly CommandWords[] {
  const ids = idsOf(catalog);
  return root.commands.map((command) => ({
    name: command.name(),
    says: command.description(),
    options: [...optionsOf(command, ids), ...optionsOf(root, ids)],
    words: argumentsOf(command, catalog, ids),
  }));
}

interface Ids {
  readonly plans: readonly string[];
  readonly tiers: readonly string[];
  readonly activities: readonly string[];
  readonly features: readonly string[];
}

function idsOf({ plans, activities, features }: Catalog): Ids {
  const tiers = new Set(plans.flatMap(({ plan }) => plan.tiers.map(({ id }) => id)));
  return {
    plans: plans.map(({ id }) => id),
    tiers: [...tiers].sort(),
    activities: Object.keys(activities),
    features: [...features],
  };
}

/** An option such as `--<activity> <rate>` stands for one of each activity. */
function optionsOf(command: Command, ids: Ids): readonly OptionWords[] {
  return command.options.flatMap((option) => {
    const says = option.description;
    if (option.long === "--<activity>") {
      return ids.activities.map((id) => ({
        long: `--${id}`,
        short: undefined,
        says,
        takes: { is: "anything" } as const,
      }));
    }
    return option.long ? [{ long: option.long, short: option.short, says, takes: takesOf(option, command, ids) }] : [];
  });
}

const FOLDERS = new Set(["--plans"]);
const FILES = new Set(["--output", "--fx", "--contract"]);

function takesOf(option: Option, command: Command, ids: Ids): Takes {
  if (!option.required && !option.optional) return { is: "nothing" };
  if (option.argChoices) return { is: "one-of", words: option.argChoices };
  const words = idsTaken(option.long ?? "", command.name(), ids);
  if (words) return { is: "one-of", words };
  if (FOLDERS.has(option.long ?? "")) return { is: "folder" };
  return { is: FILES.has(option.long ?? "") ? "file" : "anything" };
}

/** The form for a quote is of a plan; elsewhere a contract is a file. */
function idsTaken(long: string, command: string, ids: Ids): readonly string[] | undefined {
  if (long === "--contract" && command === "init") return ids.plans;
  const known: Readonly<Record<string, readonly string[]>> = {
    "--tier": ids.tiers,
    "--need": ids.features,
    "--feature": ids.features,
    "--does": ids.activities,
    "--billed": BILLINGS,
  };
  return known[long];
}

const TAKE_PLANS = new Set(["estimate", "compare", "plans"]);

function argumentsOf(command: Command, { plans }: Catalog, ids: Ids): readonly string[] {
  const choices = command.registeredArguments.flatMap(({ argChoices }) => argChoices ?? []);
  if (TAKE_PLANS.has(command.name())) return ids.plans;
  if (command.name() === "explain") return plans.flatMap(({ plan }) => totalsOf(plan));
  return choices;
}

/** The figure that is asked about most, of every tier: the address to go on from. */
function totalsOf({ id, tiers }: Plan): readonly string[] {
  return tiers.map((tier) => `${id}/${tier.id}/total`);
}
