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
