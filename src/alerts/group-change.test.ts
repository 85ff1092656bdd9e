import { expect, test } from 'vitest'
import type { Id } from '../base/id.ts'
import type { Alert } from './alert.ts'
import type { EvaluatedBucket } from './evaluate.ts'
import { changeOfGroup } from './group-change.ts'
import type { Verdict } from './machine.ts'

const HOUR = 3_600_000
const alert = {
  projectId: '1',
  alertId: '2',
  widgetId: '3',
  metricId: '4',
  timeZone: 'UTC',
  snoozedUntil: null,
  mute: [],
  channelIds: ['5'],
  rule: { forBuckets: 1, granularity: 'HOUR', where: [], by: [], condition: { kind: 'ABOVE' } },
} as unknown as Alert

const bucketsOf = (verdicts: readonly Verdict[], first = 0): EvaluatedBucket[] =>
  verdicts.map((verdict, at) => {
    const bucket = (first + at) * HOUR
    return { bucket, before: bucket + HOUR, key: String(bucket), value: null, low: null, high: null, verdict } as never
  })

type StoredState = Parameters<typeof changeOfGroup>[0]['known']

function changed(known: StoredState, buckets: EvaluatedBucket[]) {
  let id = 0
  const change = changeOfGroup({ alert, groupKey: '', known, buckets, now: 9 * HOUR, makeId: () => String(++id) as Id })
  if (!change) throw new Error('Nothing has changed.')
  const events = change.events.map(({ from, to, notification }) => `${from} ${to} ${notification}`)
  return { state: change.state, events }
}

test('what begins without data stands there, and nobody is notified of it, nor of the first data', () => {
  const begun = changed(undefined, bucketsOf(['MISSING', 'MISSING']))
  expect([begun.state.memory.after.state, begun.state.known, begun.events]).toEqual(['NO_DATA', 'OK', []])
  const next = changed(begun.state, bucketsOf(['CLEAR'], 2))
  expect(next.events).toEqual(['NO_DATA OK NONE'])
})

test('what begins without data and fires is told as firing', () => {
  expect(changed(undefined, bucketsOf(['MISSING', 'BREACH'])).events).toEqual(['NO_DATA FIRING SENT'])
})

test('data that were there and end are news', () => {
  expect(changed(undefined, bucketsOf(['CLEAR', 'MISSING'])).events).toEqual(['OK NO_DATA SENT'])
  const ok = changed(undefined, bucketsOf(['CLEAR']))
  expect(changed(ok.state, bucketsOf(['MISSING'], 1)).events).toEqual(['OK NO_DATA SENT'])
})
