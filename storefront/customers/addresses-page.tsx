import { addAddress, type CustomerFile, changeAddress, removeAddress } from '@filrouge/contract/customers.ts'
import { isId } from '@filrouge/kernel/ids.ts'
import { field, fieldErrors, goTo, link, type PageAnswer, type PageRequest, problemIn } from '../page.ts'
import { Field } from '../shell/pieces.tsx'
import { say } from '../words.ts'
import { accountRoom, type Said } from './account-shell.tsx'

const path = '/account/addresses'
type SavedAddress = CustomerFile['addresses'][number]
const fields = ['name', 'street', 'street2', 'postcode', 'city'] as const

/** Her address book: the first is the one the checkout proposes. */
export async function addressesPage(request: PageRequest): Promise<PageAnswer> {
  const isKept = request.query.get('kept') !== null
  return renderAddresses(request, isKept ? { good: say(request.language, 'account.kept') } : {})
}

async function renderAddresses(request: PageRequest, said: Said, status = 200): Promise<PageAnswer> {
  const { language, query } = request
  const edited = field(request, 'id') ?? query.get('edit')
  return accountRoom(
    request,
    path,
    said,
    ({ addresses }) => (
      <>
        <h1>{say(language, 'account.addresses')}</h1>
        {addresses.length === 0 && <p>{say(language, 'account.noAddress')}</p>}
        <ul class="rows">
          {addresses.map((address) => (
            <li key={address.id}>
              {edited === address.id ? (
                <AddressForm request={request} address={address} errors={said.errors ?? {}} />
              ) : (
                <AddressRow request={request} address={address} isOnly={addresses.length === 1} />
              )}
            </li>
          ))}
        </ul>
        {!addresses.some(({ id }) => id === edited) && (
          <section aria-labelledby="add-title">
            <h2 id="add-title">{say(language, 'account.addAddress')}</h2>
            <AddressForm request={request} errors={said.errors ?? {}} />
          </section>
        )}
      </>
    ),
    status,
  )
}

interface RowProps {
  request: PageRequest
  address: SavedAddress
  isOnly: boolean
}

function AddressRow({ request, address, isOnly }: RowProps) {
  const { language } = request
  const words = [address.street, address.street2].filter(Boolean).join(', ')
  return (
    <>
      <address>
        {address.name && <span>{address.name}</span>}
        <strong>{words}</strong>
        <span>{`${address.postcode} ${address.city}`}</span>
        {address.isDefault && !isOnly && <span class="status">{say(language, 'account.isDefault')}</span>}
      </address>
      <div class="actions">
        <a class="plain-link" href={link(language, `${path}?edit=${address.id}`)}>
          {say(language, 'account.change')}
          <span class="unseen"> {words}</span>
        </a>
        {!address.isDefault && !isOnly && (
          <form method="post" action={link(language, `${path}/default`)} data-once>
            <input type="hidden" name="id" value={address.id} />
            {fields.map((name) => (
              <input key={name} type="hidden" name={name} value={address[name] ?? ''} />
            ))}
            <button type="submit" class="button-link">
              {say(language, 'account.makeDefault')}
              <span class="unseen"> {words}</span>
            </button>
          </form>
        )}
        <form method="post" action={link(language, `${path}/remove`)} data-once>
          <input type="hidden" name="id" value={address.id} />
          <button type="submit" class="button-link">
            {say(language, 'account.remove')}
            <span class="unseen"> {words}</span>
          </button>
        </form>
      </div>
    </>
  )
}

interface FormProps {
  request: PageRequest
  address?: SavedAddress
  errors: Record<string, string>
}

function AddressForm({ request, address, errors }: FormProps) {
  const { language } = request
  const text = (name: (typeof fields)[number]) => ({
    name,
    value: request.form?.get(name) ?? address?.[name],
    error: errors[name],
  })
  return (
    <form method="post" action={link(language, path)} data-once novalidate>
      {address && <input type="hidden" name="id" value={address.id} />}
      {address?.isDefault && <input type="hidden" name="default" value="yes" />}
      <div class="fields">
        <Field {...text('name')} label={say(language, 'account.toWhom')} autocomplete="name" maxLength={120} />
        <Field {...text('street')} label={say(language, 'field.street')} autocomplete="address-line1" maxLength={200} />
        <Field
          {...text('street2')}
          label={say(language, 'field.street2')}
          autocomplete="address-line2"
          maxLength={200}
        />
        <Field
          {...text('postcode')}
          label={say(language, 'field.postcode')}
          autocomplete="postal-code"
          inputMode="numeric"
          maxLength={12}
        />
        <Field {...text('city')} label={say(language, 'field.city')} autocomplete="address-level2" maxLength={120} />
      </div>
      <button type="submit" class="button">
        {say(language, 'account.keep')}
      </button>
    </form>
  )
}

const written = (request: PageRequest) => ({
  name: field(request, 'name'),
  street: field(request, 'street') ?? '',
  street2: field(request, 'street2'),
  postcode: field(request, 'postcode') ?? '',
  city: field(request, 'city') ?? '',
  country: 'FR',
})

/** Adds an address, or keeps the changes of one. */
export async function keepAddress(request: PageRequest): Promise<PageAnswer> {
  const { language } = request
  const missing = (['street', 'postcode', 'city'] as const).filter((name) => !field(request, name))
  if (missing.length > 0) {
    const errors = Object.fromEntries(missing.map((name) => [name, say(language, `missing.${name}`)]))
    return renderAddresses(request, { errors }, 422)
  }
  const id = field(request, 'id')
  try {
    if (isId('address', id)) {
      const isDefault = field(request, 'default') === 'yes'
      await request.api(changeAddress, { ...written(request), id, isDefault })
    } else await request.api(addAddress, written(request))
    return goTo(request, `${path}?kept=1`)
  } catch (error) {
    const problem = problemIn(error)
    if (problem?.status !== 422) throw error
    return renderAddresses(request, { errors: fieldErrors(problem) }, 422)
  }
}

/** Makes an address the one that is proposed first. */
export async function makeDefault(request: PageRequest): Promise<PageAnswer> {
  const id = field(request, 'id')
  if (isId('address', id)) await request.api(changeAddress, { ...written(request), id, isDefault: true })
  return goTo(request, `${path}?kept=1`)
}

/** Takes an address out of the book. */
export async function dropAddress(request: PageRequest): Promise<PageAnswer> {
  const id = field(request, 'id')
  if (isId('address', id)) await request.api(removeAddress, { id })
  return goTo(request, `${path}?kept=1`)
}
