import { z } from "zod";

/**
 * A block that takes these keys and no other. What is said of an unknown key is the list of the known ones, so that
 * the nearest of them can be offered (shape-wording.ts).
 */
export function block<const T extends z.core.$ZodLooseShape>(shape: T, expected = "a block") {
  return z.strictObject(shape, {
    error: (issue) => (issue.code === "unrecognized_keys" ? Object.keys(shape).join(" ") : expected),
  });
}
