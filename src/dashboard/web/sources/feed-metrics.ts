// The metrics of a feed as one line: `Orders: count, Revenue: = total / 100`.
import type { FeedMetricInput } from '../gql/graphql.ts'

/** A comma begins another metric only where a name and a colon follow: expressions have commas, too. */
export function metricsOf(text: string): FeedMetricInput[] {
  return text
    .split(/,(?=\s*[^,:=(){}[\]"']+:)/)
    .map(part => part.trim())
    .filter(Boolean)
    .map(part => {
      const [name = '', ...value] = part.split(':')
      return { name: name.trim(), value: value.length > 0 ? value.join(':').trim() : name.trim() }
    })
}
