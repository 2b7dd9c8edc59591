import type { ProductView, VariantView } from '@filrouge/contract/catalogue.ts'
import type { Language } from '@filrouge/contract/shapes.ts'
import { link, type PageRequest, withQuery } from '../page.ts'
import { say } from '../words.ts'

const known = { size: 'option.size', colour: 'option.colour', storage: 'option.storage' } as const

/** The name of what varies: « Taille »; an option nobody named is shown as it is. */
function nameOfOption(key: string, language: Language): string {
  return key in known ? say(language, known[key as keyof typeof known]) : key
}

/** What tells a variant from the others: « bleu, 38 ». */
export function nameOfVariant(variant: VariantView, language: Language): string {
  const values = Object.entries(variant.options).map(([key, value]) =>
    key === 'size' ? `${nameOfOption(key, language).toLowerCase()} ${value}` : value,
  )
  return values.join(', ')
}

interface ChoiceProps {
  request: PageRequest
  product: ProductView
  chosen: VariantView
}

/** Sizes and colours as links: each leads to the variant that differs in that alone, or is nearest to it. Colours show their picture. */
export function VariantChoice({ request, product, chosen }: ChoiceProps) {
  const { language } = request
  const keys = [...new Set(product.variants.flatMap((variant) => Object.keys(variant.options)))]
  const address = (sku: string) => link(language, withQuery(`/products/${product.handle}`, { sku }))
  return (
    <div class="variants">
      {keys.map((key) => (
        <nav key={key} aria-label={nameOfOption(key, language)}>
          <p class="variants-name">
            {nameOfOption(key, language)} <strong>{chosen.options[key]}</strong>
          </p>
          <ul class="chips">
            {valuesOf(product, key).map((value, index) => {
              const variant = nearest(product, chosen, key, value)
              const picture = key === 'colour' ? variant.picture : undefined
              return (
                <li key={value}>
                  <a
                    id={`option-${key}-${index}`}
                    class={picture ? 'chip swatch' : 'chip'}
                    href={address(variant.sku)}
                    aria-current={chosen.options[key] === value ? 'true' : undefined}
                    rel="nofollow"
                    data-swap="article"
                  >
                    {picture && <img src={picture.small} alt="" width={56} height={56} decoding="async" />}
                    <span>{value}</span>
                  </a>
                </li>
              )
            })}
          </ul>
        </nav>
      ))}
    </div>
  )
}

function valuesOf(product: ProductView, key: string): string[] {
  return [...new Set(product.variants.map((variant) => variant.options[key]).filter((value) => value !== undefined))]
}

function nearest(product: ProductView, chosen: VariantView, key: string, value: string): VariantView {
  const candidates = product.variants.filter((variant) => variant.options[key] === value)
  const alike = (variant: VariantView) =>
    Object.entries(chosen.options).filter(([name, held]) => name !== key && variant.options[name] === held).length
  return candidates.reduce((best, one) => (alike(one) > alike(best) ? one : best), candidates[0] ?? chosen)
}
