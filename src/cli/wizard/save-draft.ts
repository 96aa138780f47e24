import { exists } from "../../files/find-plan-files.ts";
import { writeWhole } from "../../files/write-whole.ts";
import { scenarioText } from "../../scenarios/scenario-text.ts";
import { dayOf } from "../../units/calendar.ts";
import type { Io } from "../io.ts";
import type { Table } from "../load-entries.ts";
import { quoteText } from "./ask-for-scenario.ts";
import { quoteId } from "./deal-questions.ts";
import type { Draft } from "./draft.ts";
import { BACK, type Prompter } from "./prompter.ts";
import { slug } from "./work-questions.ts";

/** A file that is not written yet. */
export interface DraftFile {
  readonly is: "scenario" | "contract";
  /** What it would be called. */
  readonly name: string;
  readonly text: string;
}

/** The files that the answers make: the scenario first, then a contract for each quote. */
export function filesOf({ scenario, quotes }: Draft, { asOf }: Table): readonly DraftFile[] {
  const date = dayOf(asOf);
  const head = [`A team, as the questions of credits were answered on ${date}. plans/README.md explains every key.`];
  const contracts = quotes.map(({ plan, facts }) => ({
    is: "contract" as const,
    name: `${quoteId(plan.id)}.yaml`,
    text: quoteText(plan, facts, date),
  }));
  const name = `${slug(String(scenario.name)) || "team"}.yaml`;
  return [{ is: "scenario", name, text: scenarioText(scenario, head) }, ...contracts];
}

/** Offers to save the files, each under a name of the person's choice; gives the names, where they were saved. */
export async function saveDraft(
  files: readonly DraftFile[],
  prompter: Prompter,
  { cwd }: Pick<Io, "cwd">,
): Promise<readonly string[] | undefined> {
  const choices = [
    { value: "yes", name: "Yes" },
    { value: "no", name: "No" },
  ];
  const message = "Save what you said, to use it again?";
  if ((await prompter.ask({ id: "save", message, form: { is: "one", choices } }, undefined)) !== "yes")
    return undefined;
  const names: string[] = [];
  for (const file of files) {
    const name = await nameFor(file, prompter, cwd);
    writeWhole(name, cwd, file.text);
    names.push(name);
  }
  return names;
}

async function nameFor({ is, name }: DraftFile, prompter: Prompter, cwd: string): Promise<string> {
  for (;;) {
    const answer = await prompter.ask(
      {
        id: "save-as",
        message: `Save the ${is} as:`,
        form: { is: "text", initial: name },
        refuses: async (given) => (/.\.ya?ml$/.test(String(given).trim()) ? undefined : "It must end in .yaml."),
      },
      undefined,
    );
    if (answer === BACK) continue;
    const chosen = String(answer).trim();
    if (!exists(chosen, cwd) || (await mayReplace(chosen, prompter))) return chosen;
  }
}

async function mayReplace(name: string, prompter: Prompter): Promise<boolean> {
  const choices = [
    { value: "no", name: "No, under another name" },
    { value: "yes", name: "Yes" },
  ];
  const message = `${name} is there already. Replace it?`;
  return (await prompter.ask({ id: "replace", message, form: { is: "one", choices } }, undefined)) === "yes";
}
