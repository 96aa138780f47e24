import { parseExchangeRates } from "../choose/exchange-file.ts";
import type { PlanNames } from "../choose/fit.ts";
import { misfitIssue, misfitsOf } from "../choose/fit.ts";
import type { Issue, Parsed, Place } from "../issue.ts";
import { parseActivities, type Vocabulary } from "../plans/activities.ts";
import type { Catalog } from "../plans/catalog.ts";
import { contractOfTree, planOfTree } from "../plans/parse.ts";
import { idOfFile, type PlanFile } from "../plans/plan-file.ts";
import { scenarioOfTree } from "../scenarios/parse.ts";
import type { Instant } from "../units/calendar.ts";
import { readYaml } from "../written/read-yaml.ts";
import { isBlock, type WrittenFile } from "../written/tree.ts";
import { findingsIn } from "./check-plan.ts";
import { kindOfFile } from "./file-kind.ts";
import { SWITCHABLE, UNCOVERED_ACTIVITY } from "./rules.ts";
import { withSwitches } from "./switches.ts";
import { uncoveredActivities } from "./uncovered-activity.ts";

export interface CheckOptions {
  /** A file's text, or why it cannot be read. Asked again where a contract lies over a plan that was checked before. */
  readonly read: (name: string) => Promise<Parsed<string>>;
  readonly asOf: Instant;
  /** Days after which a source is called old. */
  readonly maxAge: number;
  /** Told after each file. */
  readonly onChecked?: (done: number, of: number) => void;
}

export interface Checked {
  /** In the order of file and line. */
  readonly issues: readonly Issue[];
  /** The line that an issue stands in. */
  readonly lineAt: (place: Place) => string | undefined;
}

/**
 * Everything that is wrong with files: what their schemas do not allow, what they name and nobody has, and what the rules find.
 * Files are read one by one and forgotten: what stays is what is wrong, and of each plan the names that others may use. Lists of
 * activities come first, then plans, then contracts, which lie over them, and scenarios, which name both; what is not among the
 * files is looked for among the plans that come with credits.
 */
export async function checkFiles(names: readonly string[], options: CheckOptions): Promise<Checked> {
  const check = new Check(names.length, options);
  const [lists, others] = [names.filter(isListOfActivities), names.filter((name) => !isListOfActivities(name))];
  for (const name of [...lists, ...others]) await check.first(name);
  for (const name of check.left("contract")) await check.again(name);
  for (const name of check.left("scenario")) await check.again(name);
  return check.outcome();
}

function isListOfActivities(name: string): boolean {
  return /(^|[/\\])activities\.(ya?ml|json)$/.test(name);
}

interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** A plan that was checked, as far as others may name it. */
interface Known extends PlanNames {
  readonly file: string;
}

class Check {
  readonly #options: CheckOptions;
  readonly #total: number;
  readonly #issues: Issue[] = [];
  readonly #lines = new Map<string, Map<number, string>>();
  /** The words of each folder that has a list of its own. */
  readonly #words = new Map<string, Vocabulary>();
  readonly #known: Known[] = [];
  readonly #left: { readonly name: string; readonly kind: "contract" | "scenario" }[] = [];
  #shipped: Catalog | undefined;
  #base: PlanFile | undefined;
  #done = 0;

  constructor(total: number, options: CheckOptions) {
    this.#total = total;
    this.#options = options;
  }

  outcome(): Checked {
    return {
      issues: this.#issues.toSorted(byPlace),
      lineAt: ({ file, line }) => this.#lines.get(file)?.get(line),
    };
  }

  left(kind: "contract" | "scenario"): readonly string[] {
    return this.#left.filter((each) => each.kind === kind).map(({ name }) => name);
  }

  /** A file as it is met: what needs the names of others is left for later. */
  async first(name: string): Promise<void> {
    const text = await this.#textOf(name);
    const written = text === undefined ? undefined : this.#note(readYaml(text, name), { name, text });
    if (text === undefined || !written) return this.#tell();
    const kind = kindOfFile(written.value);
    if (kind === "contract" || kind === "scenario") {
      this.#left.push({ name, kind });
      return;
    }
    await this.#look({ name, text }, written);
    this.#tell();
  }

  async again(name: string): Promise<void> {
    const text = await this.#textOf(name);
    const written = text === undefined ? undefined : readYaml(text, name);
    if (text !== undefined && written?.ok) await this.#look({ name, text }, written.value);
    this.#tell();
  }

  async #look(file: NamedText, written: WrittenFile): Promise<void> {
    const { name, text } = file;
    switch (kindOfFile(written.value)) {
      case "activities": {
        const own = this.#note(parseActivities(text, name), file);
        if (own && isListOfActivities(name)) this.#words.set(folderOf(name), own);
        return;
      }
      case "plan":
        return this.#rules(this.#note(await planOfTree(written, await this.#wordsFor(name)), file), undefined, file);
      case "contract": {
        const base = await this.#baseOf(written);
        const contract = await contractOfTree(written, () => base, await this.#wordsFor(name));
        return this.#rules(this.#note(contract, file), base, file);
      }
      case "scenario":
        return this.#scenario(written, file);
      case "exchange-rates":
        this.#note(parseExchangeRates(text, name), file);
        return;
    }
  }

  async #rules(file: PlanFile | undefined, base: PlanFile | undefined, from: NamedText): Promise<void> {
    if (!file) return;
    const { plan } = file;
    const names = {
      tiers: plan.tiers.map(({ id }) => ({ id })),
      actions: plan.actions.map(({ id, does }) => ({ id, does })),
    };
    this.#known.push({ id: file.id, file: file.file, plan: names });
    const { asOf, maxAge } = this.#options;
    const found = findingsIn({ file, base, words: await this.#wordsFor(file.file), asOf, maxAge });
    this.#add(withSwitches(found, file.file, from.text, SWITCHABLE), from);
  }

  async #scenario(written: WrittenFile, file: NamedText): Promise<void> {
    const { activities, features } = await this.#wordsFor(written.file);
    const scenario = this.#note(await scenarioOfTree(written, { activities, asOf: this.#options.asOf }), file);
    if (!scenario) return;
    const plans = await this.#atHand();
    const misfits = misfitsOf(scenario, { plans, features }).map((misfit) => misfitIssue(misfit, written));
    const { severity, why } = UNCOVERED_ACTIVITY;
    const uncovered = uncoveredActivities(scenario, plans, activities).map((misfit) => ({
      ...misfitIssue(misfit, written),
      severity,
      why,
    }));
    this.#add([...misfits, ...withSwitches(uncovered, written.file, file.text, SWITCHABLE)], file);
  }

  /** The plan that a contract lies over: read again, since it was forgotten. The last one is kept for the next contract. */
  async #baseOf({ value }: WrittenFile): Promise<PlanFile | undefined> {
    const id = isBlock(value) ? String(value.extends) : "";
    const known = this.#known.find((plan) => plan.id === id && idOfFile(plan.file) === id);
    if (!known) return (await this.#catalog()).plans.find((plan) => plan.id === id);
    if (this.#base?.file === known.file) return this.#base;
    const text = await this.#options.read(known.file);
    const written = text.ok ? readYaml(text.value, known.file) : text;
    const base = written.ok ? await planOfTree(written.value, await this.#wordsFor(known.file)) : written;
    this.#base = base.ok ? base.value : undefined;
    return this.#base;
  }

  /** A file's own folder comes first, then the first list among the files, then the one that comes with credits. */
  async #wordsFor(name: string): Promise<Vocabulary> {
    const [first] = this.#words.values();
    return this.#words.get(folderOf(name)) ?? first ?? (await this.#catalog());
  }

  async #atHand(): Promise<readonly PlanNames[]> {
    const own = new Set(this.#known.map(({ id }) => id));
    return [...this.#known, ...(await this.#catalog()).plans.filter(({ id }) => !own.has(id))];
  }

  /** Loaded only where something is not among the files. */
  async #catalog(): Promise<Catalog> {
    this.#shipped ??= (await import("../plans/catalog.ts")).shippedCatalog();
    return this.#shipped;
  }

  async #textOf(name: string): Promise<string | undefined> {
    return this.#note(await this.#options.read(name), { name, text: "" });
  }

  #note<T>(parsed: Parsed<T>, file: NamedText): T | undefined {
    this.#add(parsed.ok ? parsed.warnings : parsed.issues, file);
    return parsed.ok ? parsed.value : undefined;
  }

  /** Issues with the lines they stand in: of a text nothing else is kept. */
  #add(issues: readonly Issue[], { name, text }: NamedText): void {
    if (issues.length === 0) return;
    this.#issues.push(...issues);
    const lines = text.split(/\r?\n/);
    const kept = this.#lines.get(name) ?? new Map<number, string>();
    this.#lines.set(name, kept);
    for (const { place } of issues) {
      const line = place.file === name ? lines[place.line - 1] : undefined;
      if (line !== undefined) kept.set(place.line, line);
    }
  }

  #tell(): void {
    this.#done += 1;
    this.#options.onChecked?.(this.#done, this.#total);
  }
}

function folderOf(name: string): string {
  return name.replace(/[^/\\]*$/, "");
}

function byPlace({ place: a }: Issue, { place: b }: Issue): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
