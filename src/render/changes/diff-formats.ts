/** How a difference is told: to a person, to a program, beside the lines of a pull request, and as a comment on it. */
export const DIFF_FORMATS = ["table", "json", "github", "markdown"] as const;
export type DiffFormat = (typeof DIFF_FORMATS)[number];
