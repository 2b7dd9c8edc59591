// À FAIRE RELIRE PAR UN JURISTE avant toute mise en ligne. To be read by a lawyer before it goes live.
// Loi Informatique et Libertés, art. 82 : seuls des traceurs strictement nécessaires au service demandé sont posés, d’où l’absence de bandeau.
import type { Seller } from '../seller.ts'

export const version = '2026-11-23'

export const fr = (s: Seller): string => `
**Nous n’avons aucun traceur publicitaire ni de mesure d’audience**, aucun bouton de réseau social, aucune image ni police venue d’ailleurs. C’est pourquoi aucun bandeau ne vous demande rien.

## Ce que le site pose sur votre appareil

Seulement ce qu’il faut pour faire ce que vous demandez (article 82 de la loi Informatique et Libertés) :

- **filrouge_shopper** : un numéro au hasard qui retient votre panier et votre identification ; 90 jours. Il n’est posé que lorsque vous mettez un article au panier ou vous identifiez.
- **filrouge_postcode** : le code postal que vous avez indiqué, pour vous donner les dates près de chez vous ; 180 jours.
- **filrouge_app** : dit que vous êtes dans l’application installée ; jusqu’à ce que vous la fermiez.
- **filrouge.push** : si vous avez accepté ou refusé d’être prévenu par notification sur cet appareil, pour ne pas vous le redemander ; jusqu’à ce que vous l’effaciez.
- **Les pages vues**, gardées dans votre appareil pour être relues hors connexion ; elles sont effacées quand vous vous déconnectez.

Vous pouvez tout effacer dans les réglages de votre navigateur : le site marche sans, votre panier et votre identification en moins.

## Dans nos e-mails

Pas d’image invisible : nous ne savons pas si vous ouvrez nos messages.

Une question ? Écrivez à ${s.email}.
`

export const en = (s: Seller): string => `
**We have no advertising and no audience trackers**, no social network button, no picture or font from elsewhere. That is why no banner asks you anything.

## What the site puts on your device

Only what it takes to do what you ask (article 82 of the French data protection act):

- **filrouge_shopper**: a random number that remembers your basket and your sign-in; 90 days. It is only set when you put an article into the basket or sign in.
- **filrouge_postcode**: the postcode you gave, to tell you the dates near you; 180 days.
- **filrouge_app**: says that you are in the installed app; until you close it.
- **filrouge.push**: whether you agreed or refused to be told by notifications on this device, so as not to ask you again; until you erase it.
- **The pages you have seen**, kept in your device to be read again offline; they are erased when you sign out.

You can erase all of it in the settings of your browser: the site works without, save for your basket and your sign-in.

## In our e-mails

No invisible picture: we do not know whether you open our messages.

A question? Write to ${s.email}.
`
