import { useEffect, useState } from 'preact/hooks'

/** One value that pages watch. */
export interface Store<T> {
  get: () => T
  set: (value: T) => void
  subscribe: (seen: () => void) => () => void
}

/** A value outside the pages that several of them read and change. */
export function store<T>(first: T): Store<T> {
  let value = first
  const watchers = new Set<() => void>()
  return {
    get: () => value,
    set: (next) => {
      if (Object.is(next, value)) return
      value = next
      for (const seen of watchers) seen()
    },
    subscribe: (seen) => {
      watchers.add(seen)
      return () => watchers.delete(seen)
    },
  }
}

/** A store that the browser remembers under a name; storage that is refused costs only the memory. */
export function rememberedStore(name: string, first: string | null): Store<string | null> {
  const read = () => {
    try {
      return localStorage.getItem(name)
    } catch {
      return null
    }
  }
  const inner = store(read() ?? first)
  return {
    ...inner,
    set: (value) => {
      inner.set(value)
      try {
        if (value === null) localStorage.removeItem(name)
        else localStorage.setItem(name, value)
      } catch {
        // A private window may refuse: the value then lives as long as the page.
      }
    },
  }
}

/** The value of a store, followed. */
export function useStore<T>(watched: Store<T>): T {
  const [value, setValue] = useState(watched.get())
  useEffect(() => {
    // It may have changed between the drawing and this effect.
    setValue(() => watched.get())
    return watched.subscribe(() => setValue(() => watched.get()))
  }, [watched])
  return value
}
