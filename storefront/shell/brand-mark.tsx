/** Volta's mark: a V whose right arm is a bolt. Drawn in the colour of the text; the bolt in the spark's. */
export function BrandMark() {
  return (
    <svg class="brand-mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path class="brand-mark-arm" d="M2 4h9l6 15-3.4 9z" />
      <path class="brand-mark-bolt" d="M20 4h10l-6.5 9.5h5L14 29l4.6-12.5h-4z" />
    </svg>
  )
}

/** The mark as the browser's icon, in line since it is smaller than a request. */
export const brandIcon =
  'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 40 40%22%3E%3Crect width=%2240%22 height=%2240%22 rx=%229%22 fill=%22%23150c4f%22/%3E%3Cpath fill=%22%23fff%22 d=%22M6 8h9l6 15-3.4 9z%22/%3E%3Cpath fill=%22%23e3ff3b%22 d=%22M24 8h10l-6.5 9.5h5L18 33l4.6-12.5h-4z%22/%3E%3C/svg%3E'

/** What browsers paint around the page. */
export const brandColour = '#150c4f'
