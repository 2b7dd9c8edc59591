import type { fr } from './fr.ts'

/** Words of the shared components, in English. */
export const en: Record<keyof typeof fr, string> = {
  'date.today': 'today',
  'date.tomorrow': 'tomorrow',
  'date.moment': '{day} at {time}',
  'date.now': 'now',
  'date.from': '{day} from {time}',
  'date.between': 'between {first} and {last}',

  'promised.home': 'At your home {when}',
  'promised.relay': 'At a relay point {when}',
  'promised.collect': 'Collect {when}',
  'promised.takeaway': 'Take away {when}',

  'calendar.before': 'Previous month',
  'calendar.after': 'Next month',

  'seen.at': 'as seen at {time}',

  'field.optional': 'optional',
  'field.missing': 'To be filled in',

  'thread.promised': 'Promised:',
  'thread.needsPerson': 'Needs someone:',

  'spinner.wait': 'One moment…',

  'problem.unreachable': 'The server does not answer',
  'problem.unreachableHelp': 'Check the network: what you see is the last known state.',
  'problem.retry': 'Try again',
  'problem.insteadHere': 'What can be had instead:',
  'problem.nothingInstead': 'Nothing else can be had at the moment.',
  'problem.newDate': 'New date: {words}',
  'problem.inTime': 'in time',
  'problem.tooLate': 'too late',

  'toast.undo': 'Undo',
  'dialog.close': 'Close',

  'order.number': 'Order {number}',
  'order.articles': 'Articles',
  'order.quantity': '{quantity} × {price}',
  'order.leavesFrom': 'From {places}',
  'order.totals': 'Amounts',
  'order.goods': 'Articles',
  'order.discounts': 'Discounts',
  'order.deliveryCost': 'Delivery',
  'order.deliveryFree': 'Free',
  'order.deliveryToChoose': 'to be chosen',
  'order.total': 'Total incl. VAT',
  'order.vat': 'of which VAT {rate}%',
  'order.delivery': 'Delivery',
  'order.payments': 'Payments',
  'order.card': 'Card',
  'order.noPayment': 'No payment',
  'order.settledElsewhere': 'Settled in the former system',
  'order.thread': 'The thread of the order',
  'order.placedOn': 'Recorded {date}',
  'order.soldBy': 'Sold by {name}',
  'order.contact': 'Contact',
  'order.cancel': 'Cancel the order',

  'payment.pending': 'Pending',
  'payment.action_required': 'Confirmation asked for',
  'payment.authorised': 'Accepted',
  'payment.captured': 'Taken',
  'payment.declined': 'Declined',
  'payment.voided': 'Cancelled',
  'payment.refunded': 'Refunded',

  'life.title': 'Their thread, every channel',
  'life.empty': 'The thread begins here: no order and no visit yet.',
  'life.orderPlaced': 'Order {number}',
  'life.now': 'Now',
  'life.today': 'Today',
  'life.yesterday': 'Yesterday',
  'life.basket': 'Open basket',
  'life.articles': '{title}{count, plural, one {} other { · # articles}}',

  'money.reduction': '−{percent}%',
  'money.was': 'Lowest price of the 30 days before the reduction',
}
