import { isBlock, type WrittenBlock } from "../written/tree.ts";
import { flow, scalar } from "../written/write-yaml.ts";

/** The keys of a scenario in the order in which one is read, those that open into lines, and what is said beside them. */
const KEYS: readonly { readonly key: string; readonly opens?: true; readonly remark?: string }[] = [
  { key: "name" },
  { key: "start" },
  { key: "months" },
  { key: "currency" },
  { key: "vendors", remark: "leave out: all" },
  { key: "team", opens: true, remark: "what each person attempts" },
  { key: "account", remark: "for all together" },
  { key: "events" },
  { key: "changes", opens: true, remark: "from that day on" },
  { key: "customerOf", opens: true, remark: "what the team has today" },
  { key: "need" },
  { key: "assume", opens: true, remark: "what is left out is always found and never known" },
];

/** A scenario as a person would write it, from its tree: one line for each role, change and assumption. */
export function scenarioText(scenario: WrittenBlock, head: readonly string[] = []): string {
  const lines = KEYS.flatMap(({ key, opens, remark }) => {
    const value = scenario[key];
    if (value === undefined) return [];
    const beside = remark === undefined ? "" : ` # ${remark}`;
    return opens ? [`${key}:${beside}`, ...below(value)] : [`${key}: ${flow(value)}${beside}`];
  });
  return [...head.map((line) => `# ${line}`), ...lines, ""].join("\n");
}

function below(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map((line) => `  - ${flow(line)}`);
  return isBlock(value) ? Object.entries(value).map(([key, part]) => `  ${scalar(key)}: ${flow(part)}`) : [];
}
