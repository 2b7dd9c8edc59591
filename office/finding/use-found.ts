import type { ProblemError } from '@filrouge/client/client.ts'
import { searchProducts } from '@filrouge/contract/catalogue.ts'
import { findCustomers } from '@filrouge/contract/customers.ts'
import { listOrders } from '@filrouge/contract/orders.ts'
import { asProblem, useApi, useLanguage } from '@filrouge/ui/app.ts'
import { useEffect, useState } from 'preact/hooks'
import { type Found, foundList, looksLike } from './found-list.ts'

export interface Finding {
  /** The text that `found` answers; behind what is typed while the answer is on its way. */
  text: string
  found: Found[]
  problem?: ProblemError
}

const nothing: Finding = { text: '', found: [] }
const pauseMilliseconds = 150

/** Customers, orders and articles for what is typed, asked after a short pause. What was found before stays until the new answer is there. */
export function useFound(typed: string): Finding {
  const api = useApi()
  const language = useLanguage()
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
        api(findCustomers, { query: text, limit: 6 }, { signal }),
        api(listOrders, { query: text, limit: 6 }, { signal }),
        looksLike(text) === 'words' ? api(searchProducts, { query: text, limit: 3 }, { signal }) : { items: [] },
      ])
      return foundList({ customers: customers.items, orders: orders.items, articles: articles.items })
    }
    const timer = setTimeout(() => {
      ask().then(
        (found) => signal.aborted || setFinding({ text, found }),
        (error) => signal.aborted || setFinding({ text, found: [], problem: asProblem(error) }),
      )
    }, pauseMilliseconds)
    return () => {
      clearTimeout(timer)
      stopper.abort()
    }
  }, [text, api, language])
  return finding
}
