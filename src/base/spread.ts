// How large things are, in classes. To note one is a few comparisons; the histogram of Prometheus is made of it when it is asked for.
import type { Registry } from 'prom-client'

export class Spread {
  readonly #bounds: readonly number[]
  /** Of each class alone; the last one has no bound. */
  readonly #counts: number[]
  #sum = 0

  /** `bounds` ascend: the largest value of each class. */
  constructor(registry: Registry, name: string, help: string, bounds: readonly number[]) {
    this.#bounds = bounds
    this.#counts = Array.from({ length: bounds.length + 1 }, () => 0)
    const get = async () => ({ name, help, type: 'histogram', aggregator: 'sum', values: this.#values(name) })
    registry.registerMetric({ name, get, reset: () => this.#reset() } as never)
  }

  observe(value: number): void {
    let at = 0
    while (at < this.#bounds.length && value > (this.#bounds[at] as number)) at++
    this.#counts[at] = (this.#counts[at] as number) + 1
    this.#sum += value
  }

  /** Each class holds those below it, too, as Prometheus has it. */
  #values(name: string) {
    let count = 0
    const buckets = [...this.#bounds, '+Inf'].map((le, at) => {
      count += this.#counts[at] ?? 0
      return { labels: { le }, value: count, metricName: `${name}_bucket` }
    })
    return [
      ...buckets,
      { labels: {}, value: this.#sum, metricName: `${name}_sum` },
      { labels: {}, value: count, metricName: `${name}_count` },
    ]
  }

  #reset(): void {
    this.#counts.fill(0)
    this.#sum = 0
  }
}
