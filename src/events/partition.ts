// Months as partitions: their names and ends, in UTC.

export interface Partition {
  /** `events_2026_11`. */
  readonly name: string
  /** [from, before) in RFC 3339. */
  readonly from: string
  readonly before: string
}

/** Months ahead that are always there, the running one not counted. */
export const MONTHS_AHEAD = 2

/** Months since year 0, so that they can be counted. */
export function monthOf(instant: number): number {
  const date = new Date(instant)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

function startOfMonth(month: number): number {
  return Date.UTC(Math.floor(month / 12), month % 12)
}

export function partitionOf(month: number): Partition {
  const [year, number] = [Math.floor(month / 12), (month % 12) + 1]
  return {
    name: `events_${String(year).padStart(4, '0')}_${String(number).padStart(2, '0')}`,
    from: new Date(startOfMonth(month)).toISOString(),
    before: new Date(startOfMonth(month + 1)).toISOString(),
  }
}

/** The month of a partition by its name; null for other tables. */
export function monthNamed(name: string): number | null {
  const match = /^events_(\d{4})_(\d{2})$/.exec(name)
  return match ? Number(match[1]) * 12 + Number(match[2]) - 1 : null
}

/** The first instant whose events are kept; 0 months: all of them. */
export function keptFrom(now: number, months: number): number {
  return months === 0 ? Number.NEGATIVE_INFINITY : startOfMonth(monthOf(now) - months)
}
