import { fold } from '@filrouge/kernel/text.ts'
import type { CategoryToAdd } from '../../catalogue/public.ts'
import type { ElectronicsRow } from './electronics-row.ts'

/** What the house's own tree has no place for. */
export const electronicsCategories: readonly CategoryToAdd[] = [
  { code: 'electronics', titleFr: 'Électronique et bureau', titleEn: 'Electronics and office', position: 8 },
  ...[
    ['ink-and-toner', 'Encres et toners', 'Ink and toner'],
    ['printers', 'Imprimantes et scanners', 'Printers and scanners'],
    ['paper-and-labels', 'Papiers et étiquettes', 'Paper and labels'],
    ['cables', 'Câbles et adaptateurs', 'Cables and adapters'],
    ['networking', 'Réseau et serveurs', 'Networking and servers'],
    ['components', 'Processeurs et composants', 'Processors and components'],
    ['memory-and-storage', 'Mémoire et stockage', 'Memory and storage'],
    ['power', 'Alimentation et onduleurs', 'Power and UPS'],
    ['monitors', 'Écrans', 'Monitors'],
    ['projection', 'Projection', 'Projection'],
    ['photo-and-video', 'Photo et vidéo', 'Photo and video'],
    ['bags-and-cases', 'Sacs et housses', 'Bags and cases'],
    ['mounts-and-racks', 'Supports et baies', 'Mounts and racks'],
    ['office-supplies', 'Fournitures de bureau', 'Office supplies'],
    ['toys', 'Jouets', 'Toys'],
    ['personal-care', 'Soin de la personne', 'Personal care'],
    ['services-and-warranties', 'Services et garanties', 'Services and warranties'],
    ['other-electronics', 'Autres', 'Other'],
  ].map(([code = '', titleFr = '', titleEn = ''], place) => ({
    code,
    parent: 'electronics',
    titleFr,
    titleEn,
    position: place + 1,
  })),
]

const fallback = 'other-electronics'

const byType: Readonly<Record<string, string>> = {
  processor: 'components',
  'desktop board': 'components',
  'server/workstation board': 'components',
  notebook: 'laptops',
  netbook: 'laptops',
  chromebook: 'laptops',
  'hybrid (2-in-1)': 'laptops',
  'mobile workstation': 'laptops',
  pc: 'desktops',
  workstation: 'desktops',
  'all-in-one pc': 'desktops',
  headphones: 'headphones',
  headset: 'headphones',
  'network interface card': 'networking',
  'drip coffee maker': 'kettles',
  'pod coffee machine': 'kettles',
  'espresso machine': 'kettles',
  'stereo portable speaker': 'speakers',
}

/** The first that fits the folded title wins: the narrow ones stand before the wide ones. */
const byTitle: readonly [category: string, pattern: RegExp][] = [
  [
    'services-and-warranties',
    /\b(warranty|care ?pack|renewal|onsite|on-site|support contract|extended service|installation service|supp)\b/,
  ],
  [
    'headphones',
    /\b(headphones?|headsets?)\b(?!.*\b(adapter|cable|splitter|stand)\b)(?<!\b(adapter|cable|splitter|extension)\b.*)/,
  ],
  ['earphones', /\b(earphones?|earbuds?|earhook|in-ear)\b/],
  ['soundbars', /\bsound ?bars?\b/],
  [
    'ink-and-toner',
    /\b(toners?|ink|cartridges?|drums?|fuser|print ?heads?|waste|transfer (belt|kit|roller)|ribbons?|imaging unit|developer|singlepack|multipack|inkjet original)\b|\boriginal (black|cyan|magenta|yellow|photo|light|matte)\b/,
  ],
  [
    'bags-and-cases',
    /\b(backpack|briefcase|sleeve|notebook case|camera case|carrying case|bag|cover case|messenger)\b/,
  ],
  [
    'cables',
    /\b(cables?|cords?|patch|couplers?|m\/m|m\/f|f\/f|splitter|extender|keystone|faceplate|gender changer)\b|\bconnectors?$/,
  ],
  ['projection', /\b(projectors?|projection|projector lamp|elplp\w+)\b/],
  [
    'printers',
    /\b(printers?|laserjet|officejet|deskjet|photosmart|designjet|multifunction(al)?|plotter|scanjet|scanners?|laser ?shot|mfp)\b|\bdpi a[34]\b/,
  ],
  ['paper-and-labels', /\b(papers?|labels?|film|media|envelopes?|tags?|canvas|photo pockets|textile|sheets?)\b/],
  [
    'laptops',
    /\b(notebook pc|notebook|laptop|thinkpad|elitebook|probook|chromebook|netbook)\b(?!.*\b(case|stand|lock|adapter|battery|dock)\b)/,
  ],
  ['telephones', /\b(smartphone|galaxy (s|a|note|m)\d|moto g|iphone|4g usb type-c|5g usb type-c)\b/],
  ['tablets', /\b(tablet|galaxy tab|ipad|ipaq)\b/],
  ['televisions', /\b(tv|television)\b(?!.*\b(mount|bracket|stand|cable|tuner)\b)/],
  ['monitors', /\b(monitor|lcd|display)\b(?!.*\b(mount|bracket|stand|cable|arm)\b)/],
  ['desktops', /\b(workstation|microtower|small form factor|all-in-one pc|desktop pc|nettop|mini pc|thin client)\b/],
  [
    'components',
    /\b(processor|motherboard|xeon|pentium|celeron|socket|graphics card|cooling|chassis|computer case|fan|heatsink|micro atx|atx)\b/,
  ],
  [
    'memory-and-storage',
    /\b(memory|ddr\d?|hdd|ssd|hard (drive|disk)|flash drive|usb stick|dimm|tape|cd-rw?|dvd[-+]?r?w?|raid|disk array|serial ata|sata|scsi|lto|microsd|storage)\b/,
  ],
  [
    'power',
    /\b(ups|uninterruptible|surge|pdu|power|batter(y|ies)|outlets?|ac adapter|chargers?|inverter|transformer)\b/,
  ],
  [
    'networking',
    /\b(switch|router|network(ing)?|ethernet|wi-?fi|access point|transceiver|gbic|sfp|modem|server|nic|netbotz|print server|powerline)\b/,
  ],
  [
    'computer-accessories',
    /\b(keyboards?|mouse|mice|keypad|trackball|webcam|docking|usb hub|hub|card reader|kvm|mouse pad|lock)\b/,
  ],
  ['photo-and-video', /\b(camera|lens|camcorder|photo ?frame|tripod|video)\b/],
  [
    'toys',
    /\b(dolls?|toys?|games?|puzzle|kids|lego|playmobil|barbie|figures?|sylvanian|vtech|crayola|paw patrol|l\.o\.l|beads|pieces)\b/,
  ],
  ['personal-care', /\b(shavers?|hair|epil|toothbrush|trimmer|groom|massag)/],
  ['kettles', /\b(kettle|coffee|espresso|senseo|toaster)\b/],
  ['food-preparation', /\b(blender|mixer|fryer|juicer|cooker|grill)\b/],
  ['vacuum-cleaners', /\b(vacuum|iron|exhaust filter|steam)\b/],
  ['lighting', /\b(bulb|lamp|luminaire|spot light)\b/],
  ['speakers', /\b(speakers?|subwoofer|radio|hi-?fi)\b/],
  ['telephone-accessories', /\b(screen protector|phone (case|holder)|mobile phone)\b/],
  ['mounts-and-racks', /\b(mount|bracket|racks?|stand|arm|enclosure|panel)\b/],
  [
    'office-supplies',
    /\b(binder|folder|pen|hole punch|stapler|calculator|index|desk|laminator|shredder|notebook a\d|wow)\b/,
  ],
]

/** The category a row belongs to, guessed from its type, then from its title; `isKnown` tells whether the tree has a code. */
export function categoryOf(row: ElectronicsRow, isKnown: (code: string) => boolean): string {
  const type = row.attr_t_product_type
  const named = typeof type === 'string' ? byType[type.toLowerCase()] : undefined
  const guessed = named ?? byTitle.find(([, pattern]) => pattern.test(fold(row.title)))?.[0]
  return guessed !== undefined && isKnown(guessed) ? guessed : fallback
}
