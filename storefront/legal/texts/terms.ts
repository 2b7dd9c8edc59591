// À FAIRE RELIRE PAR UN JURISTE avant toute mise en ligne. To be read by a lawyer before it goes live.
import type { Seller } from '../seller.ts'

export const version = '2026-11-23'

export const fr = (s: Seller): string => `
## Qui vend

Les articles présentés sur ce site et dans cette application sont vendus par ${s.company}, ${s.form} au capital de ${s.capital}, dont le siège est ${s.address}, immatriculée au registre du commerce et des sociétés de ${s.registry} sous le numéro ${s.siren}, numéro de TVA ${s.vatNumber}. Vous pouvez nous écrire à ${s.email} ou par la page [Nous écrire](/contact), et nous appeler au ${s.phone}.

Ces conditions s’appliquent à toute commande passée à distance par un consommateur. Celles qui s’appliquent à votre commande sont celles que vous avez acceptées en la passant.

## Les articles

Chaque fiche indique les caractéristiques essentielles de l’article, son fabricant et, lorsque la loi les prévoit, ses indices de réparabilité ou de durabilité. Les images montrent l’article vendu ; en cas de doute, la description l’emporte.

## Les prix

Les prix sont en euros, toutes taxes comprises, hors frais de livraison. Les frais de livraison dépendent du mode que vous choisissez et sont indiqués avant que vous ne validiez la commande. Quand une réduction est annoncée, le prix de référence est le plus bas pratiqué au cours des trente jours précédents (code de la consommation, article L112-1-1).

## La commande

Vous choisissez vos articles, puis une livraison ou un retrait, avec sa date et son coût. Le récapitulatif et le total restent affichés jusqu’au dernier geste ; vous pouvez revenir en arrière à tout moment. En appuyant sur « Commander avec obligation de paiement », vous concluez le contrat. Une confirmation vous est envoyée aussitôt par e-mail, ou par SMS si vous n’avez donné qu’un numéro.

Les articles vous sont réservés dès que le paiement commence. S’il se révélait impossible de vous livrer, vous seriez prévenu et intégralement remboursé.

## Le paiement

Vous payez par carte bancaire. Le numéro de la carte va directement à notre prestataire de paiement ; nous ne le voyons ni ne le gardons. Votre carte est débitée quand les articles partent, ou quand ils sont prêts à être retirés ; jusque-là, la somme est seulement autorisée.

## La livraison et le retrait

La date annoncée avant le paiement nous engage (articles L216-1 et suivants du code de la consommation). Si elle n’est pas tenue, vous pouvez nous enjoindre de livrer dans un délai supplémentaire raisonnable, puis, à défaut, résoudre le contrat ; vous pouvez aussi suspendre votre paiement. Si vous nous aviez fait savoir que la date était essentielle pour vous, vous pouvez résoudre le contrat aussitôt. Vous êtes alors remboursé au plus tard quatorze jours après.

Le risque de perte ou d’endommagement passe à vous quand vous prenez physiquement possession des articles.

## Changer d’avis

Vous disposez de quatorze jours après la réception pour vous rétracter d’un achat à distance, sans avoir à vous justifier, y compris pour une commande payée en ligne et retirée en magasin. Tout est expliqué à la page [Droit de rétractation](/withdrawal), où vous pouvez aussi [renoncer au contrat ici](/withdrawal/declare).

Un achat conclu en magasin, même livré chez vous, n’ouvre pas ce droit.

## Les garanties

La garantie légale de conformité et la garantie des vices cachés s’appliquent à tous nos articles : voir [Garanties légales](/guarantee).

## Les équipements en fin de vie

À l’achat d’un appareil électrique ou électronique, nous reprenons gratuitement l’ancien, en magasin ou à la livraison. L’éco-participation est comprise dans le prix.
${s.eprIds.length > 0 ? `Identifiants uniques de la responsabilité élargie du producteur (code de l’environnement, L541-10-13) :\n\n${s.eprIds.map((id) => `- ${id}`).join('\n')}` : ''}

## En cas de désaccord

Écrivez-nous d’abord : la plupart des désaccords se règlent ainsi. Sinon, vous pouvez saisir gratuitement le médiateur de la consommation dont nous relevons : ${s.mediator}, [${s.mediatorUrl}](${s.mediatorUrl}). Le droit français s’applique, sans vous priver de la protection des règles impératives du pays où vous résidez ; le tribunal compétent est, à votre choix, celui de votre domicile ou celui que la loi désigne.
`

export const en = (s: Seller): string => `
## Who sells

The articles shown on this site and in this app are sold by ${s.company}, ${s.form} with a capital of ${s.capital}, registered office ${s.address}, registered at the trade and companies register of ${s.registry} under number ${s.siren}, VAT number ${s.vatNumber}. You can write to us at ${s.email} or on the page [Write to us](/contact), and call us on ${s.phone}.

These terms apply to every order placed at a distance by a consumer. Those that apply to your order are those you accepted when you placed it. The French text prevails.

## The articles

Each page gives the main characteristics of the article, its manufacturer and, where the law provides for them, its repairability or durability index. The pictures show the article that is sold; in case of doubt, the description prevails.

## Prices

Prices are in euros, all taxes included, without delivery. The cost of delivery depends on the way you choose and is given before you confirm the order. When a reduction is announced, the reference price is the lowest of the thirty days before (code de la consommation, article L112-1-1).

## The order

You choose your articles, then a delivery or a collection, with its date and its cost. The summary and the total stay in sight until the last gesture; you can go back at any time. By pressing “Order with obligation to pay” you conclude the contract. A confirmation is sent to you at once by e-mail, or by text message if you gave only a number.

The articles are reserved for you as soon as the payment begins. Should it prove impossible to deliver, you would be told and refunded in full.

## Payment

You pay by card. Its number goes straight to our payment provider; we neither see nor keep it. Your card is debited when the articles leave, or when they are ready to be collected; until then the amount is only authorised.

## Delivery and collection

The date given before payment binds us (articles L216-1 et seq. of the code de la consommation). If it is not kept, you may order us to deliver within a reasonable additional time and, failing that, terminate the contract; you may also suspend your payment. If you had told us that the date was essential to you, you may terminate the contract at once. You are then refunded within fourteen days.

The risk of loss or damage passes to you when you take physical possession of the articles.

## Changing your mind

You have fourteen days after receipt to withdraw from a purchase made at a distance, without giving a reason, including an order paid online and collected in a shop. All is explained on the page [Right of withdrawal](/withdrawal), where you can also [withdraw from the contract here](/withdrawal/declare).

A purchase concluded in a shop, even delivered to your home, does not open this right.

## Guarantees

The legal guarantee of conformity and the guarantee against hidden defects apply to all our articles: see [Legal guarantees](/guarantee).

## Equipment at the end of its life

When you buy electrical or electronic equipment, we take the old one back free of charge, in the shop or on delivery. The eco-contribution is included in the price.
${s.eprIds.length > 0 ? `Unique identifiers of extended producer responsibility (code de l’environnement, L541-10-13):\n\n${s.eprIds.map((id) => `- ${id}`).join('\n')}` : ''}

## If we disagree

Write to us first: most disagreements are settled that way. Otherwise you may turn, free of charge, to the consumer mediator we belong to: ${s.mediator}, [${s.mediatorUrl}](${s.mediatorUrl}). French law applies, without depriving you of the protection of the mandatory rules of the country where you live; the competent court is, at your choice, that of your home or the one the law designates.
`
