/** Tells the thumbnails which picture is in sight; the swiping itself is the browser's. */
export function followGallery(gallery: HTMLElement): void {
  const thumbnails = new Map(
    [...gallery.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')].map((link) => [link.hash.slice(1), link]),
  )
  const strip = gallery.querySelector<HTMLElement>('[data-strip]')
  if (!strip || thumbnails.size === 0) return
  const sight = new IntersectionObserver(
    (seen) => {
      for (const { target, isIntersecting } of seen)
        if (isIntersecting)
          for (const [id, link] of thumbnails)
            if (id === target.id) link.setAttribute('aria-current', 'true')
            else link.removeAttribute('aria-current')
    },
    { root: strip, threshold: 0.6 },
  )
  for (const picture of strip.children) sight.observe(picture)
  // The address stays that of the article, and the page stays where it is.
  for (const [id, link] of thumbnails)
    link.addEventListener('click', (event) => {
      const picture = document.getElementById(id)
      if (!picture) return
      event.preventDefault()
      strip.scrollTo({ left: picture.offsetLeft - strip.offsetLeft })
    })
}
