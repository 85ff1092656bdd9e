import { expect, test } from 'vitest'
import { draftOf, isComplete } from './draft.ts'

function formOf(fields: Readonly<Record<string, string | string[]>>): FormData {
  const form = new FormData()
  const usual = { name: 'Falls', metricId: 'm', granularity: 'DAY', kind: 'BELOW', below: '10', whenMissing: 'KEEP' }
  for (const [name, values] of Object.entries({ ...usual, ...fields }))
    for (const value of [values].flat()) form.append(name, value)
  return form
}

const inputOf = (fields: Readonly<Record<string, string | string[]>>) => draftOf(formOf(fields)).input

test('numbers stay the texts that were typed, and what is empty is left to its default', () => {
  expect(inputOf({ below: '10.000000000000000001', forBuckets: '' })).toMatchObject({
    condition: { below: '10.000000000000000001' },
    forBuckets: null,
    recoverAt: null,
    cron: null,
    onPush: false,
  })
})

test('a change is against a period, or so many units earlier', () => {
  const change = { kind: 'CHANGE', below: '-20', measure: 'PERCENT' }
  expect(inputOf({ ...change, against: '1 WEEK' })?.condition).toEqual({
    change: { above: null, below: '-20', measure: 'PERCENT', shift: { count: 1, unit: 'WEEK' } },
  })
  expect(inputOf({ ...change, against: 'PREVIOUS_PERIOD' })?.condition.change).toMatchObject({
    against: 'PREVIOUS_PERIOD',
  })
})

test('mute windows and filters are read from their fields; a filter that is none is refused at its field', () => {
  const mute = { 'mute.2.weekdays': ['6', '7'], 'mute.2.from': '22:00', 'mute.2.until': '06:00' }
  expect(inputOf({ ...mute, where: 'where.country=DE,FR' })).toMatchObject({
    mute: [{ weekdays: [6, 7], from: '22:00', until: '06:00' }],
    where: [{ dimension: 'country', in: ['DE', 'FR'] }],
  })
  expect(Object.keys(draftOf(formOf({ where: 'country' })).mistake?.fields ?? {})).toEqual(['where'])
})

test('nothing is asked for before the condition is whole', () => {
  const isWhole = (fields: Readonly<Record<string, string>>) => {
    const input = inputOf(fields)
    return input !== null && isComplete(input)
  }
  expect(isWhole({})).toBe(true)
  expect(isWhole({ below: '' })).toBe(false)
  expect(isWhole({ kind: 'OUTSIDE', low: '1' })).toBe(false)
  expect(isWhole({ kind: 'CHANGE', below: '', against: 'PREVIOUS_PERIOD' })).toBe(false)
  expect(isWhole({ kind: 'SILENCE', metricId: '' })).toBe(false)
})
