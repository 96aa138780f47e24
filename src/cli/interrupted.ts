/** Somebody pressed Ctrl-C, or the terminal went away, while a question was open. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
}
