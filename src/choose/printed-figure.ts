import { type Fraction, roundHalfUp } from "../units/fraction.ts";

/** An exact figure with as many decimals as `printed` has, half up: 0.2083 beside "0.25" is "0.21". */
export function asPrinted(exact: Fraction, printed: string): string {
  const decimals = printed.split(".")[1]?.length ?? 0;
  const scaled = roundHalfUp({ numerator: exact.numerator * 10n ** BigInt(decimals), denominator: exact.denominator });
  const digits = String(scaled < 0n ? -scaled : scaled).padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const sign = scaled < 0n ? "-" : "";
  return decimals === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-decimals)}`;
}
