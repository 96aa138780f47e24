/** The three whole examples of how a plan is written: prices of their day, kept as they are. */
export const LEMLIST = `vendor: lemlist
currency: USD
sources:
  credits: { title: "Credits, how they work", url: "https://help.lemlist.com/en/articles/8944295", date: undated, read: 2026-08-17, authority: official }
  pricing: { title: Pricing page (transcript), url: "https://www.lemlist.com/pricing", date: undated, read: 2026-08-13, authority: relayed }
source: credits
actions:
  find-email: { does: email, burns: 5, charged: success }
  find-phone: { does: phone, burns: 20, charged: success }
  custom-signal: { does: monitored-account, burns: 50, charged: month }
tiers:
  email:
    price: [ { amount: 69, billed: monthly, source: pricing }, { amount: 55, every: month, billed: yearly, source: pricing } ]
  multichannel:
    price: [ { amount: 109, per: seat, billed: monthly, source: pricing }, { amount: 87, per: seat, every: month, billed: yearly, source: pricing } ]
    grants: [ { credits: 400, per: seat, pooled: true, every: month } ]
topUps: [ { amount: 0.01, per: credit, lasts: forever } ]
whenEmpty: stop
burnOrder: [ allowance, purchase ]
examples: [ { says: 100 leads with email and phone, given: { email: 100, phone: 100 }, burns: 2500 } ]
`;

export const KASPR = `vendor: Kaspr
currency: EUR
sources: { pricing: { title: Pricing page (transcript), url: "https://www.kaspr.io/pricing", date: undated, read: 2026-10-06, authority: relayed } }
source: pricing
kinds:
  email: { per: seat, pooled: true, every: month }
  phone: { per: seat, pooled: true, every: month }
  export: { per: seat, pooled: true, every: year }
actions:
  reveal-email: { does: email, burns: 1, kind: email, charged: success, once: { per: account, for: forever } }
  reveal-phone: { does: phone, burns: 1, kind: phone, charged: success, once: { per: account, for: forever } }
  export: { does: contact-export, burns: 1, kind: export, charged: attempt, once: never }
tiers:
  starter:
    price: [ { amount: { EUR: 59, GBP: 51 }, per: seat, billed: monthly }, { amount: { EUR: 45, GBP: 39 }, per: seat, every: month, billed: yearly } ]
    grants: [ { credits: unlimited, kind: email, fairUse: unpublished }, { credits: 100, kind: phone }, { credits: 12000, kind: export } ]
topUps: [ { kind: phone, amount: unpublished, per: credit, every: cycle } ]
whenEmpty: stop
`;

export const CLAY = `vendor: Clay
currency: USD
sources: { plans: { title: Plans and billing, url: "https://university.clay.com/docs/plans-and-billing", date: 2026-04-26, read: 2026-05-11, authority: official } }
source: plans
kinds: { data: { every: month }, action: { every: month } }
actions:
  find-email: { does: email, burns: [ { credits: 0.5, kind: data, charged: success }, { credits: 1, kind: action, charged: attempt } ] }
tiers:
  launch:
    price: [ { kind: data, sizes: { 2500: 185, 10000: unpublished }, billed: monthly } ]
    grants: [ { credits: size, kind: data, rollover: { carry: all, again: true, capBalance: 2 grants } }, { credits: 15000, kind: action } ]
topUps: [ { kind: data, per: credit, markup: 30%, lasts: forever } ]
whenEmpty: stop
`;
