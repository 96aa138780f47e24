/** What a command tells the shell. */
export const EXIT = {
  fine: 0,
  /** The answer is no: a check failed, nothing qualifies. */
  no: 1,
  /** Wrong use or invalid input. */
  wrongUse: 2,
  /** A mistake of ours. */
  ourMistake: 70,
  /** Ctrl-C. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
