/** Why a command cannot go on: what is wrong, and what to do next. Caught in cli/main.ts, which exits with 2. */
export class UserError extends Error {
  override readonly name = "UserError";
  /** Kebab-case and stable: `file-not-found`. */
  readonly code: string;
  readonly hint: string | undefined;

  constructor(code: string, message: string, hint?: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}
