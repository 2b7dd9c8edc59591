import { useApp } from '@filrouge/ui/app.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { useStore } from '@filrouge/ui/store.ts'
import { useWords } from '../say.ts'

/** Turns the whole office into the other language; the button speaks the language it leads to. */
export function LanguageSwitch() {
  const { language } = useApp()
  const current = useStore(language)
  const other = current === 'fr' ? 'en' : 'fr'
  const say = useWords()
  return (
    <Button kind="quiet" onPress={() => language.set(other)}>
      <span lang={other} class="frame-words">
        {say('menu.language')}
      </span>
      <span class="frame-short" aria-hidden="true">
        {other.toUpperCase()}
      </span>
    </Button>
  )
}
