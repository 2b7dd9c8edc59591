import type { fr } from './fr.ts'

/** Words of the page that shows every component, in English. */
export const en: Record<keyof typeof fr, string> = {
  'gallery.day': 'By day, in English',
  'gallery.night': 'By night, in English',
  'gallery.title': 'One language',
  'gallery.intro': 'All that the screens of Filrouge have in common, by day and by night.',

  'thread.title': 'The thread',
  'thread.placed': 'Order recorded',
  'thread.paid': 'Payment accepted',
  'thread.late': 'Parcel late: tell Camille',
  'thread.prepared': 'Being prepared',
  'thread.home': 'At your home',
  'thread.here': 'Volta Paris Rivoli',
  'thread.grow': 'Move on',
  'thread.basket': 'Basket',
  'thread.delivery': 'Delivery',
  'thread.payment': 'Payment',
  'thread.order': 'Order',

  'map.title': 'The map',
  'map.whole': 'Stock by shop, in France',
  'map.close': 'Stock by shop, around Paris',
}
