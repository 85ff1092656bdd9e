// Which rows are meant by the values of their dimensions, wherever they are asked for.

/** Which rows are meant, by the value of one dimension. All that is given holds. */
export interface DimensionFilter {
  readonly dimension: string
  /** One of these; null among them: without a value. Empty: none. */
  readonly in: readonly (string | null)[] | null
  /** None of these; rows without a value stay, unless null is among them. */
  readonly notIn: readonly (string | null)[] | null
  readonly startsWith: string | null
  /** Whether there is a value. */
  readonly isSet: boolean | null
}

/** ASCII without control characters, and no blank at either end: it is in NFC, and stored as it is. */
const PLAIN = /^[!-~](?:[ -~]*[!-~])?$/

/** A value as it is stored: in NFC, without blanks at its ends; null: an empty text is no value. */
export function toDimensionValue(text: string): string | null {
  if (PLAIN.test(text)) return text
  const value = text.normalize('NFC').trim()
  return value === '' ? null : value
}

/** A name as it is declared: in NFC, without blanks at its ends. */
export const toDimensionName = (name: string): string => name.normalize('NFC').trim()

/** Every value passes: what was to be asked for is missing. */
export const asksNothing = ({ in: listed, notIn, startsWith, isSet }: DimensionFilter): boolean =>
  listed === null && notIn === null && startsWith === null && isSet === null

/** Whether a value is what one filter asks for. */
export function passesFilter(value: string | null, filter: DimensionFilter): boolean {
  if (filter.in && !filter.in.includes(value)) return false
  if (filter.notIn?.includes(value)) return false
  if (filter.startsWith !== null && (value === null || !value.startsWith(filter.startsWith))) return false
  return filter.isSet === null || (value !== null) === filter.isSet
}

/** A filter as a door hands it over: what is absent is not asked for. */
export interface FilterInput {
  readonly dimension: string
  readonly in?: readonly (string | null | undefined)[] | null | undefined
  readonly notIn?: readonly (string | null | undefined)[] | null | undefined
  readonly startsWith?: string | null | undefined
  readonly isSet?: boolean | null | undefined
}

/** Values are compared as they are stored. */
export function toDimensionFilter({ dimension, in: listed, notIn, startsWith, isSet }: FilterInput): DimensionFilter {
  const stored = (values: FilterInput['in']) =>
    values ? values.map(value => (value === null || value === undefined ? null : toDimensionValue(value))) : null
  return {
    dimension: toDimensionName(dimension),
    in: stored(listed),
    notIn: stored(notIn),
    startsWith: startsWith?.normalize('NFC') ?? null,
    isSet: isSet ?? null,
  }
}
