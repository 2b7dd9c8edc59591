import { signInStaff } from '@filrouge/contract/sessions.ts'
import { useApp } from '@filrouge/ui/app.ts'
import { usePress } from '@filrouge/ui/ask.ts'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Field } from '@filrouge/ui/components/field.tsx'
import { fieldErrors } from '@filrouge/ui/components/field-errors.ts'
import { Problem } from '@filrouge/ui/components/problem.tsx'
import { useState } from 'preact/hooks'
import { useWords } from '../say.ts'
import { LanguageSwitch } from './language-switch.tsx'
import { useTitle } from './title.ts'

/** Staff sign-in. Where a session ended of itself it says so: the page that was open is still at this address. */
export function SignInPage({ hasEnded }: { hasEnded: boolean }) {
  const { api, token } = useApp()
  const say = useWords()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  useTitle(say('signIn.submit'))
  const signIn = usePress(async () => {
    token.set((await api(signInStaff, { login: login.trim(), password })).token)
  })
  const errors = fieldErrors(signIn.problem)
  return (
    <main class="sign-in">
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void signIn.press()
        }}
      >
        <p class="brand">{say('brand.office')}</p>
        <h1>{say('signIn.title')}</h1>
        <p class={hasEnded ? 'notice' : 'soft'} role={hasEnded ? 'status' : undefined}>
          {say(hasEnded ? 'signIn.ended' : 'signIn.lead')}
        </p>
        <Field
          label={say('signIn.login')}
          name="login"
          value={login}
          onValue={setLogin}
          autocomplete="username"
          error={errors.login}
          autoFocus
        />
        <Field
          label={say('signIn.password')}
          name="password"
          type="password"
          value={password}
          onValue={setPassword}
          autocomplete="current-password"
          error={errors.password}
        />
        <Problem problem={signIn.problem} />
        <Button type="submit" kind="primary" isBusy={signIn.isBusy} isWide>
          {say('signIn.submit')}
        </Button>
        <LanguageSwitch />
      </form>
    </main>
  )
}
