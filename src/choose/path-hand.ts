import type { Instant } from "../units/calendar.ts";

/** Credits of one kind that are there, in thousandths, and until when they live at the most; the soonest to end first. */
export type Hand = readonly InHand[];
interface InHand {
  readonly left: number;
  readonly until: Instant;
}

/** The same with more of it. */
export function withMore(hand: Hand, more: InHand): Hand {
  if (more.left === 0) return hand;
  const later = hand.findIndex(({ until }) => until > more.until);
  return later === -1 ? [...hand, more] : hand.toSpliced(later, 0, more);
}

/** The most that can be used of it where so much is wanted up to an instant. */
export function usableOf(hand: Hand, wantedUpTo: (instant: Instant) => number): number {
  let used = 0;
  for (const { left, until } of hand) used = Math.min(used + left, wantedUpTo(until));
  return used;
}

/** The most that may be left of it at an instant, when so much has been wanted. */
export function leftAt(hand: Hand, at: Instant, wanted: number): Hand {
  let open = wanted;
  return hand.flatMap(({ left, until }) => {
    const used = Math.min(left, open);
    open -= used;
    return until > at && left > used ? [{ left: left - used, until }] : [];
  });
}
