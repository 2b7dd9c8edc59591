/** What our messages say, in English. */
export const en = {
  hello: 'Hello,',
  'hello.name': 'Hello {name},',
  signature: 'The {retailer} team',

  'code.subject': '{code}: your {retailer} code',
  'code.intro': 'Here is your code to sign in:',
  'code.validity': 'It is good for {minutes} minutes and works once.',
  'code.warning': 'Didn’t ask for it? Ignore this message, and give this code to no one.',
  'code.sms': '{code} is your {retailer} code, good for {minutes} minutes. Give it to no one.',

  'recorded.subject': 'Your order {number} is recorded',
  'recorded.intro': 'Thank you! Your order {number} is recorded.',
  'recorded.sms': '{retailer}: order {number} recorded, {promise}. {link}',
  'recorded.button': 'Follow my order',
  'recorded.after':
    'This page tells you at any time where your order is. The link is yours alone: keep it to yourself.',

  'promise.home': 'at your home by {day}',
  'promise.relay': 'at the pick-up point {place} by {day}',
  'promise.collect': 'to collect at {place} from {day} at {time}',
  'promise.takeaway': 'handed over at {place}',

  line: '{quantity}\u00a0×\u00a0{title}',
  'total.goods': 'Articles',
  'total.discounts': 'Discounts',
  'total.delivery': 'Delivery',
  'total.free': 'Free',
  'total.total': 'Total, VAT included',

  'cancelled.subject': 'Your order {number} is cancelled',
  'cancelled.intro': 'Your order {number} is cancelled: nothing will be sent.',
  'cancelled.money': 'So is the payment. If the money had already been taken, it is given back to you.',
  'cancelled.sms': '{retailer}: your order {number} is cancelled, and so is the payment. {link}',
  'cancelled.button': 'See the order',
  'push.recorded': 'Order {number} recorded',
  'push.cancelled': 'Order {number} cancelled',
  'push.cancelled.text': 'Nothing will be sent; the payment is cancelled, or given back.',

  'contact.toRetailer': '{subject}: a message from {name}',
  'contact.from': 'From',
  'contact.email': 'Answer to',
  'contact.order': 'Order',
  'contact.received': '{retailer} has received your message',
  'contact.receivedText':
    'Your message ({subject}) has reached us. A person reads it and will answer you at this address within two working days.',
  'contact.notYou': 'Didn’t write to us? Somebody mistook the address: ignore this message, you will get no other.',
  'withdrawal.received': 'Your withdrawal is recorded',
  'withdrawal.receivedText': 'We acknowledge your withdrawal, declared on {day} at {time} (Paris time).',
  'withdrawal.said': 'Your declaration:',
  'withdrawal.next':
    'Bring or send the article back within fourteen days; you are refunded, standard delivery included, at the latest fourteen days after this declaration, as soon as the article is back with us or you prove that it was sent. Keep this message: it is your proof.',
} as const
