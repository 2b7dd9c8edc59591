import { expect, it } from 'vitest'
import { stillKept } from './kept-answers.ts'

const now = Date.parse('2026-11-23T18:00:00Z')
const hour = 3_600_000
const seen = (hoursAgo: number) => ({ answer: {}, at: now - hoursAgo * hour })

it('what was seen in the working day is kept, the latest first; yesterday is forgotten', () => {
  const all = [
    ['showStock fr {"sku":"A"}', seen(3)],
    ['showCustomer fr {"id":"cus_1"}', seen(13)],
    ['showVariant fr {"code":"A"}', seen(1)],
  ] as const
  expect(stillKept(all, now).map(([question]) => question.split(' ')[0])).toEqual(['showVariant', 'showStock'])
})

it('the secret address of a payment is never kept', () => {
  expect(stillKept([['showPaymentRequest fr {"id":"prq_x"}', seen(0)]], now)).toEqual([])
})
