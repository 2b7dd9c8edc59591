// À FAIRE RELIRE PAR UN JURISTE avant toute mise en ligne. To be read by a lawyer before it goes live.
// RGPD art. 13 et 14. Ce texte dit ce que le logiciel fait ; qui change ce que le logiciel garde change ce texte.
import type { Seller } from '../seller.ts'

export const version = '2026-11-23'

export const fr = (s: Seller): string => `
Nous gardons de vous ce qu’il faut pour vous vendre, vous livrer et vous répondre ; le reste, seulement si vous l’avez accepté.

## Qui en répond

${s.company}, ${s.address}. Pour toute question sur vos données : ${s.email}, ou la page [Nous écrire](/contact?subject=data).

## Ce que nous gardons, pourquoi et combien de temps

- **Votre commande** (articles, prix, livraison, nom, adresse, moyen de vous joindre) : pour exécuter le contrat ; la facture est gardée dix ans, comme la loi l’exige (code de commerce, L123-22).
- **Votre compte** (nom, e-mail, téléphone, adresses, langue) : pour vous reconnaître d’un canal à l’autre ; jusqu’à ce que vous l’effaciez.
- **Votre panier** : pour qu’il vous suive d’un appareil à l’autre et jusqu’en magasin.
- **Ce que vous regardez** (articles vus ou scannés, visites en magasin où vous vous êtes fait connaître), seulement une fois que vous avez un panier ou un compte, et sans le texte de vos recherches : c’est notre intérêt légitime à vous conseiller ; il ne sert à choisir ce qui vous est proposé que si vous l’avez [accepté](/account/consents).
- **Vos accords et vos refus** : la phrase lue, la date, le canal ; c’est la preuve que nous vous devons.
- **Les codes d’identification** : dix minutes ; l’adresse saisie est oubliée un jour après.
- **Vos appareils prévenus par notification**, si vous l’avez accepté : l’adresse que leur navigateur nous donne et leur nom court (« Chrome, Android ») ; jusqu’à ce que vous les retiriez, et six mois après la commande si vous n’avez pas de compte.
- **Vos lettres** : trois ans.
- **Votre carte bancaire** : jamais. Son numéro va de votre navigateur à notre prestataire de paiement.

Nous ne prenons aucune décision automatique à votre égard et nous ne vendons ni ne louons vos données.

## Qui les reçoit

Ceux qui en ont besoin pour vous servir : nos magasins et notre service client, le transporteur ou le point relais que vous choisissez, notre prestataire de paiement, ceux qui acheminent nos e-mails et nos SMS, le service de notifications de votre navigateur (il transporte des messages qu’il ne peut pas lire), et notre hébergeur (${s.host}).

## Vos droits

- **Voir et emporter** tout ce que nous gardons : [Vos données](/account/data), en un geste.
- **Corriger** : [Coordonnées](/account/details) et [Adresses](/account/addresses).
- **Accepter ou refuser**, quand vous voulez et aussi simplement : [Vos accords](/account/consents).
- **Effacer** votre compte : [Vos données](/account/data).
- **Vous opposer**, limiter un traitement, ou dire ce qui doit être fait de vos données après votre mort : [écrivez-nous](/contact?subject=data).

Nous répondons dans le mois. Si notre réponse ne vous convient pas, vous pouvez saisir la CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07, [www.cnil.fr](https://www.cnil.fr).
`

export const en = (s: Seller): string => `
We keep about you what it takes to sell to you, deliver to you and answer you; anything else, only if you agreed to it.

## Who answers for it

${s.company}, ${s.address}. For any question about your data: ${s.email}, or the page [Write to us](/contact?subject=data).

## What we keep, why and for how long

- **Your order** (articles, prices, delivery, name, address, how to reach you): to perform the contract; the invoice is kept ten years, as the law requires (code de commerce, L123-22).
- **Your account** (name, e-mail, telephone, addresses, language): to recognise you from one channel to another; until you erase it.
- **Your basket**: so that it follows you from one device to another and into the shop.
- **What you look at** (articles seen or scanned, visits to a shop where you made yourself known), only once you have a basket or an account, and without the words of your searches: it is our legitimate interest in advising you; it serves to choose what is proposed to you only if you [agreed](/account/consents).
- **What you agreed to and refused**: the sentence you read, the date, the channel; it is the proof we owe you.
- **Sign-in codes**: ten minutes; the address typed is forgotten a day later.
- **Your devices told by notifications**, if you agreed: the address their browser gives us and their short name (“Chrome, Android”); until you remove them, and six months after the order if you have no account.
- **Your letters**: three years.
- **Your card**: never. Its number goes from your browser to our payment provider.

We take no automated decision about you, and we neither sell nor rent your data.

## Who receives it

Those who need it to serve you: our shops and customer service, the carrier or the pick-up point you choose, our payment provider, those who carry our e-mails and text messages, the notification service of your browser (it carries messages it cannot read), and our host (${s.host}).

## Your rights

- **See and take away** all we keep: [Your data](/account/data), in one gesture.
- **Correct**: [Your details](/account/details) and [Your addresses](/account/addresses).
- **Agree or refuse**, whenever you like and as simply: [What you agree to](/account/consents).
- **Erase** your account: [Your data](/account/data).
- **Object**, restrict a processing, or say what is to become of your data after your death: [write to us](/contact?subject=data).

We answer within a month. If our answer does not satisfy you, you may turn to the CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07, France, [www.cnil.fr](https://www.cnil.fr).
`
