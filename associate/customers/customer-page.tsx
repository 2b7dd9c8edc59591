import { type CustomerFile, showCustomer } from '@filrouge/contract/customers.ts'
import { recordTouch } from '@filrouge/contract/journeys.ts'
import { type Id, isId } from '@filrouge/kernel/ids.ts'
import { useApi } from '@filrouge/ui/app.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { DateWords } from '@filrouge/ui/components/date-words.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { AskedProblem } from '@filrouge/ui/components/seen-at.tsx'
import { Skeleton } from '@filrouge/ui/components/skeleton.tsx'
import { CustomerCompany } from '@filrouge/ui/customers/company.tsx'
import { CustomerCoupons } from '@filrouge/ui/customers/customer-coupons.tsx'
import { LifeThread } from '@filrouge/ui/customers/life-thread.tsx'
import { phoneWords } from '@filrouge/ui/phone.ts'
import { Link } from '@filrouge/ui/router.tsx'
import type { ComponentChild } from 'preact'
import { useEffect } from 'preact/hooks'
import { useSale } from '../carts/sale.tsx'
import { useWords } from '../say.ts'
import { LoyaltyLine } from './loyalty-line.tsx'

/** Her file: orders of every channel, basket, last touches. Opening it makes her the customer being served. */
export function CustomerPage({ id }: { id: string }) {
  const word = useWords()
  const api = useApi()
  const sale = useSale()
  const asked = useAsk(showCustomer, { id: id as Id<'customer'> })
  const file = asked.answer
  useEffect(() => {
    if (!file || asked.isBusy || !isId('customer', id)) return
    if (sale.customerId !== file.id) {
      void api(recordTouch, { kind: 'shop_visit', customerId: file.id }).catch(() => undefined)
      sale.serve(file)
    }
    // Only when her file arrives: leaving her while it is open must not call her back.
  }, [file?.id, asked.isBusy])
  if (!file) {
    return (
      <div class="stack">
        <h1 class="only-heard">{word('customers.file')}</h1>
        {asked.problem ? <Problem problem={asked.problem} onRetry={asked.again} /> : <Skeleton lines={6} />}
      </div>
    )
  }
  return <File file={file} problem={<AskedProblem asked={asked} />} onChange={asked.again} />
}

function File({ file, problem, onChange }: { file: CustomerFile; problem: ComponentChild; onChange: () => void }) {
  const word = useWords()
  const sale = useSale()
  const reach = [...file.emails, ...file.phones.map(phoneWords)]
  const basket = sale.customerId === file.id ? (sale.cart ?? file.basket) : file.basket
  return (
    <div class="stack">
      <header>
        <h1>{file.name ?? reach[0] ?? word('customer.unnamed')}</h1>
        <p class="soft">{reach.join(' · ')}</p>
        <p class="soft small">
          {word('customers.since')} <DateWords at={file.createdAt} />
        </p>
      </header>
      {problem}
      <LoyaltyLine loyalty={file.loyalty} />
      <CustomerCompany file={file} onChange={onChange} />
      <CustomerCoupons customerId={file.id} />
      <section class="stack-small">
        <h2>{word('customers.thread')}</h2>
        <LifeThread file={file} basket={basket} basketPath="/basket" />
      </section>
      <div class="thumb-bar">
        <Link to="/scan" class="button button-primary button-wide">
          <Icon name="scan" />
          {word('customers.sell')}
        </Link>
      </div>
    </div>
  )
}
