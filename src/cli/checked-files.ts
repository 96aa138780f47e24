import { dirname } from "node:path";
import { checkExamples } from "../choose/examples.ts";
import { parseExchangeRates } from "../choose/exchange-file.ts";
import { misfitsOf } from "../choose/fit.ts";
import type { Issue, Parsed } from "../issue.ts";
import { parseActivities, type Vocabulary } from "../plans/activities.ts";
import { shippedCatalog } from "../plans/catalog.ts";
import { parseContract, parsePlan } from "../plans/parse.ts";
import type { PlanFile } from "../plans/plan-file.ts";
import { parseScenario } from "../scenarios/parse.ts";
import type { Instant } from "../units/calendar.ts";
import { readYaml } from "../written/read-yaml.ts";
import type { WrittenFile } from "../written/tree.ts";
import { type FileKind, kindOfFile } from "./file-kind.ts";
import { issueOf } from "./load-scenarios.ts";

/** One file to check, with its text. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/**
 * Everything that is wrong with files: what their schemas do not allow, what they name and nobody has, and examples that
 * come out at other figures. Plans are checked before contracts, which lie over them, and scenarios, which name both;
 * what is not among the files is looked for among the plans that come with credits. In the order of file and line.
 */
export async function issuesIn(files: readonly NamedText[], asOf: Instant): Promise<readonly Issue[]> {
  const check = new Check(files, asOf);
  for (const kind of KINDS_IN_ORDER) await check.all(kind);
  return check.issues.toSorted(byPlace);
}

const KINDS_IN_ORDER: readonly FileKind[] = ["activities", "plan", "contract", "scenario", "exchange-rates"];

function byPlace({ place: a }: Issue, { place: b }: Issue): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}

interface Sorted extends NamedText {
  readonly kind: FileKind;
  readonly written: WrittenFile;
}

class Check {
  readonly issues: Issue[] = [];
  readonly #files: readonly Sorted[];
  readonly #asOf: Instant;
  readonly #shipped = shippedCatalog();
  /** The words of each folder that has a list of its own. */
  readonly #words = new Map<string, Vocabulary>();
  readonly #plans: PlanFile[] = [];

  constructor(files: readonly NamedText[], asOf: Instant) {
    this.#asOf = asOf;
    this.#files = files.flatMap((file) => {
      const read = readYaml(file.text, file.name);
      this.#note(read);
      return read.ok ? [{ ...file, kind: kindOfFile(read.value.value), written: read.value }] : [];
    });
  }

  async all(kind: FileKind): Promise<void> {
    for (const file of this.#files.filter((each) => each.kind === kind)) await this.#one(file);
  }

  async #one(file: Sorted): Promise<void> {
    const words = this.#wordsFor(file.name);
    switch (file.kind) {
      case "activities": {
        const own = this.#note(parseActivities(file.text, file.name));
        if (own) this.#words.set(dirname(file.name), own);
        return;
      }
      case "plan":
        return this.#examples(this.#note(await parsePlan(file.text, file.name, words)), words);
      case "contract": {
        const base = (id: string) => this.#atHand().find((plan) => plan.id === id);
        return this.#examples(this.#note(await parseContract(file.text, file.name, base, words)), words);
      }
      case "scenario":
        return this.#scenario(file, words);
      case "exchange-rates":
        this.#note(parseExchangeRates(file.text, file.name));
        return;
    }
  }

  #examples(plan: PlanFile | undefined, words: Vocabulary): void {
    if (!plan) return;
    this.#plans.push(plan);
    this.issues.push(...checkExamples(plan, words));
  }

  async #scenario({ name, text, written }: Sorted, { activities, features }: Vocabulary): Promise<void> {
    const scenario = this.#note(await parseScenario(text, name, { activities, asOf: this.#asOf }));
    const misfits = scenario ? misfitsOf(scenario, { plans: this.#atHand(), features }) : [];
    this.issues.push(...misfits.map((misfit) => issueOf(misfit, written)));
  }

  /** A file's own folder comes first, then the first list among the files, then the one that comes with credits. */
  #wordsFor(name: string): Vocabulary {
    const [first] = this.#words.values();
    return this.#words.get(dirname(name)) ?? first ?? this.#shipped;
  }

  #atHand(): readonly PlanFile[] {
    const own = new Set(this.#plans.map(({ id }) => id));
    return [...this.#plans, ...this.#shipped.plans.filter(({ id }) => !own.has(id))];
  }

  #note<T>(parsed: Parsed<T>): T | undefined {
    this.issues.push(...(parsed.ok ? parsed.warnings : parsed.issues));
    return parsed.ok ? parsed.value : undefined;
  }
}
