import { useApp } from '@filrouge/ui/app.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { useStore } from '@filrouge/ui/store.ts'
import { useWords } from '../say.ts'

/** Turns the whole office into the other language; the button speaks the language it leads to. */
export function LanguageSwitch() {
  const { language } = useApp()
  const current = useStore(language)
  const say = useWords()
  return (
    <Button kind="quiet" onPress={() => language.set(current === 'fr' ? 'en' : 'fr')} name={say('menu.language')}>
      {current === 'fr' ? 'EN' : 'FR'}
    </Button>
  )
}
