// À FAIRE RELIRE PAR UN JURISTE avant toute mise en ligne. To be read by a lawyer before it goes live.
// C. conso. L221-18 à L221-28, R221-1 (modèle de formulaire), L221-21 et D221-5 (fonction de rétractation en ligne).
import type { Seller } from '../seller.ts'

export const version = '2026-11-23'

export const fr = (s: Seller): string => `
Pour un achat à distance, vous avez **quatorze jours** pour changer d’avis, sans avoir à vous justifier ni à payer d’autres frais que ceux du retour.

[Renoncer au contrat ici](/withdrawal/declare)

## Quand le délai commence et finit

Il commence le lendemain du jour où vous, ou la personne que vous avez désignée, recevez l’article ; pour une commande en plusieurs colis, le dernier. S’il finit un samedi, un dimanche ou un jour férié, il est prolongé jusqu’au premier jour ouvrable suivant. Une commande payée en ligne et retirée en magasin ouvre le même délai, à compter du retrait.

## Comment faire

Trois moyens, au choix :

- en ligne, à tout moment du délai : [renoncer au contrat ici](/withdrawal/declare), puis « Confirmer la rétractation » ; un accusé de réception avec la date et l’heure vous est envoyé aussitôt ;
- par toute déclaration sans ambiguïté, par exemple un e-mail à ${s.email} ou une lettre à ${s.company}, ${s.address} ;
- par le modèle de formulaire ci-dessous.

Il suffit que votre déclaration parte avant la fin du délai.

## Ce qui suit

Vous rapportez l’article dans l’un de nos [magasins](/shops), sans frais, ou vous nous le renvoyez à vos frais, au plus tard quatorze jours après votre déclaration.

Vous êtes remboursé de tout ce que vous avez payé, livraison comprise (au tarif standard, si vous aviez choisi plus cher), au plus tard quatorze jours après votre déclaration, par le moyen de paiement que vous aviez employé et sans frais. Nous pouvons attendre d’avoir reçu l’article, ou la preuve de son envoi.

Vous ne répondez que de la perte de valeur due à des manipulations autres que celles nécessaires pour juger de la nature, des caractéristiques et du bon fonctionnement de l’article.

## Quand ce droit n’existe pas

Il ne s’applique pas, notamment (L221-28) :

- aux articles faits sur mesure ou nettement personnalisés ;
- aux articles descellés après la livraison et qui ne peuvent être repris pour des raisons d’hygiène ;
- aux enregistrements et logiciels descellés ;
- aux achats conclus en magasin, même s’ils vous sont livrés.

## Modèle de formulaire de rétractation

> (Complétez et renvoyez ce formulaire uniquement si vous souhaitez vous rétracter du contrat.)
> À l’attention de ${s.company}, ${s.address}, ${s.email} :
> Je/nous (*) vous notifie/notifions (*) par la présente ma/notre (*) rétractation du contrat portant sur la vente du bien (*)/pour la prestation de services (*) ci-dessous :
> Commandé le (*)/reçu le (*) :
> Nom du (des) consommateur(s) :
> Adresse du (des) consommateur(s) :
> Signature du (des) consommateur(s) (uniquement en cas de notification du présent formulaire sur papier) :
> Date :
> (*) Rayez la mention inutile.
`

export const en = (s: Seller): string => `
For a purchase made at a distance you have **fourteen days** to change your mind, without giving a reason and at no other cost than that of the return.

[Withdraw from the contract here](/withdrawal/declare)

## When the period begins and ends

It begins the day after you, or the person you named, receive the article; for an order in several parcels, the last one. If it ends on a Saturday, a Sunday or a public holiday, it is extended to the next working day. An order paid online and collected in a shop opens the same period, from the day of collection.

## How to do it

Three ways, as you choose:

- online, at any time within the period: [withdraw from the contract here](/withdrawal/declare), then “Confirm withdrawal”; an acknowledgement with date and time is sent to you at once;
- by any unequivocal statement, for example an e-mail to ${s.email} or a letter to ${s.company}, ${s.address};
- by the model form below.

It is enough that your statement leaves before the period ends.

## What follows

You bring the article back to one of our [shops](/shops), at no cost, or send it back at your own cost, at the latest fourteen days after your statement.

You are refunded all you paid, delivery included (at the standard rate if you chose a dearer one), at the latest fourteen days after your statement, by the means of payment you used and without charge. We may wait until the article is back, or until you prove that it was sent.

You are only liable for a loss of value due to handling other than what is necessary to judge the nature, characteristics and functioning of the article.

## When this right does not exist

It does not apply, among others (L221-28):

- to articles made to measure or clearly personalised;
- to articles unsealed after delivery that cannot be taken back for reasons of hygiene;
- to recordings and software that were unsealed;
- to purchases concluded in a shop, even if they are delivered to you.

## Model withdrawal form

> (Complete and return this form only if you wish to withdraw from the contract.)
> To ${s.company}, ${s.address}, ${s.email}:
> I/We (*) hereby give notice that I/We (*) withdraw from my/our (*) contract of sale of the following goods (*)/for the provision of the following service (*):
> Ordered on (*)/received on (*):
> Name of consumer(s):
> Address of consumer(s):
> Signature of consumer(s) (only if this form is notified on paper):
> Date:
> (*) Delete as appropriate.
`
