import type { Issue, Place, Severity } from "../issue.ts";
import { isBlock, type Places, placeOf, placeOfKey, type WrittenFile } from "../written/tree.ts";

/**
 * One value of a scenario as it was written: what it is, its address, where it stands, and a way to say what is wrong
 * with it. What has the wrong shape altogether (a list where a block belongs) seems empty here: the schema refuses it.
 */
export class Part {
  readonly value: unknown;
  readonly address: string;
  readonly place: Place;
  /** Where the key stands; in a list, the value. */
  readonly keyPlace: Place;
  /** A scalar in the letters of the file: `0.50` stays `0.50`. Undefined for blocks, lists and nothing. */
  readonly text: string | undefined;
  readonly places: Places;
  readonly #issues: Issue[];

  private constructor(places: Places, issues: Issue[], value: unknown, at: At) {
    this.value = value;
    this.address = at.address;
    this.place = at.place;
    this.keyPlace = at.keyPlace;
    this.text = at.text ?? (typeof value === "string" || typeof value === "number" ? String(value) : undefined);
    this.places = places;
    this.#issues = issues;
  }

  /** The whole of a file. What is found wrong in it, or in any part of it, is added to `issues`. */
  static whole({ value, places }: WrittenFile, issues: Issue[]): Part {
    return new Part(places, issues, value, { address: "", place: places.root, keyPlace: places.root });
  }

  /** The value as a message shows it: numbers as they are, text in quotes and not without end. */
  get shown(): string {
    const text = this.text ?? "";
    return typeof this.value === "number" ? text : quoted(text);
  }

  /** What stands under a key of a block; undefined where the key is left out. */
  get(key: string): Part | undefined {
    return isBlock(this.value) && Object.hasOwn(this.value, key)
      ? this.#child(this.value, key, this.value[key])
      : undefined;
  }

  /** Everything that stands in a block, in the order of the file. */
  entries(): readonly (readonly [key: string, part: Part])[] {
    const { value } = this;
    return isBlock(value)
      ? Object.entries(value).map(([key, child]) => [key, this.#child(value, key, child)] as const)
      : [];
  }

  /** Everything that stands in a list; its addresses count from 1. */
  items(): readonly Part[] {
    const { value } = this;
    return Array.isArray(value)
      ? value.map((item: unknown, index) => this.#child(value, String(index), item, String(index + 1)))
      : [];
  }

  refuse(code: string, message: string, more: More = {}): void {
    this.#tell("error", this.place, code, message, more);
  }

  /** The key itself is wrong, not what stands under it. */
  refuseKey(code: string, message: string, more: More = {}): void {
    this.#tell("error", this.keyPlace, code, message, more);
  }

  warn(code: string, message: string, more: More = {}): void {
    this.#tell("warning", this.place, code, message, more);
  }

  #child(container: object, key: string, value: unknown, name = key): Part {
    const text = this.places.textOf(container, key);
    return new Part(this.places, this.#issues, value, {
      address: this.address === "" ? name : `${this.address}.${name}`,
      place: placeOf(this.places, container, key),
      keyPlace: placeOfKey(this.places, container, key),
      ...(text === undefined ? {} : { text }),
    });
  }

  #tell(severity: Severity, place: Place, code: string, message: string, more: More): void {
    this.#issues.push({ code, severity, place, address: this.address, message, ...more });
  }
}

interface At {
  readonly address: string;
  readonly place: Place;
  readonly keyPlace: Place;
  readonly text?: string;
}

interface More {
  readonly hint?: string;
}

const MOST_SHOWN = 60;

export function quoted(text: string): string {
  return JSON.stringify(text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text);
}
