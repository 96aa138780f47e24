/** How findings are told: to a person, to a program, and as build servers read them. */
export const CHECK_FORMATS = ["table", "json", "github", "sarif", "junit", "codequality", "markdown"] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number];
