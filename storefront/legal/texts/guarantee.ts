// À FAIRE RELIRE PAR UN JURISTE avant toute mise en ligne. To be read by a lawyer before it goes live.
// L’encadré est celui de l’annexe à l’article D211-2 du code de la consommation (décret 2022-946) ; l’avis harmonisé du règlement (UE) 2025/1960 s’y ajoute
// sous sa forme d’image, que le commerçant place dans sa page quand la transposition française le demande.
import type { Seller } from '../seller.ts'

export const version = '2026-11-23'

export const fr = (s: Seller): string => `
> **Garantie légale de conformité**
> Le consommateur dispose d’un délai de deux ans à compter de la délivrance du bien pour obtenir la mise en œuvre de la garantie légale de conformité en cas d’apparition d’un défaut de conformité. Durant ce délai, le consommateur n’est tenu d’établir que l’existence du défaut de conformité et non la date d’apparition de celui-ci.
> Lorsque le contrat de vente du bien prévoit la fourniture d’un contenu numérique ou d’un service numérique de manière continue pendant une durée supérieure à deux ans, la garantie légale est applicable à ce contenu numérique ou ce service numérique tout au long de la période de fourniture prévue. Durant ce délai, le consommateur n’est tenu d’établir que l’existence du défaut de conformité affectant le contenu numérique ou le service numérique et non la date d’apparition de celui-ci.
> La garantie légale de conformité emporte obligation pour le professionnel, le cas échéant, de fournir toutes les mises à jour nécessaires au maintien de la conformité du bien.
> La garantie légale de conformité donne au consommateur droit à la réparation ou au remplacement du bien dans un délai de trente jours suivant sa demande, sans frais et sans inconvénient majeur pour lui.
> Si le bien est réparé dans le cadre de la garantie légale de conformité, le consommateur bénéficie d’une extension de six mois de la garantie initiale.
> Si le consommateur demande la réparation du bien, mais que le vendeur impose le remplacement, la garantie légale de conformité est renouvelée pour une période de deux ans à compter de la date de remplacement du bien.
> Le consommateur peut obtenir une réduction du prix d’achat en conservant le bien ou mettre fin au contrat en se faisant rembourser intégralement contre restitution du bien, si : 1° le professionnel refuse de réparer ou de remplacer le bien ; 2° la réparation ou le remplacement du bien intervient après un délai de trente jours ; 3° la réparation ou le remplacement du bien occasionne un inconvénient majeur pour le consommateur, notamment lorsque le consommateur supporte définitivement les frais de reprise ou d’enlèvement du bien non conforme, ou s’il supporte les frais d’installation du bien réparé ou de remplacement ; 4° la non-conformité du bien persiste en dépit de la tentative de mise en conformité du vendeur restée infructueuse.
> Le consommateur a également droit à une réduction du prix du bien ou à la résolution du contrat lorsque le défaut de conformité est si grave qu’il justifie que la réduction du prix ou la résolution du contrat soit immédiate. Le consommateur n’est alors pas tenu de demander la réparation ou le remplacement du bien au préalable.
> Le consommateur n’a pas droit à la résolution de la vente si le défaut de conformité est mineur.
> Toute période d’immobilisation du bien en vue de sa réparation ou de son remplacement suspend la garantie qui restait à courir jusqu’à la délivrance du bien remis en état.
> Les droits mentionnés ci-dessus résultent de l’application des articles L217-1 à L217-32 du code de la consommation.
> Le vendeur qui fait obstacle de mauvaise foi à la mise en œuvre de la garantie légale de conformité encourt une amende civile d’un montant maximal de 300 000 euros, qui peut être porté jusqu’à 10 % du chiffre d’affaires moyen annuel (article L241-5 du code de la consommation).
> Le consommateur bénéficie également de la garantie légale des vices cachés en application des articles 1641 à 1649 du code civil, pendant une durée de deux ans à compter de la découverte du défaut. Cette garantie donne droit à une réduction de prix si le bien est conservé ou à un remboursement intégral contre restitution du bien.

## Comment la faire jouer

Rapportez l’article dans l’un de nos [magasins](/shops), ou [écrivez-nous](/contact?subject=return) avec le numéro de votre commande ; aucune facture n’est nécessaire, nous la retrouvons. Le garant est le vendeur : ${s.company}, ${s.address}, ${s.email}.

## Les pièces détachées et la durabilité

Quand le fabricant nous indique la durée pendant laquelle les pièces détachées et les mises à jour sont disponibles, ou accorde une garantie de durabilité, la fiche de l’article le dit.
`

export const en = (s: Seller): string => `
> **Legal guarantee of conformity**
> Consumers have two years from delivery of the goods to have the legal guarantee of conformity applied if a lack of conformity appears. During this period, they only have to establish that the lack of conformity exists, not the date on which it appeared.
> Where the contract provides for digital content or a digital service to be supplied continuously for more than two years, the legal guarantee applies to it throughout the period of supply. During this period, consumers only have to establish that the lack of conformity exists, not the date on which it appeared.
> The legal guarantee of conformity obliges the seller, where applicable, to provide all updates necessary to keep the goods in conformity.
> It gives consumers the right to have the goods repaired or replaced within thirty days of their request, free of charge and without significant inconvenience.
> If the goods are repaired under the legal guarantee, consumers benefit from a six-month extension of the initial guarantee.
> If consumers ask for repair but the seller imposes replacement, the legal guarantee is renewed for two years from the date of replacement.
> Consumers may obtain a price reduction while keeping the goods, or end the contract with a full refund against return of the goods, if: 1° the seller refuses to repair or replace them; 2° repair or replacement takes place after thirty days; 3° repair or replacement causes significant inconvenience, in particular when consumers definitively bear the costs of taking back or removing the non-conforming goods, or of installing the repaired or replacement goods; 4° the lack of conformity persists despite the seller’s unsuccessful attempt.
> Consumers are also entitled to a price reduction or to termination when the lack of conformity is so serious that it justifies immediate reduction or termination. They are then not required to ask for repair or replacement beforehand.
> Consumers are not entitled to termination if the lack of conformity is minor.
> Any period during which the goods are immobilised for repair or replacement suspends the remaining guarantee until the restored goods are delivered.
> These rights result from articles L217-1 to L217-32 of the code de la consommation.
> A seller who obstructs the legal guarantee in bad faith incurs a civil fine of up to 300,000 euros, which may be raised to 10 % of average annual turnover (article L241-5 of the code de la consommation).
> Consumers also benefit from the legal guarantee against hidden defects under articles 1641 to 1649 of the code civil, for two years from discovery of the defect. It gives the right to a price reduction if the goods are kept, or to a full refund against their return.

## How to use it

Bring the article to one of our [shops](/shops), or [write to us](/contact?subject=return) with the number of your order; no invoice is needed, we find it. The guarantor is the seller: ${s.company}, ${s.address}, ${s.email}.

## Spare parts and durability

Where the manufacturer tells us for how long spare parts and updates are available, or grants a durability guarantee, the page of the article says so.
`
