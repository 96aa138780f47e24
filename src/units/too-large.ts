/** A result too large to be exact. It is refused by name and never rounded away. */
export class TooLargeError extends RangeError {
  override readonly name = "TooLargeError";
  constructor(what: string) {
    super(
      `${what} is too large to be computed exactly (the limit is ${Number.MAX_SAFE_INTEGER.toLocaleString("en-US")} of its smallest unit)`,
    );
  }
}

/** `value` itself if it is a whole number that is held exactly; throws TooLargeError naming `what` otherwise. */
export function exactly(value: number | bigint, what: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new TooLargeError(what);
  return number;
}
