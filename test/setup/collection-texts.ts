/** A plan with one tier, as a file: so many dollars a seat and month, a thousand credits each. */
export function planText(
  vendor: string,
  price: number | string,
  { tier = "small", read = "2026-10-01" }: { readonly tier?: string; readonly read?: string } = {},
): string {
  return `vendor: ${vendor}
currency: USD
sources: { list: { title: Price list, date: undated, read: ${read}, authority: official } }
source: list
actions:
  find-email: { does: email, burns: 1, charged: attempt }
tiers:
  ${tier}:
    price: [ { amount: ${price}, per: seat, billed: monthly } ]
    grants: [ { credits: 1000, per: seat, pooled: true, every: month } ]
whenEmpty: stop
`;
}

/** Two people, 100 emails a week each: 800 credits a month, so one seat each is enough. Over 12 months a price of $10 is $240. */
export function scenarioText(...vendors: readonly string[]): string {
  return `start: 2027-01-01
${vendors.length > 0 ? `vendors: [ ${vendors.join(", ")} ]` : ""}
team: { sdr: { people: 2, does: { email: 100/week } } }
`;
}
