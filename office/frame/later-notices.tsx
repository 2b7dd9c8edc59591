import { useLanguage } from '@filrouge/ui/app.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import { problemWords } from '@filrouge/ui/components/problem.tsx'
import { useStore } from '@filrouge/ui/store.ts'
import { useWords } from '../say.ts'
import { dismiss, outcomes, pendings, undo } from './later.ts'

/** What is about to happen and can still be taken back, and what has just happened; over every page, in nobody's way. */
export function LaterNotices() {
  const say = useWords()
  const language = useLanguage()
  const soon = useStore(pendings)
  const told = useStore(outcomes)
  return (
    <div class="toast-shelf later-shelf" role="status">
      {soon.map((pending) => (
        <div key={pending.key} class="toast is-pending">
          <p class="toast-words">{pending.words}</p>
          <Button kind="quiet" onPress={() => undo(pending.key)}>
            {pending.undoWords}
            <kbd>Z</kbd>
          </Button>
        </div>
      ))}
      {told.map(({ key, words, problem }) => (
        <div key={key} class={problem ? 'toast is-problem' : 'toast'}>
          <p class="toast-words">
            {!problem && <Icon name="tick" />}
            {problem ? problemWords(problem, language) : words}
          </p>
          {problem && (
            <Button kind="quiet" name={say('page.close')} onPress={() => dismiss(key)}>
              <Icon name="close" />
            </Button>
          )}
        </div>
      ))}
    </div>
  )
}

/** Takes back the last thing pressed. */
export function undoLast(): void {
  const last = pendings.get().at(-1)
  if (last) undo(last.key)
}
