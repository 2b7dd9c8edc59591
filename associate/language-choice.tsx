import { languages } from '@filrouge/kernel/language.ts'
import { useApp } from '@filrouge/ui/app.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { useStore } from '@filrouge/ui/store.ts'

const names = { fr: 'Français', en: 'English' } as const

/** French or English, each named in itself. */
export function LanguageChoice() {
  const app = useApp()
  const chosen = useStore(app.language)
  return (
    <div class="row">
      {languages.map((language) => (
        <Button key={language} kind="quiet" pressed={language === chosen} onPress={() => app.language.set(language)}>
          <span lang={language} class={language === chosen ? 'strong' : undefined}>
            {names[language]}
          </span>
        </Button>
      ))}
    </div>
  )
}
