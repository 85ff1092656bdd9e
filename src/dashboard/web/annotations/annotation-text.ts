// How annotations are written on pages.
import type { AnnotationDetailFragment } from '../gql/graphql.ts'
import { formatInstant, keyFormatter } from '../parts/format.ts'

const day = keyFormatter('DAY', true)

/** When it was: an instant as the browser's clock shows it, or days. */
export function whenOf({ at, firstDay, lastDay }: AnnotationDetailFragment): string {
  if (at) return formatInstant(at)
  if (!firstDay || !lastDay || firstDay === lastDay) return day(firstDay ?? '')
  return `${day(firstDay)} to ${day(lastDay)}`
}

/** `RELEASE` is `Release`. */
export const kindName = (kind: string) => `${kind.slice(0, 1)}${kind.slice(1).toLowerCase()}`

/** A time as a field of a form has it, in the browser's zone. */
export function localTimeOf(instant: string): string {
  const at = new Date(instant)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
