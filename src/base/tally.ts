// Counts by labels. A request adds a number to a map; the metrics of Prometheus are made of it when they are asked for.
import { Counter, type Registry } from 'prom-client'

export interface TallyOptions<Label extends string> {
  readonly name: string
  readonly help: string
  /** Their values come from the code, never from who asks: so there are few of each. */
  readonly labels: readonly Label[]
  /** Counted from the start, at 0: what goes from nothing to 1 between two scrapes would not show as an increase. */
  readonly initial?: readonly Record<Label, string>[]
}

interface Counted<Label extends string> {
  readonly labels: Record<Label, string>
  count: number
}

export class Tally<Label extends string> {
  readonly #counts = new Map<string, Counted<Label>>()
  /** By the object: who counts often has its labels made, and no name is put together of them. */
  readonly #byLabels = new WeakMap<Record<Label, string>, Counted<Label>>()

  constructor(registry: Registry, { name, help, labels, initial = [] }: TallyOptions<Label>) {
    for (const each of initial) this.add(each, 0)
    const counts = this.#counts
    new Counter({
      name,
      help,
      labelNames: labels,
      registers: [registry],
      collect() {
        this.reset()
        for (const { labels: own, count } of counts.values()) this.inc(own, count)
      },
    })
  }

  add(labels: Record<Label, string>, count = 1): void {
    const known = this.#byLabels.get(labels) ?? this.#find(labels)
    known.count += count
  }

  #find(labels: Record<Label, string>): Counted<Label> {
    const key = Object.values(labels).join('\n')
    const found = this.#counts.get(key) ?? { labels, count: 0 }
    this.#counts.set(key, found)
    this.#byLabels.set(labels, found)
    return found
  }
}
