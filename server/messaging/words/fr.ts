/** What our messages say, in French. Spaces that must not break are written out: \u00a0 before a colon, \u202f before ; ! and ?. */
export const fr = {
  hello: 'Bonjour,',
  'hello.name': 'Bonjour {name},',
  signature: 'L’équipe {retailer}',

  'code.subject': '{code}\u00a0: votre code {retailer}',
  'code.intro': 'Voici votre code pour vous connecter\u00a0:',
  'code.validity': 'Il est valable {minutes} minutes et ne sert qu’une fois.',
  'code.warning': 'Vous n’avez rien demandé\u202f? Ignorez ce message, et ne donnez ce code à personne.',
  'code.sms': '{code} est votre code {retailer}, valable {minutes} minutes. Ne le donnez à personne.',

  'recorded.subject': 'Votre commande {number} est enregistrée',
  'recorded.intro': 'Merci\u202f! Votre commande {number} est bien enregistrée.',
  'recorded.sms': '{retailer}\u00a0: commande {number} enregistrée, {promise}. {link}',
  'recorded.button': 'Suivre ma commande',
  'recorded.after':
    'Cette page vous dit à tout moment où en est votre commande. Le lien est personnel\u00a0: gardez-le pour vous.',

  'promise.home': 'chez vous au plus tard le {day}',
  'promise.relay': 'au point relais {place} au plus tard le {day}',
  'promise.collect': 'à retirer au magasin {place} à partir du {day} à {time}',
  'promise.takeaway': 'remise en main propre à {place}',

  line: '{quantity}\u00a0×\u00a0{title}',
  'total.goods': 'Articles',
  'total.discounts': 'Remises',
  'total.delivery': 'Livraison',
  'total.free': 'Offerte',
  'total.total': 'Total TTC',

  'cancelled.subject': 'Votre commande {number} est annulée',
  'cancelled.intro': 'Votre commande {number} est annulée\u00a0: rien ne partira.',
  'cancelled.money': 'Le paiement est annulé aussi. Si la somme avait déjà été prélevée, elle vous est rendue.',
  'cancelled.sms': '{retailer}\u00a0: votre commande {number} est annulée, le paiement aussi. {link}',
  'cancelled.button': 'Voir la commande',
  'push.recorded': 'Commande {number} enregistrée',
  'push.cancelled': 'Commande {number} annulée',
  'push.cancelled.text': 'Rien ne partira\u202f; le paiement est annulé, ou rendu.',

  'contact.toRetailer': '{subject} : un message de {name}',
  'contact.from': 'De',
  'contact.email': 'Répondre à',
  'contact.order': 'Commande',
  'contact.received': '{retailer} a bien reçu votre message',
  'contact.receivedText':
    'Votre message ({subject}) nous est bien parvenu. Une personne le lit et vous répond à cette adresse, sous deux jours ouvrés.',
  'contact.notYou':
    'Vous n’avez rien écrit ? Quelqu’un s’est trompé d’adresse : ignorez ce message, vous n’en recevrez pas d’autre.',
  'withdrawal.received': 'Votre rétractation est enregistrée',
  'withdrawal.receivedText':
    'Nous accusons réception de votre rétractation, déclarée le {day} à {time} (heure de Paris).',
  'withdrawal.said': 'Votre déclaration :',
  'withdrawal.next':
    'Rapportez ou renvoyez l’article dans les quatorze jours ; vous êtes remboursé, frais de livraison standard compris, au plus tard quatorze jours après cette déclaration, dès que l’article nous est revenu ou que vous prouvez son envoi. Gardez ce message : il vaut preuve.',
} as const
