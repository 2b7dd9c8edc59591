import type { AttributeToAdd, AttributeValue } from '../../catalogue/public.ts'
import type { ElectronicsRow } from './electronics-row.ts'

/** Attributes of the sheets that are attributes of the house already. */
const houseKeys: Readonly<Record<string, string>> = {
  product_colour: 'colour',
  display_diagonal: 'screen_diagonal_inches',
  internal_memory: 'memory_gigabytes',
  total_storage_capacity: 'storage_gigabytes',
}

/** Those worth choosing by, with their French names; the others keep their English one and are only shown. */
const chosenBy: Readonly<Record<string, [titleFr: string, titleEn: string, unit?: string]>> = {
  colour: ['Couleur', 'Colour'],
  screen_diagonal_inches: ['Diagonale de l’écran', 'Screen diagonal', '″'],
  memory_gigabytes: ['Mémoire vive (Go)', 'Memory (GB)'],
  storage_gigabytes: ['Stockage (Go)', 'Storage (GB)'],
  type: ['Type', 'Type'],
  product_type: ['Type d’article', 'Product type'],
  printing_colours: ['Couleurs d’impression', 'Printing colours'],
  print_technology: ['Technologie d’impression', 'Print technology'],
  brand_compatibility: ['Marque compatible', 'Compatible brand'],
  cartridge_capacity: ['Capacité de la cartouche', 'Cartridge capacity'],
  ink_type: ['Type d’encre', 'Ink type'],
  quantity_per_pack: ['Nombre par paquet', 'Quantity per pack'],
  cable_length: ['Longueur du câble', 'Cable length', 'm'],
  cable_colour: ['Couleur du câble', 'Cable colour'],
  cable_standard: ['Norme du câble', 'Cable standard'],
  cable_type: ['Type de câble', 'Cable type'],
  cable_shielding: ['Blindage', 'Cable shielding'],
  connector_1: ['Connecteur 1', 'Connector 1'],
  connector_2: ['Connecteur 2', 'Connector 2'],
  connector_gender: ['Genre des connecteurs', 'Connector gender'],
  material: ['Matière', 'Material'],
  form_factor: ['Format', 'Form factor'],
  format: ['Format', 'Format'],
  shape: ['Forme', 'Shape'],
  finish_type: ['Finition', 'Finish'],
  adhesive_type: ['Adhésif', 'Adhesive'],
  processor_family: ['Famille de processeur', 'Processor family'],
  processor_manufacturer: ['Fabricant du processeur', 'Processor manufacturer'],
  processor_cores: ['Cœurs du processeur', 'Processor cores'],
  processor_socket: ['Support du processeur', 'Processor socket'],
  internal_memory_type: ['Type de mémoire', 'Memory type'],
  memory_form_factor: ['Format de mémoire', 'Memory form factor'],
  memory_clock_speed: ['Fréquence de mémoire', 'Memory speed', 'MHz'],
  storage_media: ['Support de stockage', 'Storage media'],
  ssd_capacity: ['Capacité du SSD', 'SSD capacity', 'Go'],
  hdd_speed: ['Vitesse du disque', 'Disk speed', 'tr/min'],
  operating_system_installed: ['Système d’exploitation', 'Operating system'],
  display_resolution: ['Définition de l’écran', 'Display resolution'],
  maximum_resolution: ['Résolution maximale', 'Maximum resolution'],
  hd_type: ['Haute définition', 'HD type'],
  panel_type: ['Type de dalle', 'Panel type'],
  aspect_ratio: ['Format d’image', 'Aspect ratio'],
  touchscreen: ['Écran tactile', 'Touchscreen'],
  connectivity_technology: ['Connexion', 'Connectivity'],
  device_interface: ['Interface', 'Device interface'],
  host_interface: ['Interface', 'Host interface'],
  bluetooth: ['Bluetooth', 'Bluetooth'],
  wi_fi: ['Wi-Fi', 'Wi-Fi'],
  ethernet_lan: ['Réseau filaire', 'Ethernet'],
  duplex_printing: ['Impression recto verso', 'Duplex printing'],
  maximum_iso_a_series_paper_size: ['Format de papier maximal', 'Largest paper size'],
  media_weight: ['Grammage', 'Media weight', 'g/m²'],
  battery_technology: ['Technologie de batterie', 'Battery technology'],
  output_power_capacity: ['Puissance apparente', 'Output power capacity', 'kVA'],
  ac_outlets_quantity: ['Nombre de prises', 'AC outlets'],
  ports_quantity: ['Nombre de ports', 'Ports'],
  rack_capacity: ['Hauteur en baie', 'Rack height'],
  market_positioning: ['Usage', 'Made for'],
  recommended_gender: ['Pour', 'Recommended for'],
  recommended_age__min_: ['À partir de (ans)', 'From age'],
  megapixel: ['Mégapixels', 'Megapixels'],
  country_of_origin: ['Pays d’origine', 'Country of origin'],
}

const units: Readonly<Record<string, string>> = {
  weight: 'g',
  package_weight: 'g',
  width: 'mm',
  depth: 'mm',
  height: 'mm',
  package_width: 'mm',
  package_depth: 'mm',
  package_height: 'mm',
  processor_frequency: 'GHz',
  processor_boost_frequency: 'GHz',
  thermal_design_power__tdp_: 'W',
  maximum_internal_memory: 'Go',
}

const colours: Readonly<Record<string, string>> = {
  black: 'noir',
  white: 'blanc',
  grey: 'gris',
  gray: 'gris',
  silver: 'argent',
  blue: 'bleu',
  red: 'rouge',
  green: 'vert',
  yellow: 'jaune',
  orange: 'orange',
  pink: 'rose',
  purple: 'violet',
  violet: 'violet',
  brown: 'marron',
  beige: 'beige',
  gold: 'doré',
  cyan: 'cyan',
  magenta: 'magenta',
  transparent: 'transparent',
  multicolour: 'multicolore',
}

/** The attributes of a row, which are among its cells, under the keys they have here. */
export function attributesOf(row: ElectronicsRow, cells: Record<string, unknown>): Record<string, AttributeValue> {
  const attributes: Record<string, AttributeValue> = {}
  for (const name in cells) {
    const value = cells[name]
    const key = keyOf(name)
    if (key === undefined || key in attributes || value === null || value === '') continue
    if (value === 'Y' || value === 'N') attributes[key] = value === 'Y'
    else if (typeof value === 'string') attributes[key] = key.includes('colour') ? inBothLanguages(value) : value
    else if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value)))
      attributes[key] = value
  }
  if (row.name && row.name !== row.title && row.name.length <= 60) attributes.reference = row.name
  return attributes
}

function keyOf(name: string): string | undefined {
  if (!/^attr_[tnb]_[a-z0-9_]+$/.test(name)) return undefined
  const key = name.slice('attr_t_'.length)
  return houseKeys[key] ?? key
}

function inBothLanguages(value: string): AttributeValue {
  const parts = value.split(/, */).map((part) => part.trim())
  if (!parts.every((part) => colours[part.toLowerCase()])) return value
  return { fr: parts.map((part) => colours[part.toLowerCase()]).join(', '), en: parts.join(', ').toLowerCase() }
}

const mostValues = 64

/** Counts the attributes of a file, to tell those worth choosing by: on many rows, with few values. */
export class AttributeSurvey {
  private rows = 0
  private readonly seen = new Map<string, { rows: number; values: Set<string> }>()

  add(attributes: Readonly<Record<string, AttributeValue>>): void {
    this.rows += 1
    for (const [key, value] of Object.entries(attributes)) {
      const one = this.seen.get(key) ?? { rows: 0, values: new Set<string>() }
      one.rows += 1
      if (one.values.size <= mostValues) one.values.add(typeof value === 'object' ? value.en : String(value))
      this.seen.set(key, one)
    }
  }

  /** The attributes to add; those the catalogue knows already, by `isKnown`, stay as they are. */
  attributes(isKnown: (key: string) => boolean): AttributeToAdd[] {
    const enough = Math.max(2, this.rows / 400)
    const keys = [...this.seen].filter(([key]) => !isKnown(key)).sort(([one], [other]) => (one < other ? -1 : 1))
    return keys.map(([key, { rows, values }]) => {
      const [titleFr, titleEn, unit] = chosenBy[key] ?? [titleFrom(key), titleFrom(key), units[key]]
      const isNumberOfMany = values.size > mostValues && key !== 'cable_length'
      return {
        key,
        titleFr,
        titleEn,
        unit,
        facet: key in chosenBy && rows >= enough && values.size >= 2 && !isNumberOfMany,
      }
    })
  }
}

/** `contrast_ratio__typical_` → Contrast ratio (typical). */
function titleFrom(key: string): string {
  const words = key
    .replace(/__(.+?)_(?=_|$)/g, ' ($1)')
    .replaceAll('_', ' ')
    .replace(/ +/g, ' ')
    .trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
