import { useEffect } from 'preact/hooks'

/** Names the page in the browser's tab; several files are open at once during a call. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title ? `${title} · Filrouge` : 'Filrouge'
  }, [title])
}
