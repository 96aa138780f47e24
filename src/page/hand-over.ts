import type { DossierQuestion } from "../choose/answered.ts";
import { scenarioText } from "../scenarios/scenario-text.ts";
import { scenarioTree } from "../scenarios/scenario-tree.ts";
import { elementCalled, elementOf } from "./elements.ts";
import type { SetPrice } from "./fields.ts";

/** More plans than this are the whole catalogue for a reader, and need no names. */
const MOST_NAMED = 6;

/** Gives the numbers of the page back as a scenario file, and the command that computes the same with it. */
export class HandOver {
  readonly #yaml = elementOf("yaml", HTMLTextAreaElement);
  readonly #download = elementOf("download", HTMLAnchorElement);
  readonly #told = elementCalled("told");
  #address: string | undefined;

  constructor() {
    elementCalled("copy").addEventListener("click", () => void this.#copy());
  }

  offer(question: DossierQuestion, prices: readonly SetPrice[]): void {
    const text = scenarioText(scenarioTree(question.scenario));
    this.#yaml.value = text;
    this.#told.textContent = "";
    elementCalled("again").textContent = commandFor(question, prices);
    if (this.#address !== undefined) URL.revokeObjectURL(this.#address);
    this.#address = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
    this.#download.href = this.#address;
  }

  async #copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.#yaml.value);
      this.#told.textContent = "Copied.";
    } catch {
      this.#yaml.closest("details")?.setAttribute("open", "");
      this.#yaml.select();
      this.#told.textContent = "This browser does not let a page copy: the text is selected below.";
    }
  }
}

/** Prices that were set are set on the command line too; a contract is a file that the reader has. */
function commandFor({ plans, prefer, tier }: DossierQuestion, prices: readonly SetPrice[]): string {
  const listed = plans.filter(({ plan }) => plan.contract === undefined).map(({ id }) => id);
  const contracts = plans.filter(({ plan }) => plan.contract !== undefined).map(({ file }) => `--contract ${file}`);
  return [
    "credits estimate scenario.yaml",
    ...(listed.length <= MOST_NAMED ? listed : []),
    ...contracts,
    ...prices.map(({ plan, address, value }) => `--set ${plan}:${address}=${value}`),
    ...(prefer === "cheapest" ? ["--prefer cheapest"] : []),
    ...(tier === undefined ? [] : [`--tier ${tier}`]),
  ].join(" ");
}
