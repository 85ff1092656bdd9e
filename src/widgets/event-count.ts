import { Issues } from '../base/issues.ts'
import { isEventName } from '../core/event-name.ts'

export const eventAggregates = ['COUNT', 'SUM', 'AVERAGE', 'MIN', 'MAX', 'UNIQUE_USERS'] as const
export type EventAggregate = (typeof eventAggregates)[number]

/** How a metric is counted from events instead of being pushed. */
export interface EventCount {
  /** The name of the events. */
  readonly event: string
  readonly aggregate: EventAggregate
  /** Where the number lies in the properties, for SUM, AVERAGE, MIN and MAX; events without a number there do not count. */
  readonly property: readonly string[] | null
  /** What the properties have to contain; null: anything. */
  readonly where: Readonly<Record<string, unknown>> | null
  /** The property whose values are the keys of its CATEGORY widget, `ufProperties` first for a derived one; null in a TIME widget. */
  readonly breakdown: readonly string[] | null
}

const MAX_PATH = 10
const MAX_WHERE_BYTES = 4_096

/** Throws BAD_USER_INPUT that names every wrong field. */
export function toEventCount(input: {
  event: string
  aggregate: EventAggregate
  property: string | null
  where: unknown
  breakdown: string | null
}): EventCount {
  const { event, aggregate, property, where } = input
  const issues = new Issues()
  if (!isEventName(event) || event.length > 200)
    issues.add('event', 'The name of an event is 1 to 200 characters, with blanks between words only.')
  const path = property === null ? null : property.split('.')
  const needsNumber = aggregate !== 'COUNT' && aggregate !== 'UNIQUE_USERS'
  if (needsNumber !== (path !== null)) {
    const message = needsNumber
      ? `${aggregate} needs a property, such as "price" or "cart.total".`
      : `${aggregate} counts events: it takes no property.`
    issues.add('property', message)
  }
  const breakdown = input.breakdown === null ? null : input.breakdown.split('.')
  for (const [field, value] of Object.entries({ property: path, breakdown })) {
    if (value && !isPath(value)) issues.add(field, PATH_ISSUE)
  }
  if (where !== null && (typeof where !== 'object' || Array.isArray(where))) {
    issues.add('where', 'where is an object that the properties have to contain: { "plan": { "name": "pro" } }.')
  }
  const text = JSON.stringify(where)
  if (Buffer.byteLength(text) > MAX_WHERE_BYTES || /\\u0000|\\ud[89a-f]/.test(text)) {
    issues.add('where', `where is at most ${MAX_WHERE_BYTES} bytes, without NUL.`)
  }
  issues.throwIfAny()
  return { event: event.normalize('NFC'), aggregate, property: path, where: where as EventCount['where'], breakdown }
}

const PATH_ISSUE = `A property is at most ${MAX_PATH} names with dots between them.`

/** Why a name is no path to a property, as a sentence; null: it is one. */
export const propertyIssue = (name: string): string | null => (isPath(name.split('.')) ? null : PATH_ISSUE)

const isPath = (parts: readonly string[]) =>
  parts.length <= MAX_PATH &&
  parts.every(part => part !== '' && part.length <= 200 && !part.includes('\0') && part.isWellFormed())

/** Where the value of a breakdown lies: among the properties of the sender, or of those that were derived. */
export function breakdownPath([first = '', ...rest]: readonly string[]): { isDerived: boolean; path: string[] } {
  return first === 'ufProperties' && rest.length > 0
    ? { isDerived: true, path: rest }
    : { isDerived: false, path: [first, ...rest] }
}

/** How buckets of it become one number. */
export function aggregationOfEvents(aggregate: EventAggregate): 'SUM' | 'AVERAGE' | 'MIN' | 'MAX' {
  return aggregate === 'AVERAGE' || aggregate === 'MIN' || aggregate === 'MAX' ? aggregate : 'SUM'
}
