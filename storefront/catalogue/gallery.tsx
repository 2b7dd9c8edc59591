import type { Picture as PictureView, ProductView, VariantView } from '@filrouge/contract/catalogue.ts'
import type { PageRequest } from '../page.ts'
import { categoryIcon, Icon } from '../shell/icons.tsx'
import { say } from '../words.ts'

/** The pictures that show what was chosen: its own first, then those of no other colour. */
export function picturesOf(product: ProductView, chosen: VariantView): PictureView[] {
  const others = new Set(
    product.variants.flatMap(({ picture }) =>
      picture && picture.small !== chosen.picture?.small ? [picture.small] : [],
    ),
  )
  const rest = product.pictures.filter(({ small }) => small !== chosen.picture?.small && !others.has(small))
  return chosen.picture ? [chosen.picture, ...rest] : rest
}

interface GalleryProps {
  request: PageRequest
  product: ProductView
  pictures: readonly PictureView[]
}

/** The pictures of an article: swiped on a phone, chosen by thumbnail on a wide screen, each opened large by a press. The browser does it all. */
export function Gallery({ request, product, pictures }: GalleryProps) {
  const { language } = request
  const [first] = pictures
  if (!first) {
    return (
      <div class="gallery">
        <div class="gallery-none">
          <Icon name={categoryIcon(product.category.code)} />
        </div>
      </div>
    )
  }
  return (
    <div class="gallery" data-gallery>
      <ul class="gallery-strip" data-strip aria-label={say(language, 'product.pictures')}>
        {pictures.map((picture, index) => (
          <li key={picture.small} id={`picture-${index + 1}`}>
            <button type="button" class="gallery-open" popovertarget={`zoom-${index + 1}`}>
              <img
                src={picture.large}
                srcset={`${picture.small} 400w, ${picture.large} ${picture.width}w`}
                sizes="(min-width: 60rem) 45vw, 100vw"
                width={picture.width}
                height={picture.height}
                alt={picture.alt}
                loading={index === 0 ? 'eager' : 'lazy'}
                fetchpriority={index === 0 ? 'high' : 'auto'}
                decoding={index === 0 ? 'sync' : 'async'}
              />
              <span class="unseen">{say(language, 'product.enlarge')}</span>
            </button>
          </li>
        ))}
      </ul>
      {pictures.length > 1 && (
        <ul class="gallery-thumbnails">
          {pictures.map((picture, index) => (
            <li key={picture.small}>
              <a href={`#picture-${index + 1}`} aria-current={index === 0 ? 'true' : undefined}>
                <img src={picture.small} width={80} height={80} alt={picture.alt} loading="lazy" decoding="async" />
              </a>
            </li>
          ))}
        </ul>
      )}
      {pictures.map((picture, index) => (
        <div
          key={picture.small}
          id={`zoom-${index + 1}`}
          class="zoom"
          popover="auto"
          role="dialog"
          aria-label={picture.alt}
        >
          <button
            type="button"
            class="zoom-close"
            popovertarget={`zoom-${index + 1}`}
            popovertargetaction="hide"
            aria-label={say(language, 'shell.close')}
          >
            <Icon name="close" />
          </button>
          <img
            src={picture.large}
            width={picture.width}
            height={picture.height}
            alt=""
            loading="lazy"
            decoding="async"
          />
        </div>
      ))}
    </div>
  )
}
