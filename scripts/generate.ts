import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import standaloneCode from "ajv/dist/standalone/index.js";
import { z } from "zod";
import type { Issue } from "../src/issue.ts";
import { contractSchema, planSchema } from "../src/plans/schema.ts";
import { manPage } from "./man-page.ts";

/*
 * What is made from the code and the plans and never edited: the JSON Schemas in schema/, the validator that answers
 * "is anything wrong" without loading zod, and the shipped catalogue without yaml, the manual page.
 */

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Path from the root → content. */
export type Generated = Readonly<Record<string, string>>;

export class PlansAreWrong extends Error {
  constructor(issues: readonly Issue[]) {
    super(
      issues
        .map(({ place, address, message, hint = "" }) =>
          `${place.file}:${place.line}:${place.column}  ${address} ${message} ${hint}`.trimEnd(),
        )
        .join("\n"),
    );
    this.name = "PlansAreWrong";
  }
}

/** Makes everything, and writes it where `write` is not false. Throws PlansAreWrong where a shipped plan has mistakes. */
export async function generate({ write = true, root = ROOT } = {}): Promise<Generated> {
  const schemas = jsonSchemas(await writtenSchemas(root));
  const code = {
    ...Object.fromEntries(
      Object.entries(schemas).map(([kind, schema]) => [
        `schema/${kind}.schema.json`,
        `${JSON.stringify(schema, null, 2)}\n`,
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(schemas).map(([kind, schema]) => [`src/generated/accepts-${kind}.js`, validator(schema)]),
    ),
    ...Object.fromEntries(KINDS.map((kind) => [`src/generated/accepts-${kind}.d.ts`, ACCEPTS_TYPES])),
    "src/generated/catalog.d.ts": CATALOG_TYPES,
    "man/credits.1": manPage(),
  };
  // The validator must stand before plans can be parsed with it.
  if (write) writeAll(root, code);
  const everything = { ...code, "src/generated/catalog.js": await catalogue(root) };
  if (write) writeAll(root, everything);
  return everything;
}

const KINDS = ["plan", "contract", "scenario"] as const;
type Kind = (typeof KINDS)[number];

async function writtenSchemas(root: string): Promise<Partial<Record<Kind, z.ZodType>>> {
  const scenario = join(root, "src/scenarios/schema.ts");
  const own = { plan: planSchema, contract: contractSchema };
  if (!existsSync(scenario)) return own;
  const { scenarioSchema } = (await import(pathToFileURL(scenario).href)) as { readonly scenarioSchema: z.ZodType };
  return { ...own, scenario: scenarioSchema };
}

function jsonSchemas(schemas: Partial<Record<Kind, z.ZodType>>): Readonly<Record<string, object>> {
  return Object.fromEntries(
    Object.entries(schemas).map(([kind, schema]) => [
      kind,
      z.toJSONSchema(schema, { io: "input", reused: "ref", target: "draft-2020-12" }),
    ]),
  );
}

/** A module that needs nothing at run time: a schema keyword whose code would is refused here. */
function validator(schema: object): string {
  const ajv = new Ajv2020({ code: { source: true, esm: true, lines: false }, strict: false, messages: false });
  const bare = JSON.parse(
    JSON.stringify(schema, (key, value) => (key === "description" && typeof value === "string" ? undefined : value)),
  );
  const code = standaloneCode.default(ajv, ajv.compile(bare));
  if (code.includes("require("))
    throw new Error("the validator would need ajv at run time: a schema keyword needs one of its helpers");
  return code;
}

async function catalogue(root: string): Promise<string> {
  const [{ parsePlan }, { parseActivities }, { compileFile }, { dissentersIn }] = await Promise.all([
    import("../src/plans/parse.ts"),
    import("../src/plans/activities.ts"),
    import("../src/plans/compiled.ts"),
    import("../src/plans/readings.ts"),
  ]);
  const read = (name: string) => readFileSync(join(root, "plans", name), "utf8");
  const vocabulary = parseActivities(read("activities.yaml"), "plans/activities.yaml");
  if (!vocabulary.ok) throw new PlansAreWrong(vocabulary.issues);
  const names = readdirSync(join(root, "plans"))
    .filter((name) => name.endsWith(".yaml") && name !== "activities.yaml")
    .sort();
  const parsed = await Promise.all(names.map((name) => parsePlan(read(name), `plans/${name}`, vocabulary.value)));
  const issues = parsed.flatMap((each) => (each.ok ? [] : each.issues));
  if (issues.length > 0) throw new PlansAreWrong(issues);
  const plans = parsed.flatMap((each) =>
    each.ok
      ? [
          compileFile(
            each.value,
            dissentersIn(each.value.plan).map(({ source }) => source),
          ),
        ]
      : [],
  );
  return `export const compiledActivities = ${asJson(vocabulary.value)};\nexport const compiledPlans = ${literal(plans)};\n`;
}

/** JSON is parsed faster than the same as a literal of the language. */
function asJson(value: unknown): string {
  return `JSON.parse(${textLiteral(JSON.stringify(value))})`;
}

/** Lists and blocks of texts. */
function literal(value: unknown): string {
  if (typeof value === "string") return textLiteral(value);
  if (Array.isArray(value)) return `[${value.map(literal).join()}]`;
  const entries = Object.entries(value as object).map(([key, each]) => `${JSON.stringify(key)}:${literal(each)}`);
  return `{${entries.join()}}`;
}

/** In quotes that JSON has few of and in ASCII: read in half the time of a template, or of a file with one character beyond. */
function textLiteral(text: string): string {
  const escaped = text.replace(/[\\'\n\r]/g, (sign) => ESCAPED[sign] ?? `\\${sign}`);
  return `'${escaped.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)}'`;
}

const ESCAPED: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r" };

const ACCEPTS_TYPES = `export declare function validate(value: unknown): boolean;
`;

const CATALOG_TYPES = `import type { Vocabulary } from "../plans/activities.ts";
import type { CompiledFile } from "../plans/compiled.ts";
export declare const compiledActivities: Vocabulary;
export declare const compiledPlans: readonly CompiledFile[];
`;

function writeAll(root: string, files: Generated): void {
  for (const [path, content] of Object.entries(files)) {
    const target = join(root, path);
    if (existsSync(target) && readFileSync(target, "utf8") === content) continue;
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await generate();
  } catch (error) {
    if (!(error instanceof PlansAreWrong)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
