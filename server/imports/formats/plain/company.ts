import type { Company } from '@filrouge/contract/companies.ts'
import { compactCompanyNumber, frenchVatNumberOf, isSiren } from '@filrouge/kernel/siren.ts'

type Field = 'name' | 'siren' | 'vatNumber'

/** The company that a row says somebody bought for, by the rule that she herself is held to; what is wrong with it goes to `bad`. */
export function readCompany(
  { name, ...typed }: Partial<Record<Field, string>>,
  bad: (field: Field, code: string) => void,
): Company | undefined {
  const siren = compactCompanyNumber(typed.siren ?? '')
  const vatNumber = compactCompanyNumber(typed.vatNumber ?? '')
  if (siren === '') {
    if (vatNumber !== '') bad('siren', 'missing')
    return undefined
  }
  if (!isSiren(siren)) return void bad('siren', 'not_a_siren')
  if (vatNumber !== '' && vatNumber !== frenchVatNumberOf(siren)) return void bad('vatNumber', 'not_the_vat_number')
  if (!name) return void bad('name', 'missing')
  return { name, siren, ...(vatNumber === '' ? {} : { vatNumber }) }
}
