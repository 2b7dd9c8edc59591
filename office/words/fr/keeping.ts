/** What is kept back and when places are closed, in French. ICU messages. */
export const keeping = {
  'keeping.title': 'Réserves et fermetures',
  'keeping.safety': 'Stock de sécurité',
  'keeping.safetyLead':
    'Ce qui n’est jamais promis à distance. La règle la plus précise l’emporte\u00a0: article en un lieu, article, catégorie en un lieu, catégorie, lieu.',
  'keeping.category': 'Catégorie',
  'keeping.allCategories': 'Toutes',
  'keeping.place': 'Lieu',
  'keeping.allPlaces': 'Tous',
  'keeping.quantity': 'Gardés',
  'keeping.keep': 'Garder',
  'keeping.drop': 'Retirer',
  'keeping.none': 'Aucune règle par catégorie ou par lieu.',
  'keeping.kept': 'C’est noté',
  'keeping.windows': 'Vitrines',
  'keeping.windowsLead':
    'Ce qui est en vitrine reste pour qui entre, sauf dans les magasins qui la vendent aussi à distance.',
  'keeping.closures': 'Fermetures exceptionnelles',
  'keeping.closuresLead':
    'Les promesses en tiennent compte aussitôt\u202f; ce qui devait partir ce jour-là part d’ailleurs, et qui devait retirer est prévenu.',
  'keeping.day': 'Jour',
  'keeping.reason': 'Motif',
  'keeping.close': 'Fermer ce jour',
  'keeping.reopen': 'Rouvrir',
  'keeping.noClosures': 'Aucune fermeture prévue.',
  'keeping.waits': 'Délais d’attente',
  'keeping.keptDays': 'Une commande à retirer attend, en jours',
  'keeping.reminded': 'Rappel avant la fin, en jours',
  'keeping.decide': 'Décider d’une rupture, en heures',
  'keeping.save': 'Enregistrer',
} as const
