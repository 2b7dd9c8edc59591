/** What a person must decide, in English. ICU messages. */
export const decisions = {
  'decide.title': 'To decide',
  'decide.none': 'Nothing to decide',
  'decide.noneLead':
    'Goods that nobody has, late parcels and closed shops will be listed here, the most pressing first.',
  'decide.shortage': 'Nowhere to be had',
  'decide.late': 'Late',
  'decide.closed': 'Shop closed',
  'decide.by': 'without an answer, cancelled and refunded {moment}',
  'decide.lateWhy': 'Expected {day}, with {by}',
  'decide.notLeftWhy': 'Expected {day}, has not left {place} yet',
  'decide.closedWhy': '{place} closed that day: to collect from {day}. The shopper has been told and may cancel.',
  'decide.offer': 'To offer:',
  'decide.newDay': 'New day the carrier gives',
  'decide.tellHer': 'Tell the new day',
  'decide.seeOrder': 'See the order',
  'decide.done.look_again': 'Looking again for order {number}',
  'decide.done.give_up': 'Order {number}: article cancelled and refunded',
  'decide.done.delay': 'Order {number}: the new day has been told',
} as const
