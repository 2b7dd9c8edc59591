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

  'coupon.subject': 'Pour vous\u00a0: {title}',
  'coupon.intro': '{title}. Voici votre code\u00a0:',
  'coupon.where':
    'Il est à vous seul(e) et vaut partout\u00a0: sur le site, dans l’application et en magasin. Il vous attend aussi dans votre compte.',
  'coupon.until': 'Valable jusqu’au {until}.',
  'offers.why': 'Vous recevez ce message parce que vous avez accepté nos offres par e-mail.',
  'offers.refuse': 'Ne plus recevoir nos offres',
  'coupon.sms': '{retailer}\u00a0: {title}. Votre code\u00a0: {code}',

  'promise.email': 'votre carte cadeau, le {day}',
  'promise.home': 'chez vous au plus tard le {day}',
  'promise.relay': 'au point relais {place} au plus tard le {day}',
  'promise.collect': 'à retirer au magasin {place} à partir du {day} à {time}',
  'promise.takeaway': 'remise en main propre à {place}',
  'promise.home.slot': 'chez vous le {day} entre {from} et {until}',
  'promise.collect.slot': 'à retirer au magasin {place} le {day} entre {from} et {until}',
  'slotMoved.subject': 'Votre commande {number}\u00a0: nouveau rendez-vous',
  'slotMoved.intro': 'C’est noté\u00a0: votre commande {number} sera {promise}.',
  'slotMoved.sms': '{retailer}\u00a0: commande {number}, nouveau rendez-vous, {promise}. {link}',

  line: '{quantity}\u00a0×\u00a0{title}',
  'total.goods': 'Articles',
  'total.discounts': 'Remises',
  'total.gifts': 'Cartes cadeaux',
  'total.delivery': 'Livraison',
  'total.free': 'Offerte',
  'total.total': 'Total TTC',
  'company.madeOutTo':
    'Facturée à {name}, SIREN\u00a0{siren}{vatNumber, select, none {} other {, TVA\u00a0{vatNumber}}}.',
  'company.net': '{amount} HT',
  'company.gross': '{amount} TTC',
  'company.goods': 'Articles HT',
  'company.delivery': 'Livraison HT',
  'company.total': 'Total HT',
  'company.vat': 'TVA {rate}\u202f% sur {base}',

  'giftCard.subject': 'Une carte cadeau {retailer} de {amount} pour vous',
  'giftCard.subjectFrom': '{from} vous offre une carte cadeau {retailer} de {amount}',
  'giftCard.intro': 'Voici une carte cadeau {retailer} de {amount}.',
  'giftCard.introFrom': '{from} vous offre une carte cadeau {retailer} de {amount}.',
  'giftCard.words': '«\u00a0{message}\u00a0»',
  'giftCard.number': 'Numéro',
  'giftCard.pin': 'Code secret',
  'giftCard.until': 'Valable jusqu’au',
  'giftCard.button': 'Choisir chez {retailer}',
  'giftCard.how':
    'Elle sert en une ou plusieurs fois, sur notre site, dans notre application et dans tous nos magasins\u00a0: donnez son numéro et son code au moment de payer.',
  'giftCard.keep': 'Qui connaît ce numéro et ce code peut la dépenser\u00a0: gardez ce message pour vous.',

  'points.subject': '{points} points à utiliser avant le {day}',
  'points.intro':
    '{points} de vos points s’effacent le {day}. D’ici là, échangez-les contre un avoir ou un bon sur la page de votre carte.',
  'points.button': 'Voir ma carte et mes points',

  'ready.subject': 'Votre commande {number} vous attend à {place}',
  'ready.intro': 'Votre commande {number} est prête au magasin {place}. Voici votre code de retrait\u00a0:',
  'ready.show': 'Montrez-le au comptoir. Vous le retrouvez aussi, avec son QR code, sur la page de votre commande.',
  'ready.until':
    'Nous la gardons pour vous jusqu’au {until}. Passé ce jour, elle retourne en rayon et vous êtes remboursé.',
  'ready.sms': '{retailer}\u00a0: commande {number} prête à {place}. Code de retrait {code}, jusqu’au {until}. {link}',
  'reminded.subject': 'Votre commande {number} vous attend encore à {place}',
  'reminded.intro':
    'Votre commande {number} est toujours au magasin {place}, jusqu’au {until}. Votre code de retrait\u00a0:',
  'reminded.sms':
    '{retailer}\u00a0: votre commande {number} vous attend à {place} jusqu’au {until}. Code {code}. {link}',
  'hours.closed': 'fermé',
  'shipped.subject': 'Votre commande {number} est en route',
  'shipped.intro': 'Votre commande {number} vient de partir. Vous la recevez au plus tard le {day}.',
  'shipped.tracking': 'Colis {trackingNumber}, confié à {carrier}.',
  'shipped.sms': '{retailer}\u00a0: commande {number} en route, colis {trackingNumber}, au plus tard le {day}. {link}',
  'atRelay.subject': 'Votre commande {number} est au point relais',
  'atRelay.intro': 'Votre commande {number} vous attend au point relais {place}. Présentez une pièce d’identité.',
  'atRelay.sms': '{retailer}\u00a0: commande {number} arrivée au point relais {place}. {link}',
  'expired.subject': 'Votre commande {number} n’a pas été retirée',
  'expired.intro': 'Vous n’êtes pas venu chercher ces articles à temps\u00a0: ils sont retournés en rayon.',
  'expired.money': 'Nous vous rendons {amount} sur votre moyen de paiement.',
  'expired.sms': '{retailer}\u00a0: commande {number} non retirée, {amount} vous sont rendus. {link}',
  'late.subject': 'Votre commande {number}\u00a0: une partie arrivera plus tard',
  'late.intro':
    'Il nous manquait ces articles. Nous les avons trouvés ailleurs\u00a0: ils arrivent au plus tard le {day}.',
  'late.appointment':
    'Il nous manquait ces articles. Nous les avons trouvés ailleurs\u00a0: votre rendez-vous est maintenant le {day} entre {from} et {until}. Vous pouvez en choisir un autre sur la page de la commande.',
  'late.appointmentSms':
    '{retailer}\u00a0: commande {number}, rendez-vous déplacé au {day} entre {from} et {until}. En changer ou annuler\u00a0: {link}',
  'late.choice':
    'Ce délai ne vous convient pas\u202f? Vous pouvez annuler cette partie d’un geste, tant qu’elle n’est pas partie\u00a0: vous ne la payez pas.',
  'late.button': 'Garder ou annuler',
  'late.sms': '{retailer}\u00a0: une partie de la commande {number} arrivera le {day}. Garder ou annuler\u00a0: {link}',
  'delayed.subject': 'Votre commande {number} a du retard',
  'delayed.intro':
    'Le transporteur nous annonce un retard\u00a0: votre commande {number} arrivera au plus tard le {day}. Nous en sommes désolés.',
  'delayed.sms': '{retailer}\u00a0: la commande {number} a du retard, elle arrivera au plus tard le {day}. {link}',
  'shopClosed.subject': 'Votre commande {number}\u00a0: le magasin {place} est fermé le {closed}',
  'shopClosed.intro':
    'Le magasin {place} sera exceptionnellement fermé le {closed}. Votre commande {number} vous y attend à partir du {day} à {time}.',
  'shopClosed.choice':
    'Ce délai ne vous convient pas\u202f? Vous pouvez annuler d’un geste, sans rien payer, ou nous appeler pour la faire livrer.',
  'shopClosed.sms':
    '{retailer}\u00a0: {place} est fermé le {closed}. Commande {number} à retirer à partir du {day} à {time}. Garder ou annuler\u00a0: {link}',
  'resent.subject': 'Votre commande {number}\u00a0: un nouveau colis part pour vous',
  'resent.intro':
    '{why, select, returned {Le colis nous est revenu sans vous avoir trouvé} damaged_on_way {Le colis a été abîmé en chemin} other {Le transporteur a perdu votre colis}}\u00a0: nous en sommes désolés. Nous vous renvoyons ces articles, au même prix et sans frais\u00a0: ils arrivent au plus tard le {day}.',
  'resent.choice': 'Vous ne les voulez plus\u202f? Dites-le-nous avant leur départ\u00a0: nous vous rendons leur prix.',
  'resent.sms':
    '{retailer}\u00a0: nous vous renvoyons les articles de la commande {number}, sans frais. Chez vous au plus tard le {day}. {link}',
  'notArrived.subject': 'Votre commande {number}\u00a0: nous vous remboursons',
  'notArrived.intro':
    '{why, select, returned {Le colis nous est revenu} damaged_on_way {Le colis a été abîmé en chemin} other {Le transporteur a perdu votre colis}}\u00a0: nous en sommes désolés. Voici ce qu’il contenait\u00a0:',
  'notArrived.money': 'Nous vous rendons {amount} sur votre moyen de paiement.',
  'notArrived.sms':
    '{retailer}\u00a0: un colis de la commande {number} n’arrivera pas, {amount} vous sont rendus. {link}',
  'notToBeHad.subject': 'Votre commande {number}\u00a0: un article est introuvable',
  'notToBeHad.intro': 'Nous avons cherché partout, et ne pouvons pas vous fournir\u00a0:',
  'notToBeHad.money':
    'Vous ne payez pas ces articles ({amount}). Le reste de votre commande suit son cours. Nous en sommes désolés.',
  'notToBeHad.sms':
    '{retailer}\u00a0: un article de la commande {number} est introuvable, vous ne le payez pas ({amount}). {link}',

  'cancelled.subject': 'Votre commande {number} est annulée',
  'cancelled.intro': 'Votre commande {number} est annulée\u00a0: rien ne partira.',
  'cancelled.money': 'Le paiement est annulé aussi. Si la somme avait déjà été prélevée, elle vous est rendue.',
  'cancelled.sms': '{retailer}\u00a0: votre commande {number} est annulée, le paiement aussi. {link}',
  'cancelled.button': 'Voir la commande',
  'goodsCancelled.subject': 'Votre commande {number}\u00a0: les articles sont annulés',
  'goodsCancelled.intro': 'Les articles de votre commande {number} sont annulés\u00a0: rien ne partira.',
  'goodsCancelled.money':
    'La carte cadeau que vous aviez achetée a déjà servi\u00a0: elle reste valable, et {amount} restent dus. Tout le reste est annulé\u202f; ce qui avait été prélevé en plus vous est rendu.',
  'goodsCancelled.sms':
    '{retailer}\u00a0: les articles de votre commande {number} sont annulés\u202f; {amount} restent dus pour la carte cadeau déjà utilisée. {link}',
  'push.recorded': 'Commande {number} enregistrée',
  'push.cancelled': 'Commande {number} annulée',
  'push.cancelled.text': 'Rien ne partira\u202f; le paiement est annulé, ou rendu.',
  'push.ready': 'Commande {number}\u00a0: elle est prête',
  'push.ready.text': 'Elle vous attend à {place}. Votre code est sur sa page.',
  'push.reminded': 'Commande {number}\u00a0: elle vous attend encore',
  'push.reminded.text': 'À {place}, jusqu’au {until}.',
  'push.shipped': 'Commande {number}\u00a0: elle est en route',
  'push.atRelay': 'Commande {number}\u00a0: elle est au point relais',
  'push.atRelay.text': 'Elle vous attend à {place}.',
  'push.expired': 'Commande {number}\u00a0: elle n’a pas été retirée',
  'push.expired.text': 'Elle retourne en rayon, et vous êtes remboursé.',
  'push.late': 'Commande {number}\u00a0: du retard',
  'push.late.text': 'Une partie arrivera le {day}. À vous de dire si vous l’attendez.',
  'push.resent': 'Commande {number}\u00a0: un nouveau colis part pour vous',
  'push.resent.text': 'Le premier n’est pas arrivé. Celui-ci arrivera le {day}, sans frais.',
  'push.notArrived': 'Commande {number}\u00a0: nous vous remboursons',
  'push.notArrived.text': 'Un colis n’est pas arrivé. Nous en sommes désolés.',
  'push.notToBeHad': 'Commande {number}\u00a0: un article est introuvable',
  'push.notToBeHad.text': 'Nous avons cherché partout. Vous ne le payez pas.',

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
