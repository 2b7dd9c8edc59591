import { listPostcodes } from '@filrouge/contract/locations.ts'
import { Fragment } from 'preact'
import { link, type PageAnswer, type PageRequest, showPart } from '../page.ts'
import { Icon } from '../shell/icons.tsx'
import { say } from '../words.ts'
import type { Place } from './places.ts'

interface PlaceFormProps {
  request: PageRequest
  place: Place
  /** « 75004 Paris », where the place is known. */
  placeName?: string | undefined
  isUnknown: boolean
  path: string
  sku?: string | undefined
  /** What pressing gives, where it is not dates. */
  press?: string
  /** The parts of the page that the answer replaces. */
  swap?: string
}

/** Asks where she is. Known, it is said in a line that opens to be changed. */
export function PlaceForm(props: PlaceFormProps) {
  const { request, place, placeName, isUnknown } = props
  const isKnown = placeName !== undefined && !isUnknown && place.postcode !== undefined
  if (!isKnown) return <Asking {...props} />
  return (
    <details class="place-known">
      <summary>
        <Icon name="place" />
        <span>{say(request.language, 'place.for', { place: placeName })}</span>
        <span class="place-change">{say(request.language, 'place.change')}</span>
      </summary>
      <Asking {...props} />
    </details>
  )
}

function Asking({ request, place, isUnknown, path, sku, press, swap }: PlaceFormProps) {
  const { language } = request
  return (
    <form class="place" method="get" action={link(language, path)} data-swap={swap}>
      {sku && <input type="hidden" name="sku" value={sku} />}
      <div class="field place-field">
        <label for="field-postcode">{say(language, 'place.postcode')}</label>
        <input
          id="field-postcode"
          name="postcode"
          type="text"
          list={undefined}
          value={place.postcode ?? ''}
          autocomplete="postal-code"
          maxLength={40}
          required
          placeholder={say(language, 'place.example')}
          aria-invalid={isUnknown ? 'true' : undefined}
          aria-describedby={isUnknown ? 'field-postcode-error' : undefined}
          data-suggest={link(language, '/places')}
          aria-controls="place-suggestions"
        />
        <div
          id="place-suggestions"
          class="suggestions"
          role="listbox"
          aria-label={say(language, 'place.towns')}
          data-count={say(language, 'shell.suggestionCount')}
          hidden
        />
        {isUnknown && (
          <small id="field-postcode-error" class="field-error">
            {say(language, 'place.unknown')}
          </small>
        )}
      </div>
      <button type="submit" class="button button-quiet">
        {press ?? say(language, 'place.see')}
      </button>
      <button
        type="button"
        class="button-link place-near"
        data-near
        data-failed={say(language, 'place.nearFailed')}
        hidden
      >
        <Icon name="locate" />
        {say(language, 'place.near')}
      </button>
    </form>
  )
}

/** Towns that begin as she is typing, for the field that asks where she is. */
export async function placeSuggestions(request: PageRequest): Promise<PageAnswer> {
  const query = request.query.get('q')?.trim().slice(0, 80) ?? ''
  if (query.length < 2) return showPart(null)
  const { items } = await request.api(listPostcodes, { query, limit: 6 })
  if (items.length === 0) return showPart(null)
  return showPart(
    <Fragment>
      {items.map(({ postcode, city }, index) => (
        <div
          key={`${postcode} ${city}`}
          id={`place-${index}`}
          class="suggestion suggestion-place"
          role="option"
          aria-selected="false"
          tabIndex={-1}
          data-value={postcode}
        >
          <b>{postcode}</b> {city}
        </div>
      ))}
    </Fragment>,
  )
}
