import { readdirSync, readFileSync } from "node:fs";
import { dirname, posix } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = fileURLToPath(new URL("../../src/", import.meta.url));

/** One file of `src`, as far as the house's rules look at it. Names are relative to `src`: `engine/ledger.ts`. */
export interface SourceFile {
  readonly name: string;
  /** Packages and `node:` modules, as written. */
  readonly packages: readonly string[];
  /** Files of our own, relative to `src`. */
  readonly files: readonly string[];
  /** Those that it names in an import of its own, types included; not those that are loaded when they are needed. */
  readonly atOnce: readonly string[];
  /** Where it reaches for the outside world: `process`, `Date.now`, `new Date()`, … */
  readonly ambient: readonly string[];
}

export function readSourceFiles(): readonly SourceFile[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".ts") && !name.startsWith("generated/"))
    .sort()
    .map((name) => sourceFile(name, readFileSync(`${root}${name}`, "utf8")));
}

export function sourceFile(name: string, text: string): SourceFile {
  const imports = ts.preProcessFile(text, true, true).importedFiles.map((file) => file.fileName);
  const tree = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  return {
    name,
    packages: imports.filter((specifier) => !specifier.startsWith(".")),
    files: filesAmong(imports, name),
    atOnce: filesAmong(tree.statements.flatMap(namedBy), name),
    ambient: ambientUses(tree),
  };
}

function filesAmong(specifiers: readonly string[], importer: string): readonly string[] {
  return specifiers
    .filter((specifier) => specifier.startsWith("."))
    .map((specifier) => posix.join(dirname(importer), specifier));
}

function namedBy(statement: ts.Statement): readonly string[] {
  if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
  const { moduleSpecifier } = statement;
  return moduleSpecifier && ts.isStringLiteral(moduleSpecifier) ? [moduleSpecifier.text] : [];
}

const AMBIENT_NAMES = new Set(["process", "console", "performance", "crypto", "globalThis", "setTimeout", "fetch"]);
const AMBIENT_CALLS = new Set(["Date.now", "Math.random"]);

function ambientUses(file: ts.SourceFile): readonly string[] {
  const uses: string[] = [];
  const visit = (node: ts.Node): void => {
    const use = ambientUse(node);
    if (use !== undefined) uses.push(use);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return uses;
}

function ambientUse(node: ts.Node): string | undefined {
  if (ts.isNewExpression(node)) return isToday(node) ? "new Date()" : undefined;
  if (ts.isPropertyAccessExpression(node)) return AMBIENT_CALLS.has(node.getText()) ? node.getText() : undefined;
  return ts.isIdentifier(node) && AMBIENT_NAMES.has(node.text) && isVariable(node) ? node.text : undefined;
}

function isToday(node: ts.NewExpression): boolean {
  return node.expression.getText() === "Date" && (node.arguments?.length ?? 0) === 0;
}

/** `process.env` reads the variable; `plan.process` and `{ process: 1 }` only use the word. */
function isVariable(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  return ts.isExpression(parent) || ts.isVariableDeclaration(parent) || ts.isShorthandPropertyAssignment(parent);
}
