// The day of the generated reports, and keys as they are pushed and answered.

/** Half past one in New York on the morning after its clocks were turned back. */
export const NOW = Date.parse('2026-11-02T06:30:00Z')

/** Days since 1970. */
export type Day = number

const MS_PER_DAY = 86_400_000
export const TODAY: Day = Math.floor(NOW / MS_PER_DAY)

export const dayText = (day: Day): string => new Date(day * MS_PER_DAY).toISOString().slice(0, 10)
export const dayOf = (text: string): Day => Date.parse(text) / MS_PER_DAY

const formats = new Map<string, Intl.DateTimeFormat>()

/** The day of an instant where clocks show the time of a zone. */
export function dayIn(timeZone: string, instant: string): Day {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
  formats.set(timeZone, format)
  return dayOf(format.format(new Date(instant)))
}
