import { dayOf } from "../../units/calendar.ts";
import type { Context } from "../report.ts";
import { safeJson } from "../safe.ts";

/** The version of the form that schema/output.schema.json describes. Raised where a key changes its meaning or goes. */
const SCHEMA_VERSION = 1;

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** One document with what reproduces it: the tool, the question, the day it counts from and the hash of each input. */
export function document(context: Context, result: { readonly [key: string]: Json }): string {
  const whole = {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: "credits", version: context.version },
    command: context.commandLine,
    asOf: dayOf(context.asOf),
    inputs: context.inputs.map(({ name, hash }) => ({ name, hash })),
    ...result,
  };
  return `${safeJson(whole)}\n`;
}
