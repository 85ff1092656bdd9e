import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { startTheme } from './shell/theme.ts'
import { consentRoute } from './sources/consent-return.ts'

startTheme()
const consent = consentRoute(location.search)
// The code leaves the address, and is not sent as a referrer.
if (consent !== null) history.replaceState(null, '', location.pathname + consent)
const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
