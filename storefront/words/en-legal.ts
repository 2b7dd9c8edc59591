import type { fr } from './fr-legal.ts'

/** What stands around the law's texts, in English. */
export const en: Record<keyof typeof fr, string> = {
  'legal.guarantee': 'Legal guarantees',
  'legal.cookies': 'Cookies',
  'legal.notice': 'Legal notice',
  'legal.accessibility': 'Accessibility',
  'legal.contact': 'Write to us',
  'legal.group': 'Legal information',
  'legal.forLawyer': 'Demonstration text, to be read by a lawyer before it goes live.',
  'legal.updated': 'Version of {day}',
  'contact.title': 'Write to us',
  'contact.intro': 'A person reads your message and answers by e-mail, within two working days.',
  'contact.about': 'About',
  'contact.order': 'Order number (optional)',
  'contact.body': 'Your message',
  'contact.bodyShort': 'A few more words will help us answer you.',
  'contact.send': 'Send',
  'contact.sent': 'Your message has gone',
  'contact.sentText': 'An acknowledgement is on its way to {email}.',
  'contact.otherwise': 'Other ways',
  'withdrawal.here': 'Withdraw from the contract here',
  'withdrawal.confirm': 'Confirm withdrawal',
  'withdrawal.formTitle': 'Withdraw from a contract',
  'withdrawal.formIntro':
    'Two steps: say which order it is, then confirm. A dated acknowledgement is sent at once by e-mail.',
  'withdrawal.number': 'Order number',
  'withdrawal.articles': 'Articles concerned (empty: the whole order)',
  'withdrawal.next': 'Continue',
  'withdrawal.check': 'Check, then confirm',
  'withdrawal.declaration': 'I, {name}, withdraw from the contract of sale of order {number}: {articles}.',
  'withdrawal.whole': 'the whole order',
  'withdrawal.numberMissing': 'Give the number of the order: it is in every message.',
  'withdrawal.done': 'Your withdrawal is recorded',
  'withdrawal.doneText':
    'Declared {moment}. The acknowledgement, with your declaration, its date and time, is on its way to {email}.',
  'withdrawal.back': 'Correct it',
}
