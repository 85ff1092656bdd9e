// Pages live behind `#`: every other path of the gateway is an API, and answers in its own words.
import { useSyncExternalStore } from 'react'

export interface Route {
  /** `''` is the board. */
  readonly page: string
  readonly id: string | null
  readonly params: URLSearchParams
}

/** `#/widgets/widget_1?period=TODAY`. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?')
  const [page = '', id = ''] = path.split('/').map(decodeSafely)
  return { page, id: id || null, params: new URLSearchParams(query) }
}

export function routeTo(page: string, id?: string | null, params?: URLSearchParams): string {
  const query = params?.toString()
  return `#/${page}${id ? `/${encodeURIComponent(id)}` : ''}${query ? `?${query}` : ''}`
}

export function go(hash: string): void {
  location.hash = hash
}

/** Another page in the place of this one, to which nobody goes back. */
export function replaceRoute(hash: string): void {
  history.replaceState(null, '', hash)
  dispatchEvent(new HashChangeEvent('hashchange'))
}

/** Changes parameters of the page that is shown, without a new entry in the history. */
export function setParams(change: Readonly<Record<string, string | null>>): void {
  const { page, id, params } = parseRoute(location.hash)
  for (const [name, value] of Object.entries(change)) {
    if (value === null || value === '') params.delete(name)
    else params.set(name, value)
  }
  replaceRoute(routeTo(page, id, params))
}

let last = { hash: '', route: parseRoute('') }

export function useRoute(): Route {
  return useSyncExternalStore(
    listener => {
      addEventListener('hashchange', listener)
      return () => removeEventListener('hashchange', listener)
    },
    () => {
      if (last.hash !== location.hash) last = { hash: location.hash, route: parseRoute(location.hash) }
      return last.route
    },
  )
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
