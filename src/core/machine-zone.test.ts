import { afterEach, expect, test } from 'vitest'
import { resolveComparison } from './comparison.ts'
import { bucketsOf, defaultGranularity } from './granularity.ts'
import { resolvePeriod } from './period.ts'
import { periodPresets } from './preset.ts'
import { calendarAt } from './reading.cases.ts'

const own = process.env.TZ

afterEach(() => {
  if (own === undefined) delete process.env.TZ
  else process.env.TZ = own
})

function everything(): unknown {
  return ['UTC', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia'].flatMap(timeZone =>
    periodPresets.map(preset => {
      const calendar = calendarAt('2026-11-01T05:30:00Z', timeZone, 7)
      const period = resolvePeriod({ preset }, calendar)
      const compared = resolveComparison(period, { to: 'PREVIOUS_PERIOD' }, calendar, 'TIME')
      return [period, compared, bucketsOf(period, defaultGranularity(period, 'TIME'), calendar.rules, 'TIME')]
    }),
  )
}

test('no result depends on the zone of the machine', () => {
  const hours = new Set<number>()
  const results = ['UTC', 'Pacific/Kiritimati', 'America/St_Johns', 'Pacific/Pago_Pago'].map(zone => {
    process.env.TZ = zone
    hours.add(new Date(0).getHours() * 60 + new Date(0).getMinutes())
    return everything()
  })
  // The machine's clock did move, else this would prove nothing.
  expect(hours.size).toBeGreaterThan(2)
  for (const result of results) expect(result).toEqual(results[0])
})
