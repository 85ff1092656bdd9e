// How long stretches of instants are that points are added up by. Every zone of today begins its days and hours at quarters of an hour of UTC.

/** Microseconds, as keys of instants are stored. */
export const QUARTER = 900_000_000
export const HOUR = 4 * QUARTER
export const DAY = 24 * HOUR

/** What is stored as `grain`, and how long it is. */
export const grains = [
  { grain: 0, size: QUARTER },
  { grain: 1, size: HOUR },
  { grain: 2, size: DAY },
] as const

/** What is stored as `grain` of sums of a whole day of a widget's own zone, which begin there. */
export const OF_ZONE_DAYS = 3

/** The stretch of this length that a key lies in, named by its start, as SQL: also before 1970. */
export const startText = (key: string, size: number): string => `${key} - (${key} % ${size} + ${size}) % ${size}`

/** Where numbers are no longer exact, in microseconds: the year 2255. */
const MAX_EXACT = Number.MAX_SAFE_INTEGER

/** The quarter that a stored key lies in. */
export function quarterOf(key: string): string {
  const at = Number(key)
  if (Math.abs(at) <= MAX_EXACT - QUARTER) return String(Math.floor(at / QUARTER) * QUARTER)
  const exact = BigInt(key)
  const size = BigInt(QUARTER)
  return String(exact - (((exact % size) + size) % size))
}
