/** The picture of an article beside its name, so it is not heard; where there is none, its place stays. */
export function Thumbnail({ image, isLarge = false }: { image: string | undefined; isLarge?: boolean }) {
  const name = isLarge ? 'thumbnail is-large' : 'thumbnail'
  if (!image) return <span class={`${name} is-missing`} aria-hidden="true" />
  return <img class={name} src={image} alt="" loading="lazy" decoding="async" width={80} height={80} />
}
