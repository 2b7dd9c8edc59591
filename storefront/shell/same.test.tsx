import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { Same } from './same.tsx'

const written = (facts: { name: string }, as = 'name') =>
  render(
    <div>
      <Same of={facts} as={as}>
        {() => (
          <b title={`<${as}>`}>
            {facts.name} & <i>co</i>
          </b>
        )}
      </Same>
      <p>after</p>
    </div>,
  )

test('a part is written as it would be in its place, once for the same facts', () => {
  const facts = { name: 'Léna' }
  const once = '<div><b title="&lt;name>">Léna &amp; <i>co</i></b><p>after</p></div>'
  expect(written(facts)).toBe(once)
  facts.name = 'somebody else'
  expect(written(facts)).toBe(once)
})

test('other facts and other parts of them are written for themselves', () => {
  const facts = { name: 'Léna' }
  expect(written(facts, 'one')).toContain('&lt;one>')
  expect(written(facts, 'other')).toContain('&lt;other>')
  expect(written({ name: 'Camille' })).toContain('Camille')
})
