import type { VNode } from 'preact'
import { jsxTemplate } from 'preact/jsx-runtime'
import { render } from 'preact-render-to-string'

const written = new WeakMap<object, Map<string, string>>()

interface SameProps {
  /** What it is made of: an answer of the contract, which is the same object for all who ask in one second. */
  of: object
  /** Tells it from the other parts made of these facts. There may be only a few: they live as long as the facts. */
  as: string
  children: () => VNode
}

/** A part of a page that is the same for everyone who is shown these facts: written the first time, and never looked at again. */
export function Same({ of, as, children }: SameProps) {
  const parts = written.get(of) ?? new Map<string, string>()
  written.set(of, parts)
  let part = parts.get(as)
  if (part === undefined) {
    part = render(children())
    parts.set(as, part)
  }
  return jsxTemplate([part])
}
