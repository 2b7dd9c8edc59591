/** Companies behind the sign. The SIREN numbers start with 999 000: Luhn-valid, and given to nobody. */
export const legalEntities = [
  {
    code: 'volta',
    name: 'Volta Commerce SAS',
    sirenStart: '99900001',
    legalForm: 'société par actions simplifiée',
    capitalMinor: 50000000,
    registryCity: 'Paris',
    street: '62 rue de Rivoli',
    postcode: '75004',
    city: 'Paris',
    email: 'bonjour@volta.example',
    phone: '+33199000011',
    publisher: 'Hélène Marchetti, présidente',
    host: 'Volta Commerce SAS, 62 rue de Rivoli, 75004 Paris',
    mediator: 'Médiateur de démonstration du commerce',
    mediatorUrl: 'https://mediation.example',
    eprIds: [
      'Équipements électriques et électroniques : FR999000_05DEMO',
      'Emballages ménagers : FR999000_01DEMO',
      'Textiles : FR999000_11DEMO',
    ],
  },
  {
    code: 'volta-ouest',
    name: 'Volta Ouest Franchise SARL',
    sirenStart: '99900002',
    legalForm: 'société à responsabilité limitée',
    capitalMinor: 1500000,
    registryCity: 'Rennes',
    email: 'ouest@volta.example',
    eprIds: [],
  },
] as const

export interface OpeningSpan {
  weekday: number
  opens: string
  closes: string
}

type Span = [opens: string, closes: string]

/** Repeats the same spans on several days (1 is Monday). */
export function open(weekdays: number[], ...spans: Span[]): OpeningSpan[] {
  return weekdays.flatMap((weekday) => spans.map(([opens, closes]) => ({ weekday, opens, closes })))
}

const monToSat = [1, 2, 3, 4, 5, 6]
const tueToSat = [2, 3, 4, 5, 6]

const cityHours = open(monToSat, ['10:00', '19:30'])
const parisHours = [...open(monToSat, ['10:00', '20:00']), ...open([7], ['11:00', '19:00'])]
const mallHours = [...open(monToSat, ['09:30', '20:00']), ...open([7], ['10:00', '19:00'])]
const southHours = [...open([1], ['14:00', '19:30']), ...open(tueToSat, ['10:00', '19:30'])]
const lunchHours = open(tueToSat, ['10:00', '12:30'], ['14:00', '19:00'])
const mondayAfternoonLunchHours = [...open([1], ['14:00', '19:00']), ...lunchHours]

export interface ShopSource {
  code: string
  name: string
  legalEntity: (typeof legalEntities)[number]['code']
  /** How much of the range the shop holds, from 0 to 1. */
  size: number
  street: string
  postcode: string
  city: string
  latitude: number
  longitude: number
  holidayCalendar?: 'alsace-moselle'
  phone: string
  preparationMinutes: number
  preparationDays: number
  services?: string[]
  hours: OpeningSpan[]
}

// Telephone numbers are of the ranges the regulator keeps for fiction (01 99 00, 02 61 91, 03 53 01, 04 65 71, 05 36 49).
export const shops: ShopSource[] = [
  { code: 'paris-rivoli', name: 'Volta Paris Rivoli', legalEntity: 'volta', size: 0.8, street: '62 rue de Rivoli', postcode: '75004', city: 'Paris', latitude: 48.8573, longitude: 2.3514, phone: '+33199000101', preparationMinutes: 60, preparationDays: 0, services: ['adviser', 'knife_sharpening'], hours: parisHours },
  { code: 'paris-opera', name: 'Volta Paris Opéra', legalEntity: 'volta', size: 0.8, street: '24 avenue de l’Opéra', postcode: '75001', city: 'Paris', latitude: 48.8674, longitude: 2.3338, phone: '+33199000102', preparationMinutes: 60, preparationDays: 0, services: ['adviser'], hours: parisHours },
  { code: 'paris-nation', name: 'Volta Paris Nation', legalEntity: 'volta', size: 0.5, street: '12 place de la Nation', postcode: '75012', city: 'Paris', latitude: 48.8477, longitude: 2.3967, phone: '+33199000103', preparationMinutes: 90, preparationDays: 0, hours: cityHours },
  { code: 'boulogne', name: 'Volta Boulogne', legalEntity: 'volta', size: 0.5, street: '84 boulevard Jean-Jaurès', postcode: '92100', city: 'Boulogne-Billancourt', latitude: 48.8389, longitude: 2.2402, phone: '+33199000104', preparationMinutes: 90, preparationDays: 0, hours: [...cityHours, ...open([7], ['10:00', '13:00'])] },
  { code: 'lyon-part-dieu', name: 'Volta Lyon Part-Dieu', legalEntity: 'volta', size: 0.8, street: '17 rue du Docteur-Bouchut', postcode: '69003', city: 'Lyon', latitude: 45.7612, longitude: 4.8567, phone: '+33465710105', preparationMinutes: 60, preparationDays: 0, services: ['adviser'], hours: mallHours },
  { code: 'marseille-vieux-port', name: 'Volta Marseille Vieux-Port', legalEntity: 'volta', size: 0.7, street: '18 La Canebière', postcode: '13001', city: 'Marseille', latitude: 43.2963, longitude: 5.3757, phone: '+33465710106', preparationMinutes: 90, preparationDays: 0, hours: southHours },
  { code: 'toulouse', name: 'Volta Toulouse', legalEntity: 'volta', size: 0.7, street: '41 rue d’Alsace-Lorraine', postcode: '31000', city: 'Toulouse', latitude: 43.6041, longitude: 1.4452, phone: '+33536490107', preparationMinutes: 60, preparationDays: 0, services: ['adviser'], hours: cityHours },
  { code: 'nice', name: 'Volta Nice', legalEntity: 'volta', size: 0.6, street: '30 avenue Jean-Médecin', postcode: '06000', city: 'Nice', latitude: 43.7012, longitude: 7.2683, phone: '+33465710108', preparationMinutes: 90, preparationDays: 0, hours: [...cityHours, ...open([7], ['11:00', '18:00'])] },
  { code: 'nantes', name: 'Volta Nantes', legalEntity: 'volta-ouest', size: 0.6, street: '12 rue d’Orléans', postcode: '44000', city: 'Nantes', latitude: 47.2144, longitude: -1.5571, phone: '+33261910109', preparationMinutes: 60, preparationDays: 0, hours: cityHours },
  { code: 'montpellier', name: 'Volta Montpellier', legalEntity: 'volta', size: 0.6, street: '9 rue de la Loge', postcode: '34000', city: 'Montpellier', latitude: 43.6098, longitude: 3.8781, phone: '+33465710110', preparationMinutes: 90, preparationDays: 0, hours: southHours },
  { code: 'strasbourg', name: 'Volta Strasbourg', legalEntity: 'volta', size: 0.6, street: '15 rue des Grandes-Arcades', postcode: '67000', city: 'Strasbourg', latitude: 48.5834, longitude: 7.7469, holidayCalendar: 'alsace-moselle', phone: '+33353010111', preparationMinutes: 60, preparationDays: 0, hours: cityHours },
  { code: 'bordeaux', name: 'Volta Bordeaux', legalEntity: 'volta', size: 0.7, street: '88 rue Sainte-Catherine', postcode: '33000', city: 'Bordeaux', latitude: 44.8385, longitude: -0.574, phone: '+33536490112', preparationMinutes: 60, preparationDays: 0, hours: cityHours },
  { code: 'lille', name: 'Volta Lille', legalEntity: 'volta', size: 0.7, street: '21 rue de Béthune', postcode: '59800', city: 'Lille', latitude: 50.6346, longitude: 3.0623, phone: '+33353010113', preparationMinutes: 60, preparationDays: 0, services: ['adviser'], hours: cityHours },
  { code: 'rennes', name: 'Volta Rennes', legalEntity: 'volta-ouest', size: 0.6, street: '10 rue Le Bastard', postcode: '35000', city: 'Rennes', latitude: 48.1122, longitude: -1.6798, phone: '+33261910114', preparationMinutes: 90, preparationDays: 0, hours: cityHours },
  { code: 'reims', name: 'Volta Reims', legalEntity: 'volta', size: 0.4, street: '32 rue de Vesle', postcode: '51100', city: 'Reims', latitude: 49.254, longitude: 4.0301, phone: '+33353010115', preparationMinutes: 120, preparationDays: 1, hours: mondayAfternoonLunchHours },
  { code: 'saint-etienne', name: 'Volta Saint-Étienne', legalEntity: 'volta', size: 0.4, street: '14 rue du Général-Foy', postcode: '42000', city: 'Saint-Étienne', latitude: 45.4393, longitude: 4.3884, phone: '+33465710116', preparationMinutes: 120, preparationDays: 1, hours: mondayAfternoonLunchHours },
  { code: 'toulon', name: 'Volta Toulon', legalEntity: 'volta', size: 0.4, street: '18 rue Jean-Jaurès', postcode: '83000', city: 'Toulon', latitude: 43.1243, longitude: 5.9292, phone: '+33465710117', preparationMinutes: 120, preparationDays: 1, hours: lunchHours },
  { code: 'grenoble', name: 'Volta Grenoble', legalEntity: 'volta', size: 0.5, street: '7 place Grenette', postcode: '38000', city: 'Grenoble', latitude: 45.1908, longitude: 5.7271, phone: '+33465710118', preparationMinutes: 90, preparationDays: 0, hours: southHours },
  { code: 'dijon', name: 'Volta Dijon', legalEntity: 'volta', size: 0.5, street: '45 rue de la Liberté', postcode: '21000', city: 'Dijon', latitude: 47.3224, longitude: 5.0384, phone: '+33353010119', preparationMinutes: 90, preparationDays: 0, hours: southHours },
  { code: 'angers', name: 'Volta Angers', legalEntity: 'volta-ouest', size: 0.4, street: '20 rue d’Alsace', postcode: '49100', city: 'Angers', latitude: 47.4709, longitude: -0.5504, phone: '+33261910120', preparationMinutes: 120, preparationDays: 1, hours: mondayAfternoonLunchHours },
  { code: 'metz', name: 'Volta Metz', legalEntity: 'volta', size: 0.4, street: '28 rue Serpenoise', postcode: '57000', city: 'Metz', latitude: 49.1173, longitude: 6.1752, holidayCalendar: 'alsace-moselle', phone: '+33353010121', preparationMinutes: 120, preparationDays: 1, hours: southHours },
  { code: 'tours', name: 'Volta Tours', legalEntity: 'volta-ouest', size: 0.5, street: '55 rue Nationale', postcode: '37000', city: 'Tours', latitude: 47.3931, longitude: 0.6872, phone: '+33261910122', preparationMinutes: 90, preparationDays: 0, hours: southHours },
  { code: 'clermont-ferrand', name: 'Volta Clermont-Ferrand', legalEntity: 'volta', size: 0.4, street: '6 rue du 11-Novembre', postcode: '63000', city: 'Clermont-Ferrand', latitude: 45.7786, longitude: 3.0839, phone: '+33465710123', preparationMinutes: 120, preparationDays: 1, hours: lunchHours },
  { code: 'rouen', name: 'Volta Rouen', legalEntity: 'volta-ouest', size: 0.5, street: '70 rue du Gros-Horloge', postcode: '76000', city: 'Rouen', latitude: 49.4419, longitude: 1.0899, phone: '+33261910124', preparationMinutes: 90, preparationDays: 0, hours: cityHours },
]

export const warehouses = [
  { code: 'entrepot-nord', name: 'Entrepôt Nord', legalEntity: 'volta', street: '4 avenue de l’Europe', postcode: '59810', city: 'Lesquin', latitude: 50.5912, longitude: 3.1106, phone: '+33353010201', preparationDays: 0, hours: [...open([1, 2, 3, 4, 5], ['06:00', '21:00']), ...open([6], ['06:00', '13:00'])] },
  { code: 'entrepot-sud', name: 'Entrepôt Sud', legalEntity: 'volta', street: '12 rue du Progrès', postcode: '69800', city: 'Saint-Priest', latitude: 45.7021, longitude: 4.9475, phone: '+33465710202', preparationDays: 0, hours: open([1, 2, 3, 4, 5], ['06:00', '21:00']) },
] as const

export const suppliers = [
  { code: 'supplier-electronics', name: 'Électra Distribution', legalEntity: 'volta', street: '9 rue des Frères-Lumière', postcode: '69680', city: 'Chassieu', latitude: 45.7378, longitude: 4.9621, leadDaysMin: 3, leadDaysMax: 5 },
  { code: 'supplier-textile', name: 'Tissages du Nord', legalEntity: 'volta', street: '48 rue de la Lainière', postcode: '59100', city: 'Roubaix', latitude: 50.6891, longitude: 3.1827, leadDaysMin: 5, leadDaysMax: 8 },
  { code: 'supplier-home', name: 'Arts du Foyer', legalEntity: 'volta', street: '7 rue des Faïenciers', postcode: '87000', city: 'Limoges', latitude: 45.8312, longitude: 1.2611, leadDaysMin: 7, leadDaysMax: 12 },
] as const

export type SupplierCode = (typeof suppliers)[number]['code']

export const supplierHours = open([1, 2, 3, 4, 5], ['08:30', '17:30'])
