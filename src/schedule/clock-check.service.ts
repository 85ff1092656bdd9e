// Compares the gateway's clock with the database's: what is deleted by a wrong clock does not come back.
import { AppError } from '../base/errors.ts'
import { isLostConnection } from '../database/failure.ts'
import type { Platform } from '../request/context.ts'
import { selectNow } from './clock.store.ts'

declare module '../request/context.ts' {
  interface Services {
    clocks: ClockCheck
  }
}

/** Two clocks may differ by so much. */
export const MAX_DIFFERENCE_MS = 5 * 60_000
const CHECK_EVERY_MS = 60_000

export class ClockCheck {
  readonly #gateway: Pick<Platform, 'clock' | 'log'>
  readonly #askDatabase: () => Promise<number>
  readonly #timer: NodeJS.Timeout
  #difference = 0

  constructor(gateway: Pick<Platform, 'clock' | 'db' | 'log'>, askDatabase = () => selectNow(gateway.db)) {
    this.#gateway = gateway
    this.#askDatabase = askDatabase
    const check = () =>
      this.#read().catch(error => {
        if (!isLostConnection(error)) gateway.log.warn({ err: error }, 'the clock of the database could not be read')
      })
    void check()
    this.#timer = setInterval(check, CHECK_EVERY_MS).unref()
  }

  /** The database's clock, in milliseconds since the epoch. Throws UNAVAILABLE when the gateway's differs by more than 5 minutes. */
  async now(): Promise<number> {
    const now = await this.#read()
    const reason = this.degraded()
    if (reason !== null) throw new AppError('UNAVAILABLE', `Nothing is deleted: ${reason}.`)
    return now
  }

  /** Why nothing is deleted, as a clause; `null`: the clocks agreed when they were compared last. */
  degraded(): string | null {
    if (Math.abs(this.#difference) <= MAX_DIFFERENCE_MS) return null
    const side = this.#difference > 0 ? 'ahead of' : 'behind'
    return `the clock of this gateway is ${toWords(Math.abs(this.#difference))} ${side} the database's, and jobs that delete do not run until they agree to 5 minutes`
  }

  close(): void {
    clearInterval(this.#timer)
  }

  async #read(): Promise<number> {
    const { clock, log } = this.#gateway
    const before = clock()
    const now = await this.#askDatabase()
    const after = clock()
    const wasWrong = this.degraded() !== null
    // The answer was true at some moment between the two.
    this.#difference = now < before ? before - now : now > after ? after - now : 0
    const reason = this.degraded()
    if (reason !== null && !wasWrong) log.error(reason)
    return now
  }
}

function toWords(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000)
  if (minutes < 120) return `${minutes} minutes`
  return minutes < 48 * 60 ? `${Math.round(minutes / 60)} hours` : `${Math.round(minutes / 1_440)} days`
}
