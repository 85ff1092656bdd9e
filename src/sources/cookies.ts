// Cookies of one request of a call: those that the requests which it needs were given, and its own over redirects, pages and tries.
import { createRequire } from 'node:module'
import type { Cookie, CookieJar } from 'tough-cookie'
import { CREDENTIAL_HEADER } from './header.ts'

/** Loaded with the first cookie: it knows all suffixes under which domains are registered. */
const load = createRequire(import.meta.url)
const newJar = (): CookieJar => new (load('tough-cookie') as typeof import('tough-cookie')).CookieJar()

export const cookieLimits = { count: 50, length: 4_096 } as const

/** A `Set-Cookie` and the URL that gave it. */
export interface GivenCookie {
  readonly url: string
  readonly text: string
}

/** A jar for each origin: nothing goes to another one, whatever its `Domain` says. What is over the limits is not kept. */
export class Cookies {
  /** By what tells cookies apart, in the order in which they were set last. */
  readonly #given = new Map<string, GivenCookie>()
  readonly #jars = new Map<string, CookieJar>()

  constructor(given: Iterable<GivenCookie> = []) {
    // What several requests pass on was given once.
    for (const cookie of new Set(given)) this.#put(cookie)
  }

  /** All that were kept, for the requests that need this one. */
  get given(): readonly GivenCookie[] {
    return [...this.#given.values()]
  }

  /** The header `Cookie` for a URL; `''`: there is none. */
  headerFor(url: string): string {
    return this.#jars.get(URL.parse(url)?.origin ?? '')?.getCookieStringSync(url) ?? ''
  }

  /** Keeps what a reply sets. Gives the values that have to be hidden. */
  keep(url: string, texts: readonly string[]): string[] {
    return texts.flatMap(text => {
      const cookie = this.#put({ url, text })
      return cookie && isCredential(cookie) ? [cookie.value] : []
    })
  }

  #put(given: GivenCookie): Cookie | null {
    const { url, text } = given
    if (text.length > cookieLimits.length) return null
    const { origin } = new URL(url)
    const jar = this.#jars.get(origin) ?? newJar()
    this.#jars.set(origin, jar)
    const cookie = jar.setCookieSync(text, url, { ignoreError: true })
    if (!cookie) return null
    const id = JSON.stringify([origin, cookie.domain, cookie.path, cookie.key])
    if (!this.#given.delete(id) && this.#given.size >= cookieLimits.count) {
      jar.setCookieSync(`${text}; Max-Age=0`, url, { ignoreError: true })
      return null
    }
    this.#given.set(id, given)
    return cookie
  }
}

/** A long value, a session by its name, or one that pages may not read. Others (`lang=english`) stand in replies by chance. */
function isCredential({ key, value, httpOnly }: Cookie): boolean {
  return value.length >= 16 || httpOnly || CREDENTIAL_HEADER.test(key) || /sess|sid|csrf|xsrf|jwt|login/i.test(key)
}
