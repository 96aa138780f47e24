import { UserError } from "../../files/user-error.ts";
import { writeWhole } from "../../files/write-whole.ts";
import { contractText, unpublishedFacts } from "../../plans/contract-form.ts";
import type { PlanFile } from "../../plans/plan-file.ts";
import { dayOf } from "../../units/calendar.ts";
import { Desk } from "../desk.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import type { InitOptions } from "../init-command.ts";
import { layTable, type Table } from "../load-entries.ts";
import { planCalled } from "../load-plans.ts";
import type { Session } from "../session.ts";

/** `credits init`: a scenario from questions, or the form for a quote. */
export async function init(options: InitOptions, { io }: Session): Promise<ExitCode> {
  const { contract, plans, asOf } = options;
  const given = { ...(plans !== undefined && { plans }), ...(asOf !== undefined && { asOf }) };
  const table = await layTable(given, new Desk(io), io.now());
  if (contract !== undefined) {
    const form = quoteForm(planCalled(contract, table.plans), table);
    if (options.output === undefined) io.stdout.write(form);
    else writeWhole(options.output, io.cwd, form);
    return EXIT.fine;
  }
  if (!io.ask || !options.input) throw noTerminal();
  const { askForScenario } = await import("../wizard/ask-for-scenario.ts");
  const { filesOf } = await import("../wizard/save-draft.ts");
  const { offerToSave } = await import("../wizard/wizard.ts");
  const prompter = await io.ask();
  const files = filesOf(await askForScenario(table, prompter, "Save it"), table);
  await offerToSave(["estimate"], files, io, prompter);
  return EXIT.fine;
}

function quoteForm(file: PlanFile, { asOf }: Table): string {
  const name = `${file.id}-quote`;
  const { vendor } = file.plan;
  return contractText(file, {
    name,
    date: dayOf(asOf),
    head: [
      `A quote from ${vendor}: put its numbers in the place of "unpublished", and take out the lines it does not speak of.`,
      "A tier that is made for you, or another price, is added under the same keys; plans/README.md explains them.",
      `Then: credits compare team.yaml --contract ${name}.yaml`,
    ],
    facts: unpublishedFacts(file),
  });
}

function noTerminal(): UserError {
  return new UserError(
    "no-terminal",
    "credits init asks questions, and there is nobody to ask: it needs a terminal.",
    "Say it in flags (credits estimate --people 10 --email 150/week), or take the form of a quote: credits init --contract PLAN.",
  );
}
