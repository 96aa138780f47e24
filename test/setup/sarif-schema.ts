import { readFileSync } from "node:fs";
import { Ajv } from "ajv";

/** The schema of OASIS. ajv no longer reads draft 4: of what that draft says otherwise, it uses only the name of `$id`. */
const {
  id,
  $schema: _draft4,
  ...schema
} = JSON.parse(readFileSync(new URL("schemas/sarif-2.1.0.schema.json", import.meta.url), "utf8"));
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })
  .addFormat("uri", { validate: (text: string) => URL.canParse(text) })
  .addFormat("uri-reference", { validate: (text: string) => /^[\w\-.~:/?#[\]@!$&'()*+,;=%]*$/.test(text) })
  .addFormat("date-time", { validate: (text: string) => !Number.isNaN(Date.parse(text)) });
const isSarif = ajv.compile({ $id: id, ...schema });

/** What is wrong with a SARIF log; nothing where it is one. */
export function mistakesInSarif(log: unknown): readonly string[] {
  return isSarif(log) ? [] : (isSarif.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
