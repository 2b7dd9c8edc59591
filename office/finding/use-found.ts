import type { ProblemError } from '@filrouge/client/client.ts'
import { searchProducts } from '@filrouge/contract/catalogue.ts'
import { findCustomers } from '@filrouge/contract/customers.ts'
import { listOrders } from '@filrouge/contract/orders.ts'
import { asProblem, useApi, useLanguage } from '@filrouge/ui/app.ts'
import { useEffect, useState } from 'preact/hooks'
import { canSell, useSession } from '../frame/session.ts'
import { type Found, foundList, looksLike } from './found-list.ts'

export interface Finding {
  /** The text that `found` answers; behind what is typed while the answer is on its way. */
  text: string
  found: Found[]
  problem?: ProblemError
}

const nothing: Finding = { text: '', found: [] }
const pauseMs = 30
const none = { items: [] }

/**
 * Customers, orders and articles for what is typed, as far as the role opens them, asked after a short pause; a question that is overtaken is
 * called back. What was found before stays until the new answer is there.
 */
export function useFound(typed: string): Finding {
  const api = useApi()
  const language = useLanguage()
  const mayFindPeople = canSell(useSession())
  const [finding, setFinding] = useState(nothing)
  const text = typed.trim()
  // Titles are in the reader's language, so that another language asks again
  useEffect(() => {
    if (text === '') {
      setFinding(nothing)
      return
    }
    const stopper = new AbortController()
    const { signal } = stopper
    const ask = async () => {
      const [customers, orders, articles] = await Promise.all([
        mayFindPeople ? api(findCustomers, { query: text, limit: 6 }, { signal }) : none,
        mayFindPeople ? api(listOrders, { query: text, limit: 6 }, { signal }) : none,
        looksLike(text) === 'words' ? api(searchProducts, { query: text, limit: 5 }, { signal }) : none,
      ])
      return foundList({ customers: customers.items, orders: orders.items, articles: articles.items })
    }
    const timer = setTimeout(() => {
      ask().then(
        (found) => signal.aborted || setFinding({ text, found }),
        (error) => signal.aborted || setFinding({ text, found: [], problem: asProblem(error) }),
      )
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      stopper.abort()
    }
  }, [text, api, language, mayFindPeople])
  return finding
}
