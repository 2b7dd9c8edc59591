import {
  type ProductCard,
  searchProducts,
  shownPrice,
  showVariant,
  type VariantView,
} from '@filrouge/contract/catalogue.ts'
import { useAsk } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { Money } from '@filrouge/ui/components/money.tsx'
import { NetMoney } from '@filrouge/ui/components/net-money.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { Spinner } from '@filrouge/ui/components/spinner.tsx'
import { useId, useState } from 'preact/hooks'
import { Thumbnail } from '../frame/thumbnail.tsx'
import { useWords } from '../say.ts'
import { mayBeCode, variantWords } from './article-code.ts'
import { useAfterPause } from './use-after-pause.ts'

/** What can be chosen of one article. */
interface Choice {
  title: string
  image: string | undefined
  brand?: string
  vatRatePercent: number
  variants: VariantView[]
}

/** Articles by reference, barcode or words, each with a button that chooses one of its variants. */
export function ArticleFinder(props: {
  label: string
  placeholder: string
  /** The word on the button, and its name for one article. */
  choose: string
  chooseNamed: (title: string) => string
  needsPrice: boolean
  /** Prices are told without tax first. */
  isCompany?: boolean
  onChoose: (variant: VariantView) => void
  autoFocus?: boolean
}) {
  const say = useWords()
  const [typed, setTyped] = useState('')
  const text = useAfterPause(typed.trim())
  const search = useAsk(searchProducts, text.length >= 2 ? { query: text, limit: 8 } : null)
  const byCode = useAsk(showVariant, mayBeCode(text) ? { code: text } : null).answer
  const choices = choicesOf(byCode, search.answer?.items ?? [])
  const isAnswered = text.length >= 2 && !search.isBusy && !search.problem
  return (
    <div class="stack-small">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const only = choices.length === 1 || byCode ? choices[0]?.variants : undefined
          if (only?.length === 1 && only[0] && (only[0].price || !props.needsPrice)) props.onChoose(only[0])
        }}
      >
        <Field
          label={props.label}
          name="article"
          type="search"
          placeholder={props.placeholder}
          autocomplete="off"
          maxLength={200}
          value={typed}
          onValue={setTyped}
          autoFocus={props.autoFocus ?? false}
        />
      </form>
      <Problem problem={search.problem} onRetry={search.again} />
      {search.isBusy && choices.length === 0 && text.length >= 2 && <Spinner />}
      {search.answer?.corrected && <p class="soft small">{say('sell.corrected', { text: search.answer.corrected })}</p>}
      {choices.length > 0 && (
        // biome-ignore lint/a11y/noRedundantRoles: Safari forgets that a list without bullets is one
        <ul class="choices" role="list">
          {choices.map((choice) => (
            <ChoiceRow key={choice.variants[0]?.sku} choice={choice} {...props} />
          ))}
        </ul>
      )}
      {isAnswered && choices.length === 0 && (
        <div class="stack-small" role="status">
          <p class="strong">{say('sell.nothingFound', { text })}</p>
          <p class="soft">{say('sell.nothingFoundLead')}</p>
        </div>
      )}
    </div>
  )
}

function choicesOf(byCode: (VariantView & { product: ProductCard }) | undefined, found: ProductCard[]): Choice[] {
  const exact = byCode
    ? [
        {
          ...{
            title: byCode.product.title,
            image: byCode.product.image,
            brand: byCode.product.brand,
            variants: [byCode],
          },
          vatRatePercent: byCode.product.vatRatePercent,
        },
      ]
    : []
  const others = found
    .filter((product) => product.variants.length > 0 && product.id !== byCode?.product.id)
    .map(({ title, image, brand, vatRatePercent, variants }) => ({ title, image, brand, vatRatePercent, variants }))
  return [...exact, ...others]
}

function ChoiceRow(props: {
  choice: Choice
  choose: string
  chooseNamed: (title: string) => string
  needsPrice: boolean
  /** Prices are told without tax first. */
  isCompany?: boolean
  onChoose: (variant: VariantView) => void
}) {
  const say = useWords()
  const id = useId()
  const { title, variants } = props.choice
  const [sku, setSku] = useState(variants[0]?.sku)
  const variant = variants.find((one) => one.sku === sku) ?? variants[0]
  if (!variant) return null
  const { price, priorPrice } = shownPrice(variant)
  const isSellable = variant.price !== undefined || !props.needsPrice
  return (
    <li class="choice">
      <Thumbnail image={props.choice.image} />
      <div class="choice-what">
        <p class="strong" id={`${id}-title`}>
          {title}
        </p>
        <p class="small soft">
          {props.choice.brand} · <span class="figures">{variant.sku}</span>
          {variants.length === 1 && variantWords(variant) && ` · ${variantWords(variant)}`}
        </p>
        {variants.length > 1 && (
          <select
            aria-labelledby={`${id}-title`}
            value={variant.sku}
            onChange={(event) => setSku(event.currentTarget.value)}
          >
            {variants.map((one) => (
              <option key={one.sku} value={one.sku}>
                {variantWords(one) || one.sku}
              </option>
            ))}
          </select>
        )}
        {!isSellable && <p class="small soft">{say('sell.noPrice')}</p>}
      </div>
      <p class="choice-price">
        {price && <NetMoney amount={price} withoutVat={props.isCompany ? props.choice.vatRatePercent : undefined} />}{' '}
        {priorPrice && !props.isCompany && <Money amount={priorPrice} kind="prior" />}
      </p>
      <Button
        name={props.chooseNamed(variants.length > 1 ? `${title}, ${variantWords(variant)}` : title)}
        isDisabled={!isSellable}
        onPress={() => props.onChoose(variant)}
      >
        {props.choose}
      </Button>
    </li>
  )
}
