import type { z } from "zod";
import type { Issue } from "../issue.ts";
import type { WrittenFile } from "./tree.ts";

/** The address of what a path of keys and indexes leads to. */
export type AddressOfPath = (tree: unknown, path: readonly (string | number)[]) => string;

/** The shape that a kind of file must have. All of it is loaded when it is needed, and most of it seldom is. */
export interface Shape {
  /** A validator generated from the schema, which answers fast and says nothing. */
  readonly validator: () => Promise<{ readonly validate: (value: unknown) => boolean }>;
  readonly schema: () => Promise<z.ZodType>;
  readonly addressOfPath: () => Promise<AddressOfPath>;
}

/**
 * Everything about a file that its schema does not allow: unknown keys, missing keys, values of the wrong kind.
 *
 * A validator generated from the schema answers at once whether there is anything; only then the schema itself is
 * loaded to say what. Where the two disagree, the schema decides.
 */
export async function checkShape(shape: Shape, written: WrittenFile): Promise<readonly Issue[]> {
  const { validate } = await shape.validator();
  if (validate(written.value)) return [];

  const [schema, addressOfPath, { wordIssue }] = await Promise.all([
    shape.schema(),
    shape.addressOfPath(),
    import("./shape-wording.ts"),
  ]);
  const result = schema.safeParse(written.value, { reportInput: true });
  return result.success ? [] : result.error.issues.flatMap((issue) => wordIssue(issue, written, addressOfPath));
}
