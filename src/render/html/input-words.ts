import type { InputName } from "../../choose/inputs.ts";
import type { Scenario } from "../../scenarios/scenario.ts";
import type { Fraction } from "../../units/fraction.ts";
import { givenShare, sentence, trimmed } from "../format.ts";
import { activityNames, lengthInWords, perInWords } from "../words.ts";

/** "People", "Emails a week, each", "Share of emails found". */
export function inputName(input: InputName, scenario: Scenario): string {
  const roles = scenario.spans[0]?.roles ?? [];
  const ofRole = (role: string | undefined) => (roles.length > 1 && role !== undefined ? ` (${role})` : "");
  switch (input.is) {
    case "people":
      return input.role === undefined ? "People of all roles" : "People";
    case "rate": {
      const whose = input.role === undefined ? "" : ", each";
      const asked = input.asked === "find" ? "found " : "";
      return sentence(`${activityNames(input.activity)} ${asked}${perInWords(input)}${whose}${ofRole(input.role)}`);
    }
    case "found":
      return foundName(input.key);
    case "known":
      return `Share known already${windowInWords(input.window)}`;
    case "working-weeks":
      return "Working weeks a year";
    case "season":
      return `Work in ${sentence(input.month)}`;
    default:
      return "Growth a month";
  }
}

function foundName(key: string): string {
  const [activity = "", plan] = key.split("@");
  const what = activity === "*" ? "everything" : activityNames(activity);
  return `Share of ${what} found${plan === undefined ? "" : ` at ${plan}`}`;
}

function windowInWords(window: Extract<InputName, { is: "known" }>["window"]): string {
  if (window === "bare") return "";
  return typeof window === "object" ? `, within ${lengthInWords(window)}` : `, by ${window}`;
}

/** "12", "85 %". */
export function inputValue(input: InputName, value: Fraction): string {
  return isShare(input) ? givenShare(value) : trimmed(value, 6);
}

/** Shares are written in percent. */
export function isShare({ is }: InputName): boolean {
  return is !== "people" && is !== "rate" && is !== "working-weeks";
}
