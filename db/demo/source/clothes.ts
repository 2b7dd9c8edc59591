import { article, inColours, inSizes, of, type ProductSource, reducedFrom } from './product-source.ts'

const letters = ['XS', 'S', 'M', 'L', 'XL']
const women = of('femme', 'women')
const men = of('homme', 'men')
const everyone = of('mixte', 'everyone')
const cotton = of('coton', 'cotton')
const wool = of('laine', 'wool')

const shirts: ProductSource[] = [
  article('chemise-garance-popeline', 'Atelier Garance', 'shirts', 260,
    ['Chemise femme Atelier Garance Popeline', 'Une popeline serrée qui se repasse à peine, un col qui tient sans cravate. Elle se porte rentrée, sortie, nouée.'],
    ['Atelier Garance Popeline women’s shirt', 'A close-woven poplin that hardly needs ironing, a collar that stands without a tie. Worn in, out or knotted.'],
    { made_for: women, material: cotton }, inSizes('CHEMISE-POPELINE', 6990, ['bleu ciel', 'blanc'], letters)),
  article('chemise-filature-carreaux', 'Filature 48', 'shirts', 340,
    ['Chemise homme à carreaux Filature 48 en flanelle', 'Une flanelle grattée des deux côtés, douce dès le premier jour. Les carreaux se raccordent à la poche, on y tient.'],
    ['Filature 48 men’s checked flannel shirt', 'Flannel brushed on both sides, soft from the first day. The checks match at the pocket, as they should.'],
    { made_for: men, material: cotton }, inSizes('CHEMISE-FLANELLE', 5990, ['rouge', 'vert'], letters)),
  article('chemise-filature-rayee', 'Filature 48', 'shirts', 270,
    ['Chemise homme rayée Filature 48', 'Des rayures fines, tissées et non imprimées. Le dernier bouton est cousu à la main, en croix.'],
    ['Filature 48 men’s striped shirt', 'Fine stripes, woven rather than printed. The last button is sewn by hand, cross-stitched.'],
    { made_for: men, material: cotton }, inSizes('CHEMISE-RAYEE', 6490, ['bleu ciel'], letters)),
  article('mariniere-garance', 'Atelier Garance', 'shirts', 280,
    ['Marinière mixte Atelier Garance', 'Vingt et une rayures, comme le veut l’usage, dans un coton lourd qui ne se déforme pas. Tricotée en Bretagne, portée partout.'],
    ['Atelier Garance Breton top', 'Twenty-one stripes, as custom has it, in a heavy cotton that keeps its shape. Knitted in Brittany, worn everywhere.'],
    { made_for: everyone, material: cotton }, inSizes('MARINIERE', 5490, ['blanc'], letters)),
  article('tshirt-filature-essentiel', 'Filature 48', 'shirts', 190,
    ['T-shirt mixte Filature 48 Essentiel', 'Un coton biologique de 200 grammes, ni transparent ni raide. L’encolure ne gondole pas, même au centième lavage.'],
    ['Filature 48 Essentiel T-shirt', 'A 200-gram organic cotton, neither see-through nor stiff. The neckline stays flat, even at the hundredth wash.'],
    { made_for: everyone, material: cotton }, inSizes('TSHIRT-ESSENTIEL', 2490, ['blanc', 'noir', 'terracotta'], letters)),
  article('robe-garance-midi', 'Atelier Garance', 'shirts', 420,
    ['Robe Atelier Garance Midi en coton lavé', 'Une jupe qui tourne, une ceinture qui se noue, deux poches que l’on ne voit pas. Elle va du marché au dîner.'],
    ['Atelier Garance Midi washed cotton dress', 'A skirt that swirls, a belt that ties, two pockets no one sees. It goes from the market to dinner.'],
    { made_for: women, material: cotton }, inSizes('ROBE-MIDI', 9990, ['terracotta', 'bleu nuit'], ['36', '38', '40', '42', '44'])),
]

const knitwear: ProductSource[] = [
  article('pull-garance-marin', 'Atelier Garance', 'knitwear', 520,
    ['Pull marin femme Atelier Garance en laine', 'Une laine mérinos qui ne gratte pas, des côtes qui gardent leur ressort. Il sèche à plat, et ne bouloche presque pas.'],
    ['Atelier Garance women’s wool fisherman jumper', 'Merino wool that does not itch, ribs that keep their spring. Dry it flat, and it hardly pills.'],
    { made_for: women, material: wool }, inSizes('PULL-MARIN', 8990, ['écru', 'bleu nuit'], letters)),
  article('pull-garance-torsades', 'Atelier Garance', 'knitwear', 640,
    ['Pull à torsades femme Atelier Garance', 'Quatre torsades et un col qui remonte jusqu’au menton. On y est au chaud comme chez soi.'],
    ['Atelier Garance women’s cable-knit jumper', 'Four cables and a collar that reaches the chin. As warm as being at home.'],
    { made_for: women, material: wool }, inSizes('PULL-TORSADES', 10990, ['bordeaux', 'écru'], letters)),
  article('pull-filature-jacquard', 'Filature 48', 'knitwear', 560,
    ['Pull jacquard homme Filature 48', 'Un motif d’empiècement comme en portent les pêcheurs du Nord. La laine vient de moutons élevés en Lozère.'],
    ['Filature 48 men’s Fair Isle jumper', 'A yoke pattern like those of northern fishermen. The wool comes from sheep raised in the Lozère.'],
    { made_for: men, material: wool }, inSizes('PULL-JACQUARD', 9990, ['vert sapin'], letters, reducedFrom(12990, 9))),
  article('gilet-filature-col-v', 'Filature 48', 'knitwear', 540,
    ['Gilet mixte Filature 48 à boutons', 'Cinq boutons de corne, un col en V, et la bonne épaisseur pour la mi-saison. Il vit sur le dossier d’une chaise, toujours à portée.'],
    ['Filature 48 button cardigan', 'Five horn buttons, a V-neck, and the right weight for between seasons. It lives on the back of a chair, always at hand.'],
    { made_for: everyone, material: wool }, inSizes('GILET-COL-V', 8490, ['camel', 'gris'], letters)),
  article('pull-filature-rayures', 'Filature 48', 'knitwear', 480,
    ['Pull rayé mixte Filature 48 en coton', 'Un coton épais pour les soirées au bord de l’eau. Les rayures se rejoignent aux coutures.'],
    ['Filature 48 striped cotton jumper', 'Thick cotton for evenings by the water. The stripes meet at the seams.'],
    { made_for: everyone, material: cotton }, inSizes('PULL-RAYURES', 6990, ['bleu nuit'], letters)),
  article('echarpe-garance', 'Atelier Garance', 'knitwear', 240,
    ['Écharpe Atelier Garance en laine à franges', 'Assez longue pour trois tours, assez douce pour le cou d’un enfant. Les franges sont nouées à la main.'],
    ['Atelier Garance fringed wool scarf', 'Long enough for three turns, soft enough for a child’s neck. The fringe is knotted by hand.'],
    { made_for: everyone, material: wool }, inColours('ECHARPE-GARANCE', 3990, ['moutarde', 'bordeaux'])),
]

const jackets: ProductSource[] = [
  article('manteau-garance-croise', 'Atelier Garance', 'jackets', 1450,
    ['Manteau femme Atelier Garance en laine', 'Un drap de laine qui tombe droit et tient tête au vent. La doublure glisse sur les pulls les plus épais.'],
    ['Atelier Garance women’s wool coat', 'A wool cloth that hangs straight and stands up to the wind. The lining slides over the thickest jumpers.'],
    { made_for: women, material: wool }, inSizes('MANTEAU-GARANCE', 24900, ['camel', 'bleu nuit'], ['36', '38', '40', '42', '44'])),
  article('veste-filature-chevrons', 'Filature 48', 'jackets', 980,
    ['Veste homme Filature 48 à chevrons', 'Un tweed à chevrons, des épaules qui ne jouent pas à l’armure. Elle va au bureau avec une chemise, au café avec un T-shirt.'],
    ['Filature 48 men’s herringbone blazer', 'A herringbone tweed, and shoulders that do not play at armour. To the office with a shirt, to the café with a T-shirt.'],
    { made_for: men, material: wool }, inSizes('VESTE-CHEVRONS', 19900, ['gris'], ['46', '48', '50', '52', '54'])),
  article('veste-filature-denim', 'Filature 48', 'jackets', 860,
    ['Veste en jean mixte Filature 48', 'La même toile à lisière que le Hugo, six boutons, deux poches. Elle se patine avec celui qui la porte.'],
    ['Filature 48 denim jacket', 'The same selvedge cloth as the Hugo, six buttons, two pockets. It ages with whoever wears it.'],
    { made_for: everyone, material: cotton }, inSizes('VESTE-DENIM', 11990, ['bleu', 'noir'], letters)),
  article('doudoune-garance-plume', 'Atelier Garance', 'jackets', 720,
    ['Doudoune à capuche Atelier Garance', 'Un duvet recyclé, chaud jusqu’à moins dix, et si léger que la poche du manteau le regrette. Elle se range dans sa propre manche.'],
    ['Atelier Garance hooded down jacket', 'Recycled down, warm to minus ten, and so light you forget you have it. It packs into its own sleeve.'],
    { made_for: women, material: of('duvet recyclé', 'recycled down') }, inSizes('DOUDOUNE-PLUME', 14990, ['bleu nuit', 'terracotta'], letters, reducedFrom(17990, 16))),
  article('surchemise-filature', 'Filature 48', 'jackets', 690,
    ['Surchemise homme Filature 48 en toile', 'Ni veste ni chemise, donc toujours la bonne réponse. La toile est lavée avant la coupe : elle ne rétrécira plus.'],
    ['Filature 48 men’s canvas overshirt', 'Neither jacket nor shirt, hence always the right answer. The canvas is washed before cutting: it will shrink no more.'],
    { made_for: men, material: cotton }, inSizes('SURCHEMISE', 8990, ['vert', 'sable'], letters)),
]

const shoeSizes = ['37', '38', '39', '40', '41', '42', '43', '44']
const leather = of('cuir', 'leather')

const shoes: ProductSource[] = [
  article('baskets-semelline-cour', 'Semelline', 'shoes', 780,
    ['Baskets mixtes Semelline Cour en cuir', 'La basket blanche, cousue et non collée : elle se ressemelle. La première de propreté s’enlève et se lave.'],
    ['Semelline Cour leather trainers', 'The white trainer, stitched rather than glued: it can be resoled. The insole comes out and can be washed.'],
    { made_for: everyone, material: leather }, inSizes('BASKETS-COUR', 9990, ['blanc', 'noir'], shoeSizes)),
  article('baskets-semelline-piste', 'Semelline', 'shoes', 620,
    ['Baskets de course Semelline Piste', 'Un dessus de maille recyclée, une semelle qui rend ce qu’on lui donne. Faites pour la route, contentes sur les chemins.'],
    ['Semelline Piste running shoes', 'An upper of recycled mesh, a sole that gives back what it gets. Made for the road, happy on paths.'],
    { made_for: everyone, material: of('maille recyclée', 'recycled mesh') }, inSizes('BASKETS-PISTE', 8490, ['bleu nuit', 'vert sauge'], shoeSizes)),
  article('bottines-semelline-lande', 'Semelline', 'shoes', 1320,
    ['Bottines à lacets Semelline Lande en cuir gras', 'Un cuir graissé qui rit de la pluie, une semelle à crampons doux. Ressemelables à Romans, dans l’atelier qui les a faites.'],
    ['Semelline Lande oiled leather lace-up boots', 'Oiled leather that laughs at the rain, a softly lugged sole. Resoled in Romans, in the workshop that made them.'],
    { made_for: everyone, material: leather }, inSizes('BOTTINES-LANDE', 16990, ['marron', 'noir'], shoeSizes)),
  article('sandales-semelline-ete', 'Semelline', 'shoes', 480,
    ['Sandales femme Semelline Été en cuir', 'Deux brides et une boucle, rien à apprendre. Le lit de liège prend la forme du pied en une semaine.'],
    ['Semelline Été women’s leather sandals', 'Two straps and a buckle, nothing to learn. The cork bed takes the shape of your foot in a week.'],
    { made_for: women, material: leather }, inSizes('SANDALES-ETE', 6990, ['camel', 'noir'], shoeSizes.slice(0, 5))),
]

const bags: ProductSource[] = [
  article('cabas-bandoulin', 'Bandoulin', 'bags', 820,
    ['Cabas Bandoulin en cuir', 'L’ordinateur, le marché, le livre, et la place d’un bouquet. Le cuir est tanné à l’écorce, à Graulhet.'],
    ['Bandoulin leather tote', 'The laptop, the market, the book, and room for a bunch of flowers. The leather is bark-tanned in Graulhet.'],
    { material: leather }, inColours('CABAS-BANDOULIN', 15900, ['camel', 'noir'])),
  article('besace-bandoulin', 'Bandoulin', 'bags', 640,
    ['Sac à rabat Bandoulin en cuir', 'Un rabat, un fermoir, et tout ce qu’il faut pour sortir sans rien dans les mains. La bandoulière se règle au bon endroit et y reste.'],
    ['Bandoulin leather satchel', 'A flap, a clasp, and all you need to go out empty-handed. The strap adjusts to the right place and stays there.'],
    { material: leather }, inColours('BESACE-BANDOULIN', 12900, ['bordeaux', 'vert sapin'])),
  article('seau-bandoulin', 'Bandoulin', 'bags', 560,
    ['Sac seau Bandoulin en cuir', 'Un cordon que l’on tire, et tout est fermé. Il se pose debout, et n’avale pas les clés.'],
    ['Bandoulin leather bucket bag', 'Pull a cord and all is closed. It stands by itself, and does not swallow the keys.'],
    { material: leather }, inColours('SEAU-BANDOULIN', 11900, ['camel', 'bleu nuit'])),
  article('sac-a-dos-bandoulin', 'Bandoulin', 'bags', 940,
    ['Sac à dos Bandoulin en toile cirée', 'Une toile qui ne prend pas l’eau, une poche suspendue pour l’ordinateur de 15 pouces. Les sangles de cuir s’assouplissent à l’usage.'],
    ['Bandoulin waxed canvas backpack', 'A canvas that keeps the water out, a hanging pocket for a 15-inch laptop. The leather straps soften with use.'],
    { material: of('toile', 'canvas') }, inColours('SAC-A-DOS-BANDOULIN', 9990, ['bleu nuit', 'vert sapin'])),
  article('valise-bandoulin-cabine', 'Bandoulin', 'bags', 2900,
    ['Valise cabine Bandoulin 38 L', 'Quatre roues qui suivent sans bruit, une coque qui plie et ne casse pas. La serrure attend le code que vous choisirez.'],
    ['Bandoulin 38 L cabin case', 'Four wheels that follow without a sound, a shell that gives and does not break. The lock awaits the code you choose.'],
    { capacity_litres: 38 }, inColours('VALISE-CABINE', 12900, ['vert sauge', 'noir'])),
]

export const clothes: ProductSource[] = [...shirts, ...knitwear, ...jackets, ...shoes, ...bags]
