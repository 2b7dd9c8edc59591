/** What a person must decide, in French. ICU messages. */
export const decisions = {
  'decide.title': 'À décider',
  'decide.none': 'Rien à décider',
  'decide.noneLead':
    'Ruptures introuvables, colis en retard et magasins fermés apparaîtront ici, les plus pressants d’abord.',
  'decide.shortage': 'Introuvable',
  'decide.late': 'En retard',
  'decide.closed': 'Magasin fermé',
  'decide.by': 'sans réponse, annulé et remboursé {moment}',
  'decide.lateWhy': 'Attendu {day}, confié à {by}',
  'decide.notLeftWhy': 'Attendu {day}, pas encore parti de {place}',
  'decide.closedWhy':
    '{place} a fermé ce jour-là\u00a0: à retirer dès {day}. La personne est prévenue et peut annuler.',
  'decide.offer': 'À proposer\u00a0:',
  'decide.newDay': 'Nouveau jour annoncé par le transporteur',
  'decide.tellHer': 'Prévenir du nouveau jour',
  'decide.seeOrder': 'Voir la commande',
  'decide.done.look_again': 'On cherche encore pour la commande {number}',
  'decide.done.give_up': 'Commande {number}\u00a0: article annulé et remboursé',
  'decide.done.delay': 'Commande {number}\u00a0: le nouveau jour est annoncé',
} as const
