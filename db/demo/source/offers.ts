import { frenchSpaces } from './typography.ts'

// What outside programs count on: BIENVENUE10, TV10, PORTOFFERT and, long over, PRINTEMPS25.
const everything = {}

export const offers = [
  { id: 'bienvenue', titleFr: 'Bienvenue : 10 %', titleEn: 'Welcome: 10%', priority: 20, isAlone: false, needsCode: true, conditions: [], effect: { kind: 'percent', of: everything, percent: 10 }, mostUsesEach: 1, startsDaysAgo: 300, code: 'BIENVENUE10', medium: 'email' },
  { id: 'televisions', titleFr: '10 % sur les téléviseurs', titleEn: '10% off televisions', priority: 10, isAlone: false, needsCode: true, conditions: [], effect: { kind: 'percent', of: { categories: ['televisions'] }, percent: 10 }, startsDaysAgo: 20, code: 'TV10', medium: 'push' },
  { id: 'port-offert', titleFr: 'Livraison à domicile offerte dès 50 €', titleEn: 'Free home delivery from €50', priority: 90, isAlone: false, needsCode: true, conditions: [{ kind: 'goods_at_least', of: everything, amountMinor: 5000 }], effect: { kind: 'free_delivery', modes: ['home'] }, startsDaysAgo: 100, code: 'PORTOFFERT', medium: 'flyer' },
  { id: 'printemps', titleFr: 'Printemps : 25 % sur la mode', titleEn: 'Spring: 25% off fashion', priority: 10, isAlone: false, needsCode: true, conditions: [], effect: { kind: 'percent', of: { categories: ['fashion'] }, percent: 25 }, startsDaysAgo: 240, endsDaysAgo: 150, code: 'PRINTEMPS25', medium: 'catalogue' },
  { id: 'geste', titleFr: 'Un geste pour votre patience : 20 €', titleEn: 'A token for your patience: €20', priority: 50, isAlone: false, needsCode: true, conditions: [{ kind: 'goods_at_least', of: everything, amountMinor: 5000 }], effect: { kind: 'amount', of: everything, amountMinor: 2000 }, startsDaysAgo: 300, mayBeGiven: true },
  // By themselves, for whoever puts enough of it into the basket, and for those who come back.
  { id: 'jouets', titleFr: 'Noël : 3 jouets pour le prix de 2', titleEn: 'Christmas: 3 toys for the price of 2', priority: 10, isAlone: false, needsCode: false, conditions: [], effect: { kind: 'buy_get', of: { categories: ['toys'] }, buy: 2, get: 1, percent: 100 }, startsDaysAgo: 12, endsInDays: 31 },
  { id: 'nid', titleFr: 'Lumière et chambre : 5,90 € de livraison offerts dès 100 €', titleEn: 'Lighting and bedroom: €5.90 off delivery from €100', priority: 80, isAlone: false, needsCode: false, conditions: [{ kind: 'goods_at_least', of: { categories: ['lighting', 'bedroom'] }, amountMinor: 10000 }], effect: { kind: 'free_delivery', modes: ['home'], atMostMinor: 590 }, startsDaysAgo: 40 },
  { id: 'hifi', titleFr: 'Votre fidélité : 10 % sur les enceintes', titleEn: 'Thank you for coming back: 10% off speakers', priority: 30, isAlone: false, needsCode: false, conditions: [{ kind: 'segment', segments: ['fideles'] }], effect: { kind: 'percent', of: { categories: ['speakers'] }, percent: 10 }, startsDaysAgo: 6, endsInDays: 24 },
].map((offer) => ({ ...offer, titleFr: frenchSpaces(offer.titleFr) }))

/** Whom offers are for. */
export const segments = [
  { code: 'fideles', titleFr: 'Clients fidèles', titleEn: 'Loyal customers', rule: { spentAtLeastMinor: 50000, withinDays: 365 } },
]
