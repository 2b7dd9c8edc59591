/**
 * Points, cards and what comes back, worked out by hand, each with where it comes from: how another system failed, or the arithmetic itself.
 * Amounts in cents.
 */

/** Lines are what was paid for each, `×2` where it earns twice; told are the points together, then each line's. */
export const pointsCases: readonly (readonly [
  source: string,
  lines: string,
  perUnit: number,
  tierFactor: number,
  points: number,
  byLine: readonly number[],
])[] = [
  ['a point a euro', '1000', 1, 1, 10, [10]],
  ['what is not a whole euro earns nothing', '1099', 1, 1, 10, [10]],
  ['cents of several lines come together', '150 150', 1, 1, 3, [2, 1]],
  ['and are lost once, not on each line', '199 199 199', 1, 1, 5, [2, 2, 1]],
  ['OCA/pos PR #185: two percent of ten euros are twenty cents’ worth of points', '1000', 0.02, 1, 0, [0]],
  ['Odoo #150833: what a reward takes off earns nothing', '400', 1, 1, 4, [4]],
  ['Odoo PR #242740: a hundred less ten percent earn ninety', '9000', 1, 1, 90, [90]],
  ['Odoo PR #202433: another order’s lines are not this one’s', '2000 0', 1, 1, 20, [20, 0]],
  ['twice on televisions', '10000×2 5000', 1, 1, 250, [200, 50]],
  ['a tier a quarter better', '1000', 1, 1.25, 12, [12]],
  ['a tier on what counts twice', '1000×2', 1, 1.5, 30, [30]],
  ['a tenth of a point a euro', '9999', 0.1, 1, 9, [9]],
  ['a third of a point', '300', 0.33, 1, 0, [0]],
  ['of nothing', '', 1, 1, 0, []],
]

/** What purses pay of an amount in their order, and what is left to pay. */
export const purseCases: readonly (readonly [
  source: string,
  amount: number,
  purses: readonly number[],
  parts: readonly number[],
  rest: number,
])[] = [
  ['Odoo PR #83323: a card sold in a shop pays on the site', 5000, [5000], [5000], 0],
  ['Odoo #264931: a purse is spent in part', 1000, [5000], [1000], 0],
  ['what is missing is asked of the bank', 5000, [1234], [1234], 3766],
  ['the first pays first', 5000, [3000, 3000], [3000, 2000], 0],
  ['an empty one pays nothing', 5000, [0, 3000], [0, 3000], 2000],
  ['nothing is owed', 0, [3000], [0], 0],
  ['no purse', 5000, [], [], 5000],
]

/** What each return of a line brings back of what was paid for it. */
export const returnCases: readonly (readonly [
  source: string,
  paid: number,
  returns: readonly number[],
  back: readonly number[],
])[] = [
  ['one of one', 999, [1], [999]],
  ['three for ten euros, one at a time', 1000, [1, 1, 1], [333, 333, 334]],
  ['the same, two and one', 1000, [2, 1], [666, 334]],
  ['the same, one and two', 1000, [1, 2], [333, 667]],
  ['the same, all at once', 1000, [3], [1000]],
  ['two for five cents: the second brings the odd one', 5, [1, 1], [2, 3]],
  ['a given article brings nothing', 0, [1, 1], [0, 0]],
  ['of three for two, each brings a third of what was paid', 666, [1, 1, 1], [222, 222, 222]],
  ['fewer cents than articles', 2, [1, 1, 1], [0, 1, 1]],
  ['a hundred for a euro less a cent', 99, [50, 50], [49, 50]],
]
