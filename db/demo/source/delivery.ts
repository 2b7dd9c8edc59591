// A service names the postcodes it does not serve; the two Corsican services therefore exclude every prefix but 20.
const everywhereButCorsica = Array.from({ length: 100 }, (_, prefix) => String(prefix).padStart(2, '0')).filter(
  (prefix) => prefix !== '20',
)
const mainlandOnly = ['20', '97', '98']

export const deliveryServices = [
  { code: 'home-standard', mode: 'home', carrier: 'Messageries Réunies', titleFr: 'Livraison à domicile', titleEn: 'Home delivery', transitDaysMin: 2, transitDaysMax: 3, carrierDays: 'mon_sat', costMinor: 590, freeFromMinor: 15000, vatRate: 20, maxWeightGrams: 30000, excludedPostcodePrefixes: mainlandOnly },
  { code: 'home-express', mode: 'home', carrier: 'Messageries Réunies', titleFr: 'Livraison express à domicile', titleEn: 'Express home delivery', transitDaysMin: 1, transitDaysMax: 1, carrierDays: 'mon_fri', costMinor: 1290, freeFromMinor: null, vatRate: 20, maxWeightGrams: 20000, excludedPostcodePrefixes: mainlandOnly },
  { code: 'home-two-people', mode: 'home', carrier: 'Grand Volume', titleFr: 'Livraison à deux, dans la pièce de votre choix', titleEn: 'Two-person delivery to the room you choose', transitDaysMin: 3, transitDaysMax: 5, carrierDays: 'mon_sat', costMinor: 3990, freeFromMinor: 150000, vatRate: 20, maxWeightGrams: null, excludedPostcodePrefixes: mainlandOnly },
  { code: 'home-corsica', mode: 'home', carrier: 'Messageries Réunies', titleFr: 'Livraison à domicile en Corse', titleEn: 'Home delivery in Corsica', transitDaysMin: 4, transitDaysMax: 6, carrierDays: 'mon_fri', costMinor: 1490, freeFromMinor: null, vatRate: 20, maxWeightGrams: 30000, excludedPostcodePrefixes: everywhereButCorsica },
  { code: 'relay-standard', mode: 'relay', carrier: 'Relais de Quartier', titleFr: 'Livraison en point relais', titleEn: 'Delivery to a relay point', transitDaysMin: 3, transitDaysMax: 4, carrierDays: 'mon_sat', costMinor: 390, freeFromMinor: 6000, vatRate: 20, maxWeightGrams: 20000, excludedPostcodePrefixes: mainlandOnly },
  { code: 'relay-corsica', mode: 'relay', carrier: 'Relais de Quartier', titleFr: 'Livraison en point relais en Corse', titleEn: 'Delivery to a relay point in Corsica', transitDaysMin: 5, transitDaysMax: 7, carrierDays: 'mon_fri', costMinor: 790, freeFromMinor: null, vatRate: 20, maxWeightGrams: 20000, excludedPostcodePrefixes: everywhereButCorsica },
] as const
