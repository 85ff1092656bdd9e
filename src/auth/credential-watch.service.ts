// Ends what goes on for longer than a request when its credential ends: live reports, WebSockets, streams of rows, exports.
import type { ServerResponse } from 'node:http'
import { AppError } from '../base/errors.ts'
import type { Platform, Principal } from '../request/context.ts'
import type { ClientCredential, WatchHandle } from '../request/credential.ts'
import { restrictionText } from '../request/restriction.ts'
import type { AuthService } from './auth.service.ts'

/** How often ends are looked for. What is held is cut off at most this much after its token has expired. */
const CHECK_MS = 500
/** Credentials that are asked for at once when many have to be. */
const ASKED_AT_ONCE = 20

declare module '../request/context.ts' {
  interface Services {
    credentialWatch: CredentialWatch
  }
}

interface WatchEntry {
  readonly caller: ClientCredential
  readonly principal: Principal | null
  /** Epoch milliseconds. A rotated secret gets an end while it is held. */
  endsAt: number
  readonly refuse: (why: AppError) => void
}

/** An expiry is seen by the clock, without the database; a revocation comes by the bus, and is asked for at each `recheck`. */
export class CredentialWatch {
  readonly #platform: Pick<Platform, 'bus' | 'clock'>
  readonly #auth: Pick<AuthService, 'recognise'>
  readonly #entries = new Set<WatchEntry>()
  readonly #timer: NodeJS.Timeout

  /** The auth service was there before, and has forgotten a changed token when this asks for it. */
  constructor(platform: Pick<Platform, 'bus' | 'clock'>, auth: Pick<AuthService, 'recognise'>) {
    this.#platform = platform
    this.#auth = auth
    platform.bus.subscribe('token.changed', ({ tokenId }) => void this.#recheckAll(tokenId))
    platform.bus.onGap(() => void this.#recheckAll(null))
    this.#timer = setInterval(() => this.#endExpired(), CHECK_MS).unref()
  }

  /** `refuse` is called once, with UNAUTHENTICATED or FORBIDDEN, unless the hold is left before. */
  follow(caller: ClientCredential, principal: Principal | null, refuse: (why: AppError) => void): WatchHandle {
    const entry: WatchEntry = { caller, principal, endsAt: endOf(principal), refuse }
    this.#entries.add(entry)
    // It may have been revoked between reading it and following its changes.
    void this.#recheck(entry)
    return { recheck: () => void this.#recheck(entry), stop: () => void this.#entries.delete(entry) }
  }

  /** Cuts a response off when the credential of its request ends: its reader sees that it is not whole. */
  followResponse(
    { ip, headers }: { ip: string; headers: { authorization?: string | undefined } },
    principal: Principal | null,
    response: ServerResponse,
  ): void {
    if (response.destroyed) return
    const watch = this.follow({ authorization: headers.authorization, ip }, principal, () => response.destroy())
    response.once('close', () => watch.stop())
  }

  /** Why the credential may not go on; null where it may, or where that cannot be asked just now. */
  async refusalOf(caller: ClientCredential, principal: Principal | null): Promise<AppError | null> {
    const now = await this.#ask(caller, principal)
    return now instanceof AppError ? now : null
  }

  close(): void {
    clearInterval(this.#timer)
  }

  #endExpired(): void {
    const now = this.#platform.clock()
    for (const entry of this.#entries)
      if (entry.endsAt <= now) this.#end(entry, new AppError('UNAUTHENTICATED', 'The bearer token has expired.'))
  }

  async #recheckAll(tokenId: string | null): Promise<void> {
    const concerned = [...this.#entries].filter(entry => tokenId === null || entry.principal?.tokenId === tokenId)
    const groups = Map.groupBy(concerned, entry => entry.caller.authorization).values()
    const work = async () => {
      for (const group of groups) await this.#recheckGroup(group)
    }
    await Promise.all(Array.from({ length: ASKED_AT_ONCE }, work))
  }

  /** One after the other: thousands may hang on one token, and a token that is none any more is none for all of them. */
  async #recheckGroup(group: readonly WatchEntry[]): Promise<void> {
    for (const entry of group) {
      const now = await this.#recheck(entry)
      // The database cannot be asked: the keep-alive of each asks again.
      if (now === null) return
      if (!(now instanceof AppError) || now.code !== 'UNAUTHENTICATED') continue
      for (const other of group) this.#end(other, now)
      return
    }
  }

  async #recheck(entry: WatchEntry): Promise<Principal | AppError | null> {
    const now = await this.#ask(entry.caller, entry.principal)
    if (now instanceof AppError) this.#end(entry, now)
    else if (now) entry.endsAt = endOf(now)
    return now
  }

  #end(entry: WatchEntry, why: AppError): void {
    if (this.#entries.delete(entry)) entry.refuse(why)
  }

  /** The principal as it is now, or why it may not go on; null where that cannot be asked. */
  async #ask({ authorization, ip }: ClientCredential, before: Principal | null): Promise<Principal | AppError | null> {
    try {
      const now = await this.#auth.recognise(authorization, ip)
      return isSame(before, now)
        ? now
        : new AppError('FORBIDDEN', 'The scopes of the token have changed. Connect again.')
    } catch (error) {
      const isRefused = error instanceof AppError && (error.code === 'UNAUTHENTICATED' || error.code === 'FORBIDDEN')
      return isRefused ? error : null
    }
  }
}

function endOf(principal: Principal | null): number {
  return principal?.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY
}

function isSame(before: Principal | null, now: Principal | null): boolean {
  return (
    now?.projectId === before?.projectId &&
    isSameSet(before?.scopes, now?.scopes) &&
    restrictionText(before?.restriction ?? null) === restrictionText(now?.restriction ?? null)
  )
}

function isSameSet(before: ReadonlySet<string> | undefined, now: ReadonlySet<string> | undefined): boolean {
  return before?.size === now?.size && [...(now ?? [])].every(it => before?.has(it))
}
