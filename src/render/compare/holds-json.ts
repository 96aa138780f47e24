import type { Flip, Held, Holds, OfferHeld } from "../../choose/holds.ts";
import type { InputName } from "../../choose/inputs.ts";
import { offerId } from "../../engine/offer.ts";
import { askedId } from "../../plans/plan-part.ts";
import { obstacleJson } from "../json/candidate-json.ts";
import type { Json } from "../json/document.ts";
import { decimalJson } from "../json/values.ts";
import { lengthInWords } from "../words.ts";

/** How far each input may move until another plan wins, or none; and until the winner's plan wins with another of its offers. */
export function holdsJson({ winner, people, rates, assumptions }: Holds): Json {
  return {
    winner: askedId(winner),
    inputs: [...(people ? [people] : []), ...rates, ...assumptions].map(heldJson),
  };
}

function heldJson({ input, now, offer, ...held }: Held): Json {
  return {
    input: inputJson(input),
    now: decimalJson(now),
    ...sidesJson(held),
    offer: offer ? sidesJson(offer) : null,
  };
}

function sidesJson({ above, below, looked }: OfferHeld) {
  return {
    above: flipJson(above),
    below: flipJson(below),
    looked: { from: decimalJson(looked.from), to: decimalJson(looked.to) },
  };
}

function inputJson(input: InputName): { readonly [key: string]: Json } {
  const { is } = input;
  switch (is) {
    case "people":
      return { is, role: input.role ?? null };
    case "rate":
      return { is, role: input.role ?? null, activity: input.activity, asked: input.asked, per: input.per };
    case "found":
      return { is, key: input.key };
    case "known":
      return { is, window: typeof input.window === "string" ? input.window : lengthInWords(input.window) };
    case "season":
      return { is, month: input.month };
    default:
      return { is };
  }
}

function flipJson(flip: Flip | undefined): Json {
  if (!flip) return null;
  const { at, winner } = flip;
  const former = flip.formerDoesIt ? undefined : flip.former;
  return {
    at: decimalJson(at),
    wins: winner ? offerId(winner.best.estimate.offer) : null,
    formerObstacles: former ? former.obstacles.map(obstacleJson) : [],
  };
}
