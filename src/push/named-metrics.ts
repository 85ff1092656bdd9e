// Which metrics a push names: those of the widget under the names that they have, new ones without blanks at their ends.
import { AppError } from '../base/errors.ts'
import { quote } from '../base/quote.ts'
import { metricNamed, pushedMetricName, type Widget } from '../widgets/widget.ts'
import { MAX_WARNINGS, type PushIssue, type PushRequest } from './push.ts'

/** The names of one push: each that was sent, and the one under which its values are stored. */
export class PushedNames {
  readonly #widget: Widget
  readonly #bySent = new Map<string, string>()

  constructor(widget: Widget) {
    this.#widget = widget
  }

  /** Names come again in every row: each is looked up once. */
  of(sent: string): string {
    let name = this.#bySent.get(sent)
    if (name === undefined) {
      name = pushedMetricName(this.#widget, sent)
      this.#bySent.set(sent, name)
    }
    return name
  }

  /** Whether two of the names asked for so far are of one metric, and differ by more than how letters are composed. */
  get areAmbiguous(): boolean {
    const spellings = new Map<string, string>()
    return [...this.#bySent].some(([sent, name]) => {
      const normal = sent.normalize('NFC')
      const before = spellings.get(name)
      spellings.set(name, normal)
      return before !== undefined && before !== normal
    })
  }
}

/** Two columns of one row that differ only by blanks would be one metric: which of their values is meant, nobody knows. */
export function checkSpellings({ rows }: PushRequest, names: PushedNames, issues: PushIssue[]): void {
  if (!names.areAmbiguous) return
  for (const [row, { values }] of rows.entries()) {
    const inRow = new Map<string, string>()
    for (const { metric } of values) {
      const sent = metric.normalize('NFC')
      const name = names.of(metric)
      const before = inRow.get(name)
      if (before !== undefined && before !== sent) {
        const message = `${quote(before)} and ${quote(sent)} are one metric: names have no blanks at their ends.`
        issues.push({ row, metric: sent, message })
      }
      inRow.set(name, sent)
    }
  }
}

/** What maps by names say, by the names under which metrics are stored; what two spellings of one say is joined. */
export function byStoredName<Value>(
  map: ReadonlyMap<string, Value>,
  names: PushedNames,
  join: (earlier: Value, later: Value) => Value,
): Map<string, Value> {
  const stored = new Map<string, Value>()
  for (const [sent, value] of map) {
    const name = names.of(sent)
    const earlier = stored.get(name)
    stored.set(name, earlier === undefined ? value : join(earlier, value))
  }
  return stored
}

/**
 * What an option map says of a metric that neither the push nor the widget has does nothing. Told as a warning; where values would be
 * written in another way than was meant (a misspelt `replace` counts twice), it is refused.
 */
export function checkOptionNames(
  widget: Widget,
  request: PushRequest,
  names: PushedNames,
  pushed: ReadonlySet<string>,
): string[] {
  const columns = new Set([...(request.emptyColumns ?? [])].map(sent => names.of(sent)))
  const isKnown = (name: string) => pushed.has(name) || columns.has(name) || metricNamed(widget, name) !== undefined
  // What says what happens anyway does no harm.
  const refused = [...request.metricOnDuplicate].filter(
    ([sent, how]) => how !== request.onDuplicate && !isKnown(names.of(sent)),
  )
  if (refused.length > 0) {
    throw unknownMetrics(
      request,
      refused.map(([sent]) => sent),
      [...pushed, ...columns],
    )
  }
  return [...request.options]
    .filter(([sent, change]) => Object.keys(change).length > 0 && !isKnown(names.of(sent)))
    .map(([sent]) => `The options of ${quote(sent)} were ignored: neither the push nor the widget has this metric.`)
}

const MAX_NAMES_SHOWN = 10

/** Names what the push itself has: who may only push does not learn what the widget has. */
function unknownMetrics(request: PushRequest, names: readonly string[], known: readonly string[]): AppError {
  const shown = known.slice(0, MAX_NAMES_SHOWN).map(name => quote(name))
  if (known.length > shown.length) shown.push('…')
  const right = shown.length > 0 ? `The push has ${shown.join(', ')}.` : 'The push has none.'
  const messageOf = (name: string) =>
    `Option "onduplicate" names the metric ${quote(name)}, which neither the push nor the widget has. ${right}`
  const entries = names
    .slice(0, MAX_WARNINGS)
    .map(name => [request.pathOfOnDuplicate(name), [messageOf(name)]] as const)
  return new AppError('BAD_USER_INPUT', messageOf(names[0] ?? ''), { fields: Object.fromEntries(entries) })
}

/** Names from before go on receiving, blanks and all; people are told how to be rid of them. */
export function blankNameWarnings(pushed: Iterable<string>): string[] {
  return [...pushed]
    .filter(name => name !== name.trim())
    .map(
      name =>
        `The metric ${quote(name)} has blanks at its ends, and goes on receiving what is pushed as ${quote(name.trim())}. Rename it to be rid of them.`,
    )
}
