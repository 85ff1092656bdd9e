// A connection with an end to every wait: the server's own timeouts where it takes them, and a deadline on this side for a
// server, or a way to it, that says nothing at all. Behind a pooler in transaction mode it keeps nothing in the session.
import type { Socket } from 'node:net'
import pg from 'pg'
import { cancelStatement } from './cancel.ts'
import { FailureCode, isSessionOver, sqlStateOf } from './failure.ts'

/** What a connection needs to know beside what `pg` reads. */
export interface WatchedSettings extends pg.ClientConfig {
  /**
   * Behind a pooler that gives a server to one transaction at a time: no parameters at the start, no named statements, and the
   * timeouts are set inside each transaction.
   */
  readonly pooled?: boolean
  /** A statement of which nothing is heard for this long is given up, and its connection with it. */
  readonly silenceMs: number
  /** How long a statement may take, and wait for a lock, on the server. */
  readonly statementMs: number
  readonly lockMs: number
  /** Whether the database answers others: then a statement that takes long is only slow. */
  readonly isAnswering?: () => Promise<boolean>
  /** When it is aborted, the connection ends at once, and cannot be made any more. */
  readonly givenUp?: AbortSignal
}

/** After so long a silence others are asked whether they hear the database. */
const ASK_AFTER_MS = 2_000
/** How long a connection may take to say goodbye; a silent server never does. */
const GOODBYE_MS = 1_000

/** What `pg.Client` has beside its types. */
interface ClientInternals {
  readonly connection: { readonly stream: Socket }
  readonly host: string
  readonly port: number
  readonly processID: number | null
  readonly secretKey: number | null
  /** The connection has failed, or ends. */
  readonly _queryable: boolean
  readonly _ending: boolean
  _errorAllQueries(error: Error): void
  _handleErrorMessage(error: Error): void
}

const inside = (client: pg.Client) => client as unknown as ClientInternals
/** The methods that are extended below: `pg` declares them with many overloads, or not at all. Arguments pass as they are. */
const base = pg.Client.prototype as unknown as ClientInternals &
  Record<'connect' | 'query' | 'end', (...args: unknown[]) => unknown>

type Callback = (error: unknown, ...rest: unknown[]) => unknown

const coded = (error: unknown) =>
  error instanceof Error && !('code' in error) ? Object.assign(error, { code: FailureCode.lost }) : error

const withCode =
  (callback: Callback): Callback =>
  (error, ...rest) =>
    callback(coded(error), ...rest)

/** A connection of `pg` that never waits without end. */
export class WatchedClient extends pg.Client {
  readonly #settings: WatchedSettings
  /** What follows BEGIN in a transaction behind a pooler. */
  readonly #timeouts: string
  /** Milliseconds of performance.now(): when a statement was sent that is not answered yet, 0 when all are; when bytes came. */
  #busySince = 0
  #receivedAt = 0
  #timer: NodeJS.Timeout | undefined

  constructor(settings: WatchedSettings) {
    super(settings)
    this.#settings = settings
    const { statementMs, lockMs } = settings
    this.#timeouts =
      `; set local statement_timeout = ${statementMs}; set local lock_timeout = ${lockMs}` +
      `; set local idle_in_transaction_session_timeout = ${3 * statementMs}`
    this.once('connect', () => {
      inside(this).connection.stream.on('data', () => {
        this.#receivedAt = performance.now()
      })
    })
    this.on('drain', () => {
      this.#busySince = 0
    })
    // A migration's waits for a quarter of an hour, and would keep all that the client knows for as long.
    this.once('end', () => clearTimeout(this.#timer))
  }

  override connect(...args: unknown[]): never {
    const { givenUp } = this.#settings
    const connected = base.connect.apply(this, args)
    const giveUp = () => this.destroy(Object.assign(new Error('The gateway ends.'), { code: FailureCode.givenUp }))
    if (givenUp?.aborted === true) giveUp()
    else if (givenUp) {
      givenUp.addEventListener('abort', giveUp, { once: true })
      this.once('end', () => givenUp.removeEventListener('abort', giveUp))
    }
    return connected as never
  }

  override query(...args: unknown[]): never {
    if (this.#busySince === 0) {
      this.#busySince = performance.now()
      this.#watchLater(this.#settings.silenceMs)
    }
    const given = this.#settings.pooled === true ? this.#withoutSession(args) : args
    const { _queryable, _ending } = inside(this)
    return (_queryable && !_ending ? base.query.apply(this, given) : this.#queryInVain(given)) as never
  }

  /** A statement that comes when the connection has just ended is not sent; `pg` says so without a code. */
  #queryInVain(args: readonly unknown[]): unknown {
    const given = args.map(it => (typeof it === 'function' ? withCode(it as Callback) : it))
    const [first] = given as [{ handleError?: Callback } | undefined]
    if (typeof first === 'object' && first.handleError) first.handleError = withCode(first.handleError.bind(first))
    const result = base.query.apply(this, given)
    if (!(result instanceof Promise)) return result
    return result.catch(error => {
      throw coded(error)
    })
  }

  /** Ends the connection at once. Statements under way fail with the error. */
  destroy(error: Error): void {
    inside(this).connection.stream.destroy(error)
  }

  override end(...args: unknown[]): never {
    setTimeout(() => inside(this).connection.stream.destroy(), GOODBYE_MS).unref()
    return base.end.apply(this, args) as never
  }

  /** An error of the connection, which all that waits on it gets: `pg` makes some of them without a code. */
  _errorAllQueries(error: Error & { code?: string }): void {
    error.code ??= FailureCode.lost
    base._errorAllQueries.call(this, error)
  }

  /** The server refuses this session, not only the statement: the next one gets another connection. */
  _handleErrorMessage(error: Error): void {
    base._handleErrorMessage.call(this, error)
    if (isSessionOver(sqlStateOf(error))) inside(this).connection.stream.destroy()
  }

  #watchLater(milliseconds: number): void {
    const { isAnswering } = this.#settings
    const wait = isAnswering ? Math.min(milliseconds, ASK_AFTER_MS) : milliseconds
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      void this.#watch()
    }, wait).unref()
  }

  async #watch(): Promise<void> {
    if (this.#busySince === 0) return
    const { silenceMs } = this.#settings
    const before = this.#silentTime()
    const isAlive = before < Math.min(ASK_AFTER_MS, silenceMs) || (await this.#isAnswering())
    if (this.#busySince === 0) return
    // Silent no longer, or not for too long.
    if (this.#silentTime() < before || (isAlive && before < silenceMs)) {
      return this.#watchLater(Math.max(0, silenceMs - this.#silentTime()))
    }
    // A pooler forgets whose statement it was when its client has gone. What cannot be reached needs no cancelling.
    if (isAlive) await this.#cancel()
    if (this.#busySince === 0) return
    const seconds = Math.round(this.#silentTime() / 100) / 10
    const error = new Error(`The database said nothing for ${seconds} s.`)
    this.emit('silent')
    this.destroy(Object.assign(error, { code: FailureCode.silent }))
  }

  /** Where nobody can be asked, a statement is waited for as long as it may take. */
  async #isAnswering(): Promise<boolean> {
    const { isAnswering } = this.#settings
    return isAnswering ? await isAnswering() : this.#silentTime() < this.#settings.silenceMs
  }

  async #cancel(): Promise<void> {
    const { host, port, processID, secretKey } = inside(this)
    if (processID !== null && secretKey !== null) await cancelStatement({ host, port }, processID, secretKey)
  }

  #silentTime(): number {
    return performance.now() - Math.max(this.#busySince, this.#receivedAt)
  }

  /** A pooler gives the next statement to any of its servers: none may know names, or keep settings, of this one. */
  #withoutSession([first, ...rest]: unknown[]): unknown[] {
    if (typeof first === 'string' && /^(begin|start transaction)\b/i.test(first)) return [first + this.#timeouts]
    if (typeof first === 'object' && first !== null && 'name' in first) return [{ ...first, name: undefined }, ...rest]
    return [first, ...rest]
  }
}

/** What `send` sends on a pipelined connection goes out in one write of its socket. Nothing may be waited for in it. */
export function sendTogether<T>(client: Pick<pg.PoolClient, 'query'>, send: () => T): T {
  const { stream } = inside(client as pg.Client).connection
  stream.cork()
  try {
    return send()
  } finally {
    stream.uncork()
  }
}
