import { Button } from '@filrouge/ui/components/button.tsx'
import { useEffect, useRef } from 'preact/hooks'
import { useWords } from '../say.ts'

/** The end of a list that goes on: it reads on by itself when it comes into view, and by a press for who does not scroll. */
export function More({ more, isBusy, shown }: { more: (() => unknown) | undefined; isBusy: boolean; shown: string }) {
  const say = useWords()
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!more || isBusy || !end.current) return
    const watcher = new IntersectionObserver(([seen]) => seen?.isIntersecting && more(), { rootMargin: '400px' })
    watcher.observe(end.current)
    return () => watcher.disconnect()
  }, [more, isBusy])
  return (
    <div class="row list-end" ref={end}>
      {more && (
        <Button onPress={more} isBusy={isBusy}>
          {say('list.more')}
        </Button>
      )}
      <span class="soft small" role="status">
        {shown}
      </span>
    </div>
  )
}
