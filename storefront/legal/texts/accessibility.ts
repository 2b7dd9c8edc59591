// À FAIRE RELIRE PAR UN JURISTE avant toute mise en ligne. To be read by a lawyer before it goes live.
// C. conso. L412-13 (directive 2019/882) et référentiel RGAA 4.1. Aucun audit externe n’a eu lieu : ce texte le dit.
import type { Seller } from '../seller.ts'

export const version = '2026-11-23'

export const fr = (s: Seller): string => `
${s.retailer} veut que chacun puisse acheter ici, quels que soient sa vue, son ouïe, ses gestes et son appareil.

## Où nous en sommes

**Partiellement conforme, en attente d’audit.** Ce site est conçu et contrôlé d’après les règles WCAG 2.2, niveau AA, que reprennent la norme EN 301 549 et le RGAA. Chaque page et chaque état est passé à un contrôle automatique, de jour et de nuit, à chaque changement ; les parcours d’achat sont joués au clavier seul et sans JavaScript. Aucun audit par un tiers n’a encore eu lieu : un contrôle automatique ne voit pas tout.

## Ce qui peut encore gêner

- Les cartes et les plans sont doublés d’une liste qui dit la même chose ; eux-mêmes ne se lisent pas à l’oreille.
- Certains documents de fabricants (notices) ne sont pas balisés.
- La page de confirmation de votre banque ne dépend pas de nous.

## Nous le dire

Quelque chose vous arrête ? [Écrivez-nous](/contact) ou appelez le ${s.phone} : nous vous répondons sous deux jours ouvrés, et nous vendons par téléphone au même prix.

Si notre réponse ne vous convient pas, vous pouvez saisir le [Défenseur des droits](https://formulaire.defenseurdesdroits.fr) ou la DGCCRF, par [SignalConso](https://signal.conso.gouv.fr).
`

export const en = (s: Seller): string => `
${s.retailer} wants everyone to be able to buy here, whatever their sight, hearing, gestures and device.

## Where we stand

**Partially conformant, audit pending.** This site is designed and checked against WCAG 2.2, level AA, which EN 301 549 and the French RGAA take up. Each page and each state goes through an automatic check, by day and by night, at every change; the purchase is played with the keyboard alone and without JavaScript. No third party has audited it yet: an automatic check does not see everything.

## What may still hinder

- Maps and plans are doubled by a list that says the same; they cannot themselves be listened to.
- Some manufacturers’ documents are not tagged.
- Your bank’s confirmation page is not ours.

## Tell us

Does something stop you? [Write to us](/contact) or call ${s.phone}: we answer within two working days, and we sell by telephone at the same price.

If our answer does not satisfy you, you may turn to the French [Defender of Rights](https://formulaire.defenseurdesdroits.fr) or to the DGCCRF, through [SignalConso](https://signal.conso.gouv.fr).
`
