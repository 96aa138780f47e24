import { basename, dirname } from "node:path";
import type { BrokenFile, Collection, ScenarioFile } from "../changes/collection.ts";
import { misfitIssue, misfitsOf } from "../choose/fit.ts";
import type { TreeFile } from "../files/file-tree.ts";
import type { ReadFile } from "../files/read-text.ts";
import { UserError } from "../files/user-error.ts";
import type { Issue, Parsed } from "../issue.ts";
import { parseActivities, type Vocabulary } from "../plans/activities.ts";
import { type Catalog, shippedCatalog } from "../plans/catalog.ts";
import { contractOfTree, planOfTree } from "../plans/parse.ts";
import { idOfFile, type PlanFile } from "../plans/plan-file.ts";
import { type FileKind, kindOfFile } from "../rules/file-kind.ts";
import { scenarioOfTree } from "../scenarios/parse.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import type { Instant } from "../units/calendar.ts";
import { readYaml } from "../written/read-yaml.ts";
import { isBlock, type WrittenFile } from "../written/tree.ts";

/** Reads collections that have most of their files in common: what has the same id and text is parsed once. */
export class Collector {
  readonly #asOf: Instant;
  readonly #shipped = shippedCatalog();
  readonly #known = new Map<string, unknown>();

  constructor(asOf: Instant) {
    this.#asOf = asOf;
  }

  /** All of these files: what can be read, and what cannot with its mistakes. `name` is what a reader calls them. */
  async collect(name: string, files: readonly TreeFile[]): Promise<Collected> {
    const once: Once = (key, make) => this.#once(key, make);
    const collecting = new Collecting(files, { asOf: this.#asOf, shipped: this.#shipped, once });
    return { collection: await collecting.all(name), read: collecting.read };
  }

  /** What the same key came to before; mistakes are found anew, since they name their file. */
  async #once<T>(key: string, make: () => Promise<Parsed<T>>): Promise<Parsed<T>> {
    const known = this.#known.get(key) as Parsed<T> | undefined;
    if (known) return known;
    const made = await make();
    if (made.ok) this.#known.set(key, made);
    return made;
  }
}

/** A collection, and the files it was read from. */
export interface Collected {
  readonly collection: Collection;
  readonly read: readonly ReadFile[];
}

type Once = <T>(key: string, make: () => Promise<Parsed<T>>) => Promise<Parsed<T>>;

interface Given {
  readonly asOf: Instant;
  readonly shipped: Catalog;
  readonly once: Once;
}

interface Sorted {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly written: WrittenFile;
}

/** One collection while it is read: plans before contracts, which lie over them, and scenarios, which name both. */
class Collecting {
  readonly #given: Given;
  readonly #found: readonly TreeFile[];
  readonly #files = new Map<FileKind, Sorted[]>();
  readonly read: ReadFile[] = [];
  readonly #broken: BrokenFile[] = [];
  readonly #plans: PlanFile[] = [];
  #words: Vocabulary;
  /** What plans are parsed with beside their text: another list of activities makes another plan. */
  #wordsText = "";

  constructor(files: readonly TreeFile[], given: Given) {
    this.#given = given;
    this.#words = given.shipped;
    this.#found = files;
  }

  async all(name: string): Promise<Collection> {
    for (const file of this.#found) await this.#sort(file);
    this.#readWords();
    for (const file of this.#of("plan")) await this.#plan(file);
    for (const file of this.#of("contract")) await this.#contract(file);
    const scenarios: ScenarioFile[] = [];
    for (const file of this.#of("scenario")) scenarios.push(...(await this.#scenario(file)));
    const shipped = this.#given.shipped.plans;
    return {
      name,
      plans: this.#plans,
      scenarios,
      broken: this.#broken,
      words: this.#words,
      shipped,
      texts: new Map(this.read.map((file) => [file.name, file.text])),
    };
  }

  #of(kind: FileKind): readonly Sorted[] {
    return this.#files.get(kind) ?? [];
  }

  async #sort(file: TreeFile): Promise<void> {
    const text = this.#textOf(file);
    if (text === undefined) return;
    const read = await this.#given.once(JSON.stringify(["text", file.name, text]), async () =>
      readYaml(text, file.name),
    );
    if (!read.ok) return void this.#note(file.name, kindOfFolder(file.name), read);
    const kind = kindOfFile(read.value.value);
    const { name, id = idOfFile(name) } = file;
    this.#files.set(kind, [...this.#of(kind), { id, name, text, written: read.value }]);
  }

  #textOf({ name, read }: TreeFile): string | undefined {
    try {
      const file = read();
      this.read.push(file);
      return file.text;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.#note(name, kindOfFolder(name), { ok: false, issues: [unreadable(name, error)] });
      return undefined;
    }
  }

  #textNamed(file: string | undefined): string | undefined {
    return this.read.find(({ name }) => name === file)?.text;
  }

  /** The list of activities among the files, or that of the shipped plans. */
  #readWords(): void {
    const [file] = this.#of("activities");
    const own = file && this.#note(file.name, "other", parseActivities(file.text, file.name));
    if (!file || !own) return;
    this.#words = own;
    this.#wordsText = file.text;
  }

  async #plan({ id, name, text, written }: Sorted): Promise<void> {
    const parsed = await this.#once(["plan", idOfFile(name), text], () => planOfTree(written, this.#words));
    const plan = this.#note(name, "plan", parsed, id);
    if (plan) this.#plans.push(plan.id === id ? plan : { ...plan, id, plan: { ...plan.plan, id } });
  }

  async #contract({ name, text, written }: Sorted): Promise<void> {
    const base = isBlock(written.value) ? String(written.value.extends) : "";
    const broken = this.#broken.find(({ id }) => id === base);
    if (broken) return void this.#broken.push({ ...broken, id: contractId(written, name), kind: "contract" });
    const plan = this.#atHand().find(({ id }) => id === base);
    const whole = [idOfFile(name), text, base, this.#textNamed(plan?.file) ?? ""];
    const parsed = await this.#once(["contract", ...whole], () => contractOfTree(written, () => plan, this.#words));
    const contract = this.#note(name, "contract", parsed, contractId(written, name));
    if (contract) this.#plans.push(contract);
  }

  async #scenario({ id, name, text, written }: Sorted): Promise<readonly ScenarioFile[]> {
    const { activities, features } = this.#words;
    const context = { activities, asOf: this.#given.asOf };
    const parsed = await this.#once(["scenario", id, text], () => scenarioOfTree(written, context));
    const scenario = this.#note(name, "scenario", parsed);
    if (!scenario) return [];
    const misfits = misfitsOf(scenario, { plans: this.#atHand(), features }).filter(
      ({ path }) => !this.#isExcused(path, scenario),
    );
    if (misfits.length > 0) {
      const issues = misfits.map((misfit) => misfitIssue(misfit, written));
      this.#note(name, "scenario", { ok: false, issues });
      return [];
    }
    return [{ id, file: name, scenario }];
  }

  /** A scenario is not to blame where it names a plan that is there and broken. */
  #isExcused([key, name]: readonly string[], { vendors = [] }: Scenario): boolean {
    const plan = key === "vendors" ? vendors[Number(name)] : name;
    return this.#broken.some(({ id }) => id === plan);
  }

  #atHand(): readonly PlanFile[] {
    const own = new Set([...this.#plans, ...this.#broken].map(({ id }) => id));
    return [...this.#plans, ...this.#given.shipped.plans.filter(({ id }) => !own.has(id))];
  }

  #once<T>(key: readonly string[], make: () => Promise<Parsed<T>>): Promise<Parsed<T>> {
    return this.#given.once(JSON.stringify([this.#wordsText, ...key]), make);
  }

  #note<T>(file: string, kind: BrokenFile["kind"], parsed: Parsed<T>, id = idOfFile(file)): T | undefined {
    if (parsed.ok) return parsed.value;
    this.#broken.push({ id, file, kind, issues: parsed.issues });
    return undefined;
  }
}

/** What a file is meant to be where nothing in it can be read: what the folder says. */
function kindOfFolder(file: string): BrokenFile["kind"] {
  if (basename(file) === "activities.yaml") return "other";
  const folder = basename(dirname(file));
  if (folder === "scenarios") return "scenario";
  return folder === "contracts" ? "contract" : "plan";
}

function contractId({ value }: WrittenFile, file: string): string {
  return isBlock(value) && typeof value.name === "string" ? value.name : idOfFile(file);
}

function unreadable(file: string, { code, message, hint }: UserError): Issue {
  const place = { file, line: 1, column: 1, length: 1 };
  return { code, severity: "error", place, address: "", message, ...(hint !== undefined && { hint }) };
}
