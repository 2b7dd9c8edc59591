/** Invented brands and their makers. Every offer names its maker, as Regulation (EU) 2023/988 (GPSR), art. 19 requires. */
export const brands = {
  Aurora: maker('Aurora Électronique SAS', '8 rue des Verriers, 35000 Rennes, France', 'aurora'),
  Nordlys: maker('Nordlys Vision ApS', 'Havnegade 41, 1058 København K, Danmark', 'nordlys'),
  Clartès: maker('Clartès SAS', '27 avenue du Lac, 74000 Annecy, France', 'clartes'),
  Halovia: maker('Halovia GmbH', 'Lindenstraße 112, 10969 Berlin, Deutschland', 'halovia'),
  Orphelia: maker('Orphelia Audio SAS', '5 quai des Luthiers, 69001 Lyon, France', 'orphelia'),
  Sillon: maker('Sillon Acoustique SARL', '14 rue du Cadran, 25000 Besançon, France', 'sillon'),
  Basalte: maker('Basalte Son SAS', '3 rue des Orgues, 63000 Clermont-Ferrand, France', 'basalte'),
  Zéphia: maker('Zéphia Mobile SAS', '60 boulevard de la Mer, 44600 Saint-Nazaire, France', 'zephia'),
  Pivora: maker('Pivora Oy', 'Mannerheimintie 205, 00270 Helsinki, Suomi', 'pivora'),
  Cobaltine: maker('Cobaltine Informatique SAS', '19 rue des Arts, 38000 Grenoble, France', 'cobaltine'),
  Ardoisia: maker('Ardoisia SAS', '2 rue des Carrières, 49000 Angers, France', 'ardoisia'),
  'Atelier Garance': maker('Atelier Garance SARL', '33 rue des Teinturiers, 84000 Avignon, France', 'atelier-garance'),
  'Filature 48': maker('Filature 48 SAS', '48 rue de la Lainière, 59100 Roubaix, France', 'filature-48'),
  'Bonne Braise': maker('Bonne Braise SAS', '11 rue de la Forge, 21000 Dijon, France', 'bonne-braise'),
  'Petite Soline': maker('Petite Soline SARL', '7 rue des Faïenciers, 87000 Limoges, France', 'petite-soline'),
  Vaporelle: maker('Vaporelle S.r.l.', 'Via dei Mulini 18, 40121 Bologna, Italia', 'vaporelle'),
  Brumaire: maker('Brumaire Maison SAS', '22 rue du Beffroi, 59000 Lille, France', 'brumaire'),
  Logisclair: maker('Logisclair Lda', 'Rua da Boavista 310, 4050-103 Porto, Portugal', 'logisclair'),
  Clairfroid: maker('Clairfroid Électroménager SAS', '15 rue des Glacières, 73000 Chambéry, France', 'clairfroid'),
  Ondeline: maker('Ondeline Lavage SAS', '6 quai de la Lessive, 10000 Troyes, France', 'ondeline'),
  Optilune: maker('Optilune SAS', '31 rue des Lunetiers, 39400 Morez, France', 'optilune'),
  Ludéon: maker('Ludéon Jeux SAS', '9 rue du Moulinet, 33000 Bordeaux, France', 'ludeon'),
  Ébénia: maker('Ébénia Mobilier SARL', '4 rue des Menuisiers, 88300 Neufchâteau, France', 'ebenia'),
  'Cuisines Marelle': maker('Cuisines Marelle SAS', '20 rue des Scieries, 85500 Les Herbiers, France', 'marelle'),
  Semelline: maker('Semelline SAS', '12 rue des Formiers, 26100 Romans-sur-Isère, France', 'semelline'),
  Bandoulin: maker('Bandoulin SARL', '18 rue des Selliers, 81300 Graulhet, France', 'bandoulin'),
  Roulevent: maker('Roulevent Cycles SAS', '40 rue du Vélodrome, 42000 Saint-Étienne, France', 'roulevent'),
  Galipette: maker('Galipette SARL', '3 place de la Marelle, 39260 Moirans-en-Montagne, France', 'galipette'),
  Potagine: maker('Potagine SAS', '27 chemin des Maraîchers, 49130 Les Ponts-de-Cé, France', 'potagine'),
  Ferrandine: maker('Ferrandine Outillage SAS', '8 rue des Couteliers, 63300 Thiers, France', 'ferrandine'),
} as const

export type BrandName = keyof typeof brands

function maker(name: string, postalAddress: string, domain: string) {
  return { name, postalAddress, email: `securite-produits@${domain}.example` }
}
