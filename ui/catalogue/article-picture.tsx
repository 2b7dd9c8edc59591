import { Icon, type IconName } from '../components/icon.tsx'

const drawings: readonly (readonly [IconName, RegExp])[] = [
  ['television', /^(image|televisions?|soundbars)/],
  ['audio', /^(audio|headphones|earphones|speakers)/],
  ['smartphone', /^(telephon)/],
  ['laptop', /^(computing|computer|laptops|desktops|tablets)/],
  ['clothes', /^(fashion|jeans)/],
  ['cooking', /^(kitchen|kettles|food|cookware)/],
  ['home', /^(home|vacuum|lighting|linen|comfort)/],
]

/** An article’s picture; where there is none, the drawing of its category. It repeats the title beside it, so it is not heard. */
export function ArticlePicture(props: {
  image: string | undefined
  category: string | undefined
  size?: 'small' | 'large'
}) {
  const { image, category = '', size = 'small' } = props
  const side = size === 'small' ? 56 : 120
  return (
    <span class={`article-picture is-${size}`}>
      {image ? (
        <img src={image} alt="" width={side} height={side} loading={size === 'small' ? 'lazy' : undefined} />
      ) : (
        <Icon name={drawings.find(([, categories]) => categories.test(category))?.[0] ?? 'article'} />
      )}
    </span>
  )
}
