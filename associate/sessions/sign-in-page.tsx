import { signInStaff } from '@filrouge/contract/sessions.ts'
import { useApp } from '@filrouge/ui/app.ts'
import { usePress } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { useState } from 'preact/hooks'
import { LanguageChoice } from '../language-choice.tsx'
import { useWords } from '../say.ts'

/** Login and password, and the language. */
export function SignInPage() {
  const app = useApp()
  const word = useWords()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const signIn = usePress(async () => {
    const session = await app.api(signInStaff, { login: login.trim(), password })
    app.lastSeen.clear()
    app.token.set(session.token)
  })
  return (
    <main class="sign-in stack">
      <p class="wordmark">Filrouge</p>
      <h1>{word('signIn.title')}</h1>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void signIn.press()
        }}
      >
        <Field label={word('signIn.login')} name="login" value={login} onValue={setLogin} autocomplete="username" />
        <Field
          label={word('signIn.password')}
          name="password"
          type="password"
          value={password}
          onValue={setPassword}
          autocomplete="current-password"
        />
        <Problem problem={signIn.problem} />
        <Button type="submit" kind="primary" isWide isBusy={signIn.isBusy}>
          {word('signIn.press')}
        </Button>
      </form>
      <LanguageChoice />
    </main>
  )
}
