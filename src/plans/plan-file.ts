import type { Places, WrittenBlock } from "../written/tree.ts";
import type { Plan, SourceId } from "./plan.ts";

/** A plan with the file it was written in: a contract is laid over the one, the engine runs on the other. */
export interface PlanFile {
  readonly id: string;
  readonly file: string;
  readonly written: WrittenBlock;
  readonly places: Places;
  readonly plan: Plan;
  /** The plan as a source has it that says otherwise of disputed facts: the same object each time. */
  readonly readAs: (source: SourceId) => Plan;
}

/** The id of a plan: the name of its file without folder and ending. */
export function idOfFile(file: string): string {
  return (file.split(/[/\\]/).at(-1) ?? file).replace(/\.(ya?ml|json)$/, "");
}
