/**
 * A hundred and more cases of prices, each with where it comes from: the law, a judgement, a standard, how another system failed, or the
 * arithmetic itself. Worked out by hand. "Vector" is one that every implementation of the law must reproduce.
 *
 * Prices are written `100 2025-01-01; 80!@soldes 11-01..11-10`: the amount, `!` for a promotion, `@` its operation, from which day, until which
 * (not included). Without an end, until the next one begins; days without a year are of 2026; all begin at midnight in Paris.
 */

export type PriorCase = readonly [source: string, prices: string, on: string, told: string]

/** What may be told of a reduction: the prior price and the percentage; `nothing` where there is no prior price; `0` where none may be told. */
export const priorCases: readonly PriorCase[] = [
  ['vector a', '100 2025-01-01; 80! 11-01', '11-05', '100 −20'],
  ['vector b', '100 2025-01-01; 80! 10-10; 100 10-16; 70! 11-01', '11-01', '80 −12'],
  ['vector c', '100 2025-01-01; 80!@automne 11-01; 60!@automne 11-15', '11-20', '100 −40'],
  ['vector d', '100 2025-01-01; 80! 11-01; 100 11-10; 85! 11-20', '11-21', '80 0'],
  ['vector e', '50 11-08; 40! 11-20', '11-20', '50 −20'],
  ['L112-1-1: no reduction is announced', '50 11-08', '11-20', 'nothing'],
  ['L112-1-1: the lowest, not the last', '100 2025-01-01; 90 10-20; 95 10-25; 80! 11-01', '11-02', '90 −11'],
  ['L112-1-1: a regular price counts as well', '100 2025-01-01; 70 10-15; 100 10-16; 80! 11-01', '11-02', '70 0'],
  ['L112-1-1: thirty days, the first', '60 2025-01-01; 100 10-02; 50! 11-01', '11-01', '100 −50'],
  ['L112-1-1: thirty days, one day later', '60 2025-01-01; 100 10-03; 50! 11-01', '11-01', '60 −16'],
  ['thirty days over the clock change of March', '60 2025-01-01; 100 03-11; 50! 04-10', '04-10', '100 −50'],
  ['the same, one day later', '60 2025-01-01; 100 03-12; 50! 04-10', '04-10', '60 −16'],
  ['thirty days over a 29 February', '60 2027-01-01; 100 2028-02-14; 50! 2028-03-15', '2028-03-16', '100 −50'],
  ['the same, one day later', '60 2027-01-01; 100 2028-02-15; 50! 2028-03-15', '2028-03-16', '60 −16'],
  ['thirty days over the new year', '60 2025-01-01; 100 12-14; 50! 2027-01-13', '2027-01-13', '100 −50'],
  ['thirty days are counted from the beginning', '100 2025-01-01; 80! 06-01', '11-01', '100 −20'],
  ['C-330/23: a raise before hides nothing', '100 2025-01-01; 130 10-20; 104! 11-01', '11-02', '100 0'],
  ['C-330/23: a raise thirty days before is a price', '100 2025-01-01; 130 10-02; 104! 11-01', '11-02', '130 −20'],
  ['C-330/23: a raise long before', '100 2025-01-01; 130 09-01; 104! 11-01', '11-02', '130 −20'],
  ['C-330/23: dearer than before is no reduction', '100 2025-01-01; 120! 11-01', '11-02', '100 0'],
  ['C-330/23: as dear as before is none', '100 2025-01-01; 100! 11-01', '11-02', '100 0'],
  ['C-330/23: the percentage is of that price', '130 2025-01-01; 100 10-15; 130 10-20; 90! 11-01', '11-02', '100 −10'],
  ['guidance: never told larger than it is', '299 2025-01-01; 229! 11-01', '11-02', '299 −23'],
  ['the same, a third', '299.99 2025-01-01; 200! 11-01', '11-02', '299.99 −33'],
  ['the same, of three', '3 2025-01-01; 2! 11-01', '11-02', '3 −33'],
  ['the same, a quarter and a hair', '19.99 2025-01-01; 14.99! 11-01', '11-02', '19.99 −25'],
  ['the same, a hair less than a quarter', '19.99 2025-01-01; 15! 11-01', '11-02', '19.99 −24'],
  ['less than one percent is not told', '100 2025-01-01; 99.5! 11-01', '11-02', '100 0'],
  ['nearly given', '100 2025-01-01; 0.01! 11-01', '11-02', '100 −99'],
  ['given', '100 2025-01-01; 0! 11-01', '11-02', '100 −100'],
  ['L112-1-1 II: the third reduction', '100 2025-01-01; 80!@x 11-01; 70!@x 11-10; 60!@x 11-20', '11-25', '100 −40'],
  ['L112-1-1 II: dearer again within it', '100 2025-01-01; 60!@x 11-01; 80!@x 11-15', '11-16', '100 −20'],
  ['L112-1-1 II: with a pause', '100 2025-01-01; 80!@x 11-01; 100 11-05; 70!@x 11-10', '11-12', '100 −30'],
  ['L112-1-1 II: not a determined period', '100 2025-01-01; 80! 11-01; 60! 11-15', '11-20', '80 −25'],
  ['L112-1-1 II: another operation', '100 2025-01-01; 80!@x 11-01; 60!@y 11-15', '11-20', '80 −25'],
  [
    'L112-1-1 II: the same name a year later',
    '100 2024-01-01; 80!@soldes 2025-06-25; 120 2025-07-23; 70!@soldes 06-24',
    '06-25',
    '120 −41',
  ],
  [
    'L310-3: second markdown of the winter sales',
    '100 2025-01-01; 70!@soldes 01-07; 50!@soldes 01-21',
    '01-25',
    '100 −50',
  ],
  [
    'L310-3: private sale, then the sales',
    '100 2025-01-01; 80!@privees 06-15; 100 06-20; 60!@soldes 06-24',
    '06-25',
    '80 −25',
  ],
  ['entered again at the same price', '100 2025-01-01; 80! 11-01; 80! 11-10', '11-20', '100 −20'],
  ['the same price after a pause is a new one', '100 2025-01-01; 80! 11-01; 100 11-05; 80! 11-10', '11-12', '80 0'],
  ['launched in promotion', '40! 11-20', '11-21', 'nothing'],
  ['launched in promotion, then lower', '40! 10-01; 30! 11-20', '11-21', '40 −25'],
  ['not begun', '100 2025-01-01; 80! 11-01', '10-31', 'nothing'],
  ['over', '100 2025-01-01; 80! 11-01; 100 11-10', '11-10', 'nothing'],
  ['laid over a price that goes on', '100 2025-01-01..2030-01-01; 80! 11-01..11-10', '11-05', '100 −20'],
  ['two at once: the lower', '100 2025-01-01..2030-01-01; 80! 11-01..11-30; 70! 11-10..11-20', '11-15', '80 −12'],
  ['the lower is over', '100 2025-01-01..2030-01-01; 80! 11-01..11-30; 70! 11-10..11-20', '11-25', '100 −20'],
  ['not sold for the thirty days before', '100 2025-01-01..09-01; 80! 11-01', '11-02', 'nothing'],
  ['sold for a few of them', '100 2025-01-01..10-05; 80! 11-01', '11-02', '100 −20'],
  ['Black Friday after the eleventh of November', '100 2025-01-01; 75! 11-11; 100 11-12; 75! 11-27', '11-27', '75 0'],
  ['the same, a little lower', '100 2025-01-01; 75! 11-11; 100 11-12; 70! 11-27', '11-27', '75 −6'],
]

/** The same in one channel: a list of its own stands before the prices of everybody (L112-1-1 as the guidance reads it: each its own history). */
export const channelCases: readonly (readonly [
  source: string,
  everybody: string,
  list: string,
  on: string,
  told: string,
])[] = [
  ['reduced in one channel only', '100 2025-01-01', '80! 11-01..11-10', '11-05', '100 −20'],
  ['then in all: it was lower here', '100 2025-01-01; 85! 11-20', '80! 11-01..11-10', '11-21', '80 0'],
  ['then in all: never lower there', '100 2025-01-01; 85! 11-20', '', '11-21', '100 −15'],
  [
    'what was never practised here does not count',
    '100 2025-01-01; 70! 10-10; 100 10-20; 80! 11-01',
    '110 10-01..10-25',
    '11-02',
    '100 −20',
  ],
  ['a regular price of the channel counts', '100 2025-01-01; 80! 11-01', '90 10-20..11-01', '11-02', '90 −11'],
  ['a list is no reduction by itself', '100 2025-01-01', '90 11-01..12-31', '11-05', 'nothing'],
  ['the list stands before a lower promotion', '100 2025-01-01; 60! 11-15', '80! 11-01..11-30', '11-20', '100 −20'],
  ['and ends during it', '100 2025-01-01; 60! 11-15', '80! 11-01..11-20', '11-25', '80 −25'],
  ['a promotion interrupted here begins anew here', '100 2025-01-01; 80! 11-01', '95 11-10..11-12', '11-15', '80 0'],
  ['an operation interrupted here goes on', '100 2025-01-01; 80!@x 11-01', '95 11-10..11-12', '11-15', '100 −20'],
]

/** Lists are written `code place: channel:app shop:loc_a post:20 segment:pro`; told is the one that counts first. */
export const listCases: readonly (readonly [source: string, lists: string, occasion: string, told: string])[] = [
  ['without lists there is one price', '', 'web', 'all'],
  ['Medusa #10490: the page', 'promo 1: channel:web', 'web', 'promo'],
  ['Medusa #10490: the basket of another channel', 'promo 1: channel:web', 'shop', 'all'],
  [
    'Medusa #13034: of two groups, the first place',
    'a 1: segment:pro | b 2: segment:vip',
    'web segment:vip segment:pro',
    'a',
  ],
  ['Medusa #13034: however they are told', 'b 2: segment:vip | a 1: segment:pro', 'web segment:pro segment:vip', 'a'],
  ['Medusa #7362: before she signs in', 'pro 1: segment:pro', 'web', 'all'],
  ['Medusa #7362: after', 'pro 1: segment:pro', 'web segment:pro', 'pro'],
  ['Odoo #100016: the till has no engine of its own', 'till 1: channel:shop', 'shop shop:loc_a', 'till'],
  ['a shop is its own', 'lyon 1: shop:loc_b', 'shop shop:loc_a', 'all'],
  ['a shop, when it is that one', 'lyon 1: shop:loc_a shop:loc_b', 'shop shop:loc_b', 'lyon'],
  ['all that is said must be so', 'x 1: channel:app segment:pro', 'app', 'all'],
  ['all that is said is so', 'x 1: channel:app segment:pro', 'app segment:pro', 'x'],
  ['a territory by the beginning of its postcode', 'corse 1: post:20', 'web post:20167', 'corse'],
  ['not one that merely has it inside', 'corse 1: post:20', 'web post:92000', 'all'],
  ['nor while nobody knows where it goes', 'corse 1: post:20', 'web', 'all'],
  ['the mobile web is not the web', 'bureau 1: channel:web', 'mobile_web', 'all'],
]

/** CGI art. 266 and EN 16931 BR-CO-17: the tax within an amount that includes it, in cents. */
export const vatCases: readonly (readonly [
  source: string,
  totalMinor: number,
  ratePercent: number,
  vatMinor: number,
])[] = [
  ['vector', 2999, 20, 500],
  ['vector', 1990, 5.5, 104],
  ['vector', 100, 2.1, 2],
  ['vector', 1, 20, 0],
  ['vector', 297, 20, 50],
  ['a tenth', 1000, 10, 91],
  ['Guadeloupe, Martinique, La Réunion', 10_000, 8.5, 783],
  ['overseas, reduced', 10_000, 2.1, 206],
  ['Corsica, the press', 10_000, 0.9, 89],
  ['overseas, the press', 10_000, 1.05, 104],
  ['Guyane, Mayotte', 10_000, 0, 0],
  ['half a cent goes up', 3, 20, 1],
  ['half a cent goes up, of a larger amount', 297, 20, 50],
  ['exact', 12_000, 20, 2000],
  ['of nothing', 0, 20, 0],
  ['a refund mirrors its sale', -297, 20, -50],
  ['a large invoice', 99_999_999_999, 20, 16_666_666_667],
]

/** BR-CO-17: by rate on the whole document, never the sum of the lines. Lines are `cents@rate`; told is `rate: base + tax`, highest first. */
export const documentCases: readonly (readonly [source: string, lines: string, told: string])[] = [
  ['vector: 29,99 at 20 %', '2999@20', '20: 2499 + 500'],
  ['vector: 19,90 at 5,5 %', '1990@5.5', '5.5: 1886 + 104'],
  ['vector: 1,00 at 2,1 %', '100@2.1', '2.1: 98 + 2'],
  ['vector: 0,01 at 20 %', '1@20', '20: 1 + 0'],
  ['vector: three at 0,99, neither 0,51 nor 0,49', '99@20 99@20 99@20', '20: 247 + 50'],
  ['Odoo: tax by line is a cent too much', '99@20 99@20 99@20 99@20', '20: 330 + 66'],
  ['mixed rates', '2999@20 1990@5.5', '20: 2499 + 500, 5.5: 1886 + 104'],
  ['four rates', '100@2.1 100@5.5 100@10 100@20', '20: 83 + 17, 10: 91 + 9, 5.5: 95 + 5, 2.1: 98 + 2'],
  ['taxed and not', '1000@20 500@0', '20: 833 + 167, 0: 500 + 0'],
  ['delivery bears its own rate', '5000@5.5 490@20', '20: 408 + 82, 5.5: 4739 + 261'],
  ['what costs nothing bears nothing', '0@20 1000@10', '10: 909 + 91'],
  ['a return beside a sale', '1000@20 -400@20', '20: 500 + 100'],
]

/** CGI art. 294, 296 and 297, from general knowledge: an accountant confirms them before they are relied on. */
export const territoryCases: readonly (readonly [place: string, postcode: string, mainland: number, there: number])[] =
  [
    ['Paris', '75004', 20, 20],
    ['Paris', '75004', 5.5, 5.5],
    ['Ajaccio', '20000', 20, 20],
    ['Ajaccio', '20000', 5.5, 2.1],
    ['Bastia', '20200', 2.1, 0.9],
    ['Pointe-à-Pitre', '97110', 20, 8.5],
    ['Fort-de-France', '97200', 10, 2.1],
    ['Saint-Denis de La Réunion', '97400', 5.5, 2.1],
    ['Saint-Denis de La Réunion', '97400', 2.1, 1.05],
    ['Cayenne', '97300', 20, 0],
    ['Mamoudzou', '97600', 5.5, 0],
    ['Saint-Barthélemy', '97133', 20, 0],
    ['Saint-Martin', '97150', 20, 0],
    ['Nouméa', '98800', 20, 0],
  ]

/** Code de commerce L310-3 and D310-15-2: the dates that were those of the years past. */
export const salesCases: readonly (readonly [year: number, winter: string, summer: string])[] = [
  [2022, '2022-01-12..2022-02-08', '2022-06-22..2022-07-19'],
  [2023, '2023-01-11..2023-02-07', '2023-06-28..2023-07-25'],
  [2024, '2024-01-10..2024-02-06', '2024-06-26..2024-07-23'],
  [2025, '2025-01-08..2025-02-04', '2025-06-25..2025-07-22'],
  [2026, '2026-01-07..2026-02-03', '2026-06-24..2026-07-21'],
  [2027, '2027-01-06..2027-02-02', '2027-06-23..2027-07-20'],
]

/** Where shops have other dates, as they were announced (2016, 2022, 2024) or follow from the rule. */
export const departmentalSalesCases: readonly (readonly [
  department: string,
  year: number,
  winter: string,
  summer: string,
])[] = [
  ['57', 2022, '2022-01-03..2022-01-30', '2022-06-22..2022-07-19'],
  ['57', 2024, '2024-01-02..2024-01-29', '2024-06-26..2024-07-23'],
  ['88', 2027, '2027-01-02..2027-01-29', '2027-06-23..2027-07-20'],
  ['06', 2024, '2024-01-10..2024-02-06', '2024-07-03..2024-07-30'],
  ['2B', 2024, '2024-01-10..2024-02-06', '2024-07-10..2024-08-06'],
  ['971', 2024, '2024-01-06..2024-02-02', '2024-09-28..2024-10-25'],
  ['972', 2024, '2024-01-10..2024-02-06', '2024-10-03..2024-10-30'],
  ['973', 2024, '2024-01-03..2024-01-30', '2024-10-03..2024-10-30'],
  ['974', 2024, '2024-02-03..2024-03-01', '2024-09-07..2024-10-04'],
  ['975', 2024, '2024-01-17..2024-02-13', '2024-07-17..2024-08-13'],
  ['978', 2024, '2024-05-04..2024-05-31', '2024-10-12..2024-11-08'],
  ['75', 2024, '2024-01-10..2024-02-06', '2024-06-26..2024-07-23'],
]

/** Arrêté du 16 novembre 1999: the price of the kilogram, the litre, the metre. */
export const unitPriceCases: readonly (readonly [what: string, priceMinor: number, measure: string, told: string])[] = [
  ['coffee', 349, '250 g', '1396 kg'],
  ['wine', 890, '75 cl', '1187 l'],
  ['milk', 199, '500 ml', '398 l'],
  ['a can', 120, '33 cl', '364 l'],
  ['a roll of cloth', 2490, '2.5 m', '996 m'],
  ['a cable', 990, '150 cm', '660 m'],
  ['tiles', 4500, '1.44 m2', '3125 m2'],
  ['six bulbs', 1299, '6 piece', '217 piece'],
  ['flour', 105, '1 kg', 'nothing'],
  ['a single piece', 105, '1 piece', 'nothing'],
]

/**
 * The same where offers and codes take the place of promotions of a list. Prices are those of lists; offers are written
 * `autumn 2: −20% 11-01..11-10 of 11-01 | channel:app shop:loc_a member personal quantity:2 from:50 hours:17:00-19:00 code exhausted:11-05 alone
 * group:x first`: the name, its version, what it takes off (`−20%`, `−10`, `=80`), its days (without an end, without one), from when the version
 * stood where that is not its first day, and what else is said of it. Told is what an unknown shopper pays on the web, `@` an hour where it matters,
 * and what stands beside it.
 */
export const offeredCases: readonly (readonly [
  source: string,
  prices: string,
  offers: readonly string[],
  on: string,
  told: string,
])[] = [
  ['vector a', '100 2025-01-01', ['a: −20% 11-01..12-01'], '11-05', '80 of 100 −20'],
  ['vector b', '100 2025-01-01', ['a: −20% 10-10..10-16', 'b: −30% 11-01..12-01'], '11-01', '70 of 80 −12'],
  ['vector c, by versions of one offer', '100 2025-01-01', ['a: −20% 11-01..12-01 to 11-15', 'a 2: −40% 11-01..12-01 of 11-15'], '11-20', '60 of 100 −40'],
  ['vector c, an offer without an end is no determined period', '100 2025-01-01', ['a: −20% 11-01 to 11-15', 'a 2: −40% 11-01 of 11-15'], '11-20', '60 of 80 −25'],
  ['vector d', '100 2025-01-01', ['a: −20% 11-01..11-10', 'b: −15% 11-20..12-01'], '11-21', '85'],
  ['vector e', '50 11-08', ['a: −20% 11-20..12-01'], '11-20', '40 of 50 −20'],
  ['vector b, an offer then a promotion of a list', '100 2025-01-01; 70! 11-01', ['a: −20% 10-10..10-16'], '11-01', '70 of 80 −12'],
  ['vector b, a promotion of a list then an offer', '100 2025-01-01; 80! 10-10; 100 10-16', ['a: −30% 11-01..12-01'], '11-01', '70 of 80 −12'],
  ['vector c, from an offer to a list, one name', '100 2025-01-01; 60!@automne 11-15', ['automne: −20% 11-01..11-15'], '11-20', '60 of 100 −40'],
  ['vector c, from a list to an offer, one name', '100 2025-01-01; 80!@automne 11-01; 100 11-15', ['automne: −40% 11-15..12-01'], '11-20', '60 of 100 −40'],
  ['vector c, from a list to an offer, two names', '100 2025-01-01; 80!@automne 11-01; 100 11-15', ['hiver: −40% 11-15..12-01'], '11-20', '60 of 80 −25'],
  ['vector b, a general code then a promotion', '100 2025-01-01; 70! 11-01', ['a: −20% 10-10..10-16 | code'], '11-01', '70 of 80 −12'],
  ['vector b, a general code then an offer', '100 2025-01-01', ['a: −20% 10-10..10-16 | code', 'b: −30% 11-01..12-01'], '11-01', '70 of 80 −12'],
  ['vector d, a code then an offer', '100 2025-01-01', ['a: −20% 11-01..11-10 | code', 'b: −15% 11-20..12-01'], '11-21', '85'],
  ['a code is practised, and never the price of the page', '100 2025-01-01', ['a: −20% 11-01..12-01 | code'], '11-05', '100'],
  ['a code that begins with the offer was not before it', '100 2025-01-01', ['a: −20% 11-01..12-01', 'b: −10% 11-01..12-01 | code'], '11-05', '80 of 100 −20'],
  ['a code that runs on under an offer was before it', '100 2025-01-01', ['a: −20% 11-01..12-01', 'b: −10% 10-01 | code'], '11-05', '80 of 90 −11'],
  ['a code better than the offer before it', '100 2025-01-01', ['a: −20% 11-01..12-01', 'b: −30% 10-20..10-25 | code'], '11-05', '80'],
  ['a code nobody published', '100 2025-01-01', ['a: −20% 11-01..12-01', 'b: −30% 10-20..10-25 | personal'], '11-05', '80 of 100 −20'],
  ['members alone', '100 2025-01-01', ['a: −20% 11-01..12-01', 'b: −30% 10-20..10-25 | member'], '11-05', '80 of 100 −20'],
  ['members alone, now', '100 2025-01-01', ['b: −30% 10-20..12-01 | member'], '11-05', '100'],
  ['first purchases alone', '100 2025-01-01', ['a: −20% 11-01..12-01', 'b: −30% 10-20..10-25 | newcomer'], '11-05', '80 of 100 −20'],
  ['from two on', '100 2025-01-01', ['a: −20% 11-01..12-01', 'b: −30% 10-20..10-25 | quantity:2'], '11-05', '80 of 100 −20'],
  ['three for two', '100 2025-01-01', ['a: −20% 11-01..12-01', 'b: 3for2 10-20..10-25'], '11-05', '80 of 100 −20'],
  ['a threshold above its price', '100 2025-01-01', ['a: −20% 11-01..12-01', 'b: −30% 10-20..10-25 | from:101'], '11-05', '80 of 100 −20'],
  ['a threshold that it meets', '100 2025-01-01', ['a: −20% 11-01..12-01', 'b: −30% 10-20..10-25 | from:100'], '11-05', '80'],
  ['a threshold that it met when it was dearer', '100 2025-01-01; 90 10-25', ['a: −10% 11-01..12-01', 'b: −15% 10-20..10-25 | from:95'], '11-05', '81 of 85 −4'],
  ['another channel', '100 2025-01-01', ['a: −20% 11-01..12-01', 'b: −30% 10-20..10-25 | channel:app'], '11-05', '80 of 100 −20'],
  ['this channel', '100 2025-01-01', ['a: −20% 11-01..12-01', 'b: −30% 10-20..10-25 | channel:web'], '11-05', '80'],
  ['one shop', '100 2025-01-01', ['a: −20% 11-01..12-01', 'b: −30% 10-20..10-25 | shop:loc_a'], '11-05', '80 of 100 −20'],
  ['one place', '100 2025-01-01', ['a: −20% 11-01..12-01', 'b: −30% 10-20..10-25 | post:20'], '11-05', '80 of 100 −20'],
  ['what is delivered one way', '100 2025-01-01', ['a: −20% 11-01..12-01', 'b: −30% 10-20..10-25 | delivery:home'], '11-05', '80 of 100 −20'],
  ['a happy hour', '100 2025-01-01', ['a: −20% 11-01..12-01 | hours:17:00-19:00'], '11-01@18:00', '80 of 100 −20'],
  ['a happy hour, before it', '100 2025-01-01', ['a: −20% 11-01..12-01 | hours:17:00-19:00'], '11-05@16:59', '100'],
  ['a happy hour, after it', '100 2025-01-01', ['a: −20% 11-01..12-01 | hours:17:00-19:00'], '11-05@19:00', '100'],
  ['a happy hour for a determined period, days later', '100 2025-01-01', ['a: −20% 11-01..12-01 | hours:17:00-19:00'], '11-05@18:00', '80 of 100 −20'],
  ['a happy hour without an end is no reduction the day after', '100 2025-01-01', ['a: −20% 11-01 | hours:17:00-19:00'], '11-05@18:00', '80'],
  ['a happy hour was a price', '100 2025-01-01; 90! 11-10', ['a: −20% 11-01..11-05 | hours:17:00-19:00'], '11-11', '90'],
  ['a happy hour on Sundays only', '100 2025-01-01; 90! 11-10', ['a: −20% 11-02..11-07 | hours:17:00-19:00'], '11-11', '90'],
  ['two at once, one after the other', '100 2025-01-01', ['a: −20% 11-01..12-01', 'b: −10% 11-01..12-01'], '11-05', '72 of 100 −28'],
  ['a second one joins', '100 2025-01-01', ['a: −20% 11-01..12-01', 'b: −10% 11-10..11-20'], '11-15', '72 of 80 −10'],
  ['and leaves again', '100 2025-01-01', ['a: −20% 11-01..12-01', 'b: −10% 11-10..11-20'], '11-25', '80 of 100 −20'],
  ['of a group the better one', '100 2025-01-01', ['a: −20% 11-01..12-01 | group:x', 'b: −30 11-01..12-01 | group:x'], '11-05', '70 of 100 −30'],
  ['alone, where it is better', '100 2025-01-01', ['a: −10% 11-01..12-01', 'b: −40% 11-01..12-01 | alone'], '11-05', '60 of 100 −40'],
  ['alone, where it is not', '100 2025-01-01', ['a: −20% 11-01..12-01', 'b: −10% 11-01..12-01 | alone'], '11-05', '80 of 100 −20'],
  ['a fixed price', '100 2025-01-01', ['a: =79.9 11-01..12-01'], '11-05', '79.9 of 100 −20'],
  ['a fixed price dearer than the list', '70 2025-01-01', ['a: =79.9 11-01..12-01'], '11-05', '70'],
  ['on a promotion of a list', '100 2025-01-01; 90! 11-01', ['a: −10% 11-10..12-01'], '11-15', '81 of 90 −10'],
  ['at regular prices only', '100 2025-01-01; 90! 11-01', ['a: −20% 10-20..12-01 | regular'], '11-05', '90'],
  ['edited: less is taken off', '100 2025-01-01', ['a: −40% 11-01..12-01 to 11-10', 'a 2: −20% 11-01..12-01 of 11-10'], '11-15', '80 of 100 −20'],
  ['edited: another article', '100 2025-01-01; 90! 11-15', ['a: −40% 11-01..12-01 to 11-10', 'a 2: −40% 11-01..12-01 of 11-10 | other'], '11-16', '90'],
  ['taken as a draft again: it is over', '100 2025-01-01', ['a: −40% 11-01..12-01 to 11-10'], '11-15', '100'],
  ['the budget is used up', '100 2025-01-01', ['a: −20% 11-01..12-01 | exhausted:11-05'], '11-06', '100'],
  ['before it was used up', '100 2025-01-01', ['a: −20% 11-01..12-01 | exhausted:11-05'], '11-04', '80 of 100 −20'],
  ['the budget has less left than it takes', '100 2025-01-01', ['a: −20% 11-01..12-01 | left:19.99 exhausted:11-05'], '11-06', '100'],
  ['the budget has enough left', '100 2025-01-01', ['a: −20% 11-01..12-01 | left:20 exhausted:11-05'], '11-06', '80 of 100 −20'],
  ['used up, it was a price', '100 2025-01-01; 90! 11-10', ['a: −20% 11-01..12-01 | exhausted:11-05'], '11-11', '90'],
  ['thirty days, the last', '100 2025-01-01', ['a: −40% 09-01..10-03', 'b: −20% 11-01..12-01'], '11-01', '80'],
  ['thirty days, one day more', '100 2025-01-01', ['a: −40% 09-01..10-02', 'b: −20% 11-01..12-01'], '11-01', '80 of 100 −20'],
  ['launched under an offer', '100 11-08', ['a: −20% 11-01..12-01'], '11-10', '80'],
  ['delivery is not its price', '100 2025-01-01; 90! 11-10', ['a: delivery 11-01..12-01'], '11-11', '90 of 100 −10'],
]
