/** Words of the page that shows every component, in French. */
export const fr = {
  'gallery.day': 'De jour, en français',
  'gallery.night': 'De nuit, en français',
  'gallery.title': 'Une seule langue',
  'gallery.intro': 'Tout ce que les écrans de Filrouge ont en commun, de jour et de nuit.',

  'thread.title': 'Le fil',
  'thread.placed': 'Commande enregistrée',
  'thread.paid': 'Paiement accepté',
  'thread.late': 'Colis en retard : prévenir Camille',
  'thread.prepared': 'En préparation',
  'thread.home': 'Chez vous',
  'thread.here': 'Boutique Volta Paris Rivoli',
  'thread.grow': 'Faire avancer',
  'thread.basket': 'Panier',
  'thread.delivery': 'Livraison',
  'thread.payment': 'Paiement',
  'thread.order': 'Commande',

  'map.title': 'La carte',
  'map.whole': 'Stock par magasin, en France',
  'map.close': 'Stock par magasin, autour de Paris',
} as const
