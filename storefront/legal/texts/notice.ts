// À FAIRE RELIRE PAR UN JURISTE avant toute mise en ligne. To be read by a lawyer before it goes live.
// LCEN (loi 2004-575), art. 1-1 ; code de commerce, R123-237.
import type { Seller } from '../seller.ts'

export const version = '2026-11-23'

export const fr = (s: Seller): string => `
## Éditeur

- ${s.company}, ${s.form} au capital de ${s.capital}
- Siège : ${s.address}
- RCS ${s.registry} ${s.siren}
- TVA intracommunautaire : ${s.vatNumber}
- E-mail : ${s.email}
- Téléphone : ${s.phone}
- Directeur de la publication : ${s.publisher}

## Hébergeur

${s.host}

## Propriété

Les textes, les images et les marques de ce site appartiennent à ${s.company} ou à ceux qui les lui ont confiés ; ils ne se reproduisent pas sans accord. Les cartes viennent de contours ouverts, les polices de caractères sont libres (OFL).

## Signaler un contenu

Un avis, une image ou une fiche vous paraît illicite ? [Écrivez-nous](/contact) en disant où il se trouve et pourquoi : nous répondons à chaque signalement.
`

export const en = (s: Seller): string => `
## Publisher

- ${s.company}, ${s.form} with a capital of ${s.capital}
- Registered office: ${s.address}
- RCS ${s.registry} ${s.siren}
- VAT number: ${s.vatNumber}
- E-mail: ${s.email}
- Telephone: ${s.phone}
- Director of publication: ${s.publisher}

## Host

${s.host}

## Ownership

The texts, pictures and marks of this site belong to ${s.company} or to those who entrusted them to it; they are not to be reproduced without leave. The maps come from open outlines, the typefaces are free (OFL).

## Reporting a content

Does a review, a picture or a page seem unlawful to you? [Write to us](/contact) saying where it is and why: we answer every report.
`
