import type { OfficeWord } from '../say.ts'
import { canSell, hasRole, type Session } from './session.ts'

/** One of the places the office is made of, with the letter that leads there after « g ». */
export interface Area {
  to: string
  word: OfficeWord
  letter: string
  isHere: (path: string) => boolean
}

const under = (to: string) => (path: string) => path === to || path.startsWith(`${to}/`)

const home: Area = { to: '/', word: 'menu.home', letter: 'h', isHere: (path) => path === '/' }
const orders: Area = { to: '/orders', word: 'menu.orders', letter: 'o', isHere: under('/orders') }
const customers: Area = { to: '/customers', word: 'menu.customers', letter: 'c', isHere: under('/customers') }
const articles: Area = { to: '/articles', word: 'menu.articles', letter: 'a', isHere: under('/articles') }
const stock: Area = { to: '/stock', word: 'menu.stock', letter: 's', isHere: under('/stock') }

const offers: Area = { to: '/offers', word: 'menu.offers', letter: 'p', isHere: under('/offers') }

const imports: Area = { to: '/imports', word: 'menu.imports', letter: 'i', isHere: under('/imports') }

const figures: Area = { to: '/figures', word: 'menu.figures', letter: 'f', isHere: under('/figures') }

const bringsFiles = ({ roles }: Pick<Session, 'roles'>) =>
  roles.some((role) => role === 'merchandiser' || role === 'manager' || role === 'admin')

/** The areas that are open to a person: nobody is shown a door that stays shut. */
export function areasFor(session: Pick<Session, 'roles'>): Area[] {
  const files = bringsFiles(session) ? [imports] : []
  const told = hasRole(session, 'manager', 'marketer', 'merchandiser') ? [figures] : []
  return canSell(session)
    ? [home, orders, customers, articles, stock, offers, ...told, ...files]
    : [home, articles, stock, offers, ...told, ...files]
}
