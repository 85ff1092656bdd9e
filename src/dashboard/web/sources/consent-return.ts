// A service sends people back to `/?state=...&code=...`: that becomes a page of the dashboard like any other.
import { routeTo } from '../shell/route.ts'

/** The page for what a service has added to the address; `null`: it is not from there. */
export function consentRoute(search: string): string | null {
  const given = new URLSearchParams(search)
  if (!given.has('state') || !(given.has('code') || given.has('error'))) return null
  const params = new URLSearchParams()
  for (const name of ['state', 'code', 'error', 'error_description']) {
    const value = given.get(name)
    if (value !== null) params.set(name, value)
  }
  return routeTo('consent', null, params)
}
