import { AppContext, singlePageApp } from '@filrouge/ui/app.ts'
import '@filrouge/ui/style.css'
import { render } from 'preact'
import { Office } from './office.tsx'
import './office.css'

const app = singlePageApp({ name: 'filrouge.office', base: '/office' })

render(
  <AppContext.Provider value={app}>
    <Office />
  </AppContext.Provider>,
  document.getElementById('office') as HTMLElement,
)
