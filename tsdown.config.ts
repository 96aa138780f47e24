import { readFileSync } from "node:fs";
import { defineConfig } from "tsdown";
import { licences } from "./scripts/licences.ts";

/**
 * What every answer needs, in one chunk: a start opens a dozen files rather than forty. What reads text (yaml, zod, the
 * validators, what makes plans of it), what only a command line or a report needs, and what is told before anything is loaded stay apart.
 */
const ROOMS = /[\\/]src[\\/](units|engine|choose|render|plans|scenarios|written|remember|issue)\b/;
const APART = [
  /[\\/]plans[\\/](schema|parse|activities|set-fact|lay-block|contract|normalize|read-as|values|cursor|with-reported|references)/,
  /[\\/]scenarios[\\/](schema|shape|parse|stated-places)/,
  /[\\/]written[\\/](?!tree|nearest)/,
  /[\\/](choose|render)[\\/]compare[\\/]/,
  /[\\/](choose[\\/](exchange-file|example)|units[\\/]too-large|render[\\/](look|shown|safe|issues|check|ci|changes|explanation|json[\\/]explanation|fact-notes|facts-page|trace-))/,
  // What only a report needs.
  /[\\/](plans[\\/](with-numbers|carried-plan|confidential)|scenarios[\\/]scenario-(tree|text)|render[\\/](html|xlsx))/,
  /[\\/]choose[\\/](answered|dossier|growth|price-levers|swings|with-input)/,
  /\.d\.ts$/,
];
const isCore = (id: string) => ROOMS.test(id) && !APART.some((pattern) => pattern.test(id));

const NOTHING = "\0nothing";

/**
 * Commander can start other programs as subcommands. There are none here, and loading what starts them takes longer than
 * loading commander.
 */
const noOtherPrograms = {
  name: "no-other-programs",
  resolveId: (id: string, importer?: string) =>
    id === "node:child_process" && importer?.includes("commander") ? NOTHING : undefined,
  load: (id: string) => (id === NOTHING ? "export {};" : undefined),
};
/**
 * To draw a cell, cli-table3 cuts its text to ten columns for a debugging message that nobody asked for, which takes longer than
 * the drawing.
 */
const noDebugging = {
  name: "no-debugging",
  transform(code: string, id: string): string | undefined {
    if (!/cli-table3[\\/]src[\\/]cell\.js$/.test(id)) return undefined;
    const message = "let content = utils.truncate(this.content, 10, this.truncate);";
    if (!code.includes(message))
      throw new Error("cli-table3 draws its cells in another way: see whether this is needed");
    return code.replace(message, "let content = this.content;");
  },
};

/**
 * The shipped plans are texts by the megabyte. They stay as they are generated: a minifier writes them as templates, which
 * are read in twice the time.
 */
const storedPlans = {
  name: "stored-plans",
  resolveId: (id: string) =>
    id.endsWith("generated/catalog.js") ? { id: "./stored-plans.js", external: true as const } : undefined,
  generateBundle(this: { emitFile(file: { type: "asset"; fileName: string; source: string }): void }): void {
    const source = readFileSync(new URL("src/generated/catalog.js", import.meta.url), "utf8");
    this.emitFile({ type: "asset", fileName: "stored-plans.js", source });
  },
};

/**
 * Three doors, split into shared chunks, with every library bundled: the installed package needs nothing else, and a
 * start reads only the chunks of its command. Minified, a start with a table takes 0.2 times `node -e 0` less. Types are
 * for the two doors that are imported by others.
 */
const forNode = defineConfig({
  entry: { index: "src/index.ts", catalog: "src/catalog.ts", cli: "src/cli/main.ts" },
  format: "esm",
  platform: "node",
  target: "node20.19",
  fixedExtension: false,
  dts: { entry: ["src/index.ts", "src/catalog.ts"] },
  deps: { onlyBundle: false },
  plugins: [licences("licences.txt"), noOtherPrograms, noDebugging, storedPlans],
  minify: true,
  logLevel: "warn",
  outputOptions: {
    codeSplitting: {
      groups: [{ name: "core", test: isCore }],
    },
  },
});

/** The script of a report, with the engine and the chart library in it, and its style: they are written into the page as text. */
const forReport = defineConfig({
  entry: { page: "src/page/main.ts" },
  format: "iife",
  platform: "browser",
  target: "es2022",
  outputOptions: { entryFileNames: "[name].js" },
  dts: false,
  deps: { onlyBundle: false },
  plugins: [licences("page-licences.txt"), style()],
  minify: true,
  logLevel: "warn",
});

function style() {
  return {
    name: "style",
    generateBundle(this: { emitFile(file: { type: "asset"; fileName: string; source: string }): void }): void {
      const source = readFileSync(new URL("src/page/page.css", import.meta.url), "utf8");
      this.emitFile({ type: "asset", fileName: "page.css", source });
    },
  };
}

export default [forNode, forReport];
