// Servers that take turns under the same load: how many requests a second, and what each costs the processor, of the server and of PostgreSQL.
import { secondsOfDatabase, secondsOfTree } from './processor.ts'
import { median, ratioOf, runToEnd, type Server, spreadOf } from './server.ts'
import type { Stage } from './stage.ts'

/** What a process that loads prints. */
export interface Load {
  /** Requests a second that were answered well. */
  readonly rate: number
  readonly answered: number
  readonly failed: number
}

interface Turn {
  readonly rate: number
  /** Microseconds of processor time per request. */
  readonly server: number
  readonly database: number
}

export class Turns {
  readonly #stage: Stage
  readonly #turns = new Map<string, Turn[]>()

  constructor(stage: Stage) {
    this.#stage = stage
  }

  /** Loads a server with `node <command>`, and notes the turn under a name. Throws where a request failed. */
  async take(name: string, server: Server, command: readonly string[]): Promise<void> {
    const before = this.#seconds(server)
    const { rate, answered, failed } = await runToEnd<Load>(command)
    const after = this.#seconds(server)
    if (failed > 0) throw new Error(`${name}: ${failed} requests failed`)
    const microsecondsOf = (index: 0 | 1) => ((after[index] - before[index]) * 1e6) / answered
    const turn = { rate, server: microsecondsOf(0), database: microsecondsOf(1) }
    this.#turns.set(name, [...(this.#turns.get(name) ?? []), turn])
  }

  /** Makes each of them warm, and then takes them in rounds, in one order and in the other by turns. */
  async takeInTurn<Name extends string>(
    names: readonly Name[],
    take: (name: Name, seconds: number) => Promise<void>,
    { warm, rounds, seconds }: { readonly warm: number; readonly rounds: number; readonly seconds: number },
  ): Promise<void> {
    for (const name of names) await take(name, warm)
    this.clear()
    for (let round = 0; round < rounds; round++)
      for (const name of round % 2 === 0 ? names : names.toReversed()) await take(name, seconds)
  }

  /** Forgets what was taken: each server was only made warm. */
  clear(): void {
    this.#turns.clear()
  }

  of(name: string, what: keyof Turn = 'rate'): number[] {
    return (this.#turns.get(name) ?? []).map(turn => turn[what])
  }

  /** A line of medians for each name. */
  print(): void {
    console.log(`${''.padEnd(44)} requests/s   CPU of node   CPU of PostgreSQL`)
    for (const name of this.#turns.keys()) {
      const rate = Math.round(median(this.of(name))).toLocaleString('en')
      const [server, database] = (['server', 'database'] as const).map(
        what => `${median(this.of(name, what)).toFixed(0)} µs`,
      )
      console.log(`${name.padEnd(44)} ${rate.padStart(10)} ${server?.padStart(13)} ${database?.padStart(19)}`)
    }
  }

  /** A line with the median of the ratios of each round, and their spread; false where it is below the limit. */
  compare(text: string, one: string, other: string, limit: number, what: keyof Turn = 'rate'): boolean {
    const [ones, others] = [this.of(one, what), this.of(other, what)]
    const ratio = ratioOf(ones, others)
    // Of time less is better.
    const isMet = what === 'rate' ? ratio >= limit : ratio <= limit
    const wanted = what === 'rate' ? `limit ${limit}` : `at most ${limit}`
    console.log(
      `${text.padEnd(62)} ${ratio.toFixed(2).padStart(6)} (${spreadOf(ones, others)}; ${wanted}) ${isMet ? 'ok' : 'MISSED'}`,
    )
    return isMet
  }

  #seconds({ child }: Server): [number, number] {
    return [secondsOfTree(child.pid), secondsOfDatabase(this.#stage.dataDir)]
  }
}
