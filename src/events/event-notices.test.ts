import { expect, test, vi } from 'vitest'
import type { ProjectId } from '../base/id.ts'
import type { Topics } from '../bus/topics.ts'
import { createEventNotices, EVENT_NOTICE_MS, MAX_NAMES } from './event-notices.ts'

function recorded() {
  const published: Topics['events.changed'][] = []
  const notices = createEventNotices({ publish: (_topic, payload) => void published.push(payload as never) })
  return { published, notices }
}

const [one, two] = ['1', '2'] as [ProjectId, ProjectId]

test('many events of one name in a short while are published once', () => {
  vi.useFakeTimers()
  const { published, notices } = recorded()
  for (let n = 0; n < 1_000; n++) notices.changed(one, 'order')
  notices.changed(two, 'order')
  expect(published).toEqual([])
  vi.advanceTimersByTime(EVENT_NOTICE_MS)
  expect(published).toEqual([
    {
      events: [
        ['1', 'order'],
        ['2', 'order'],
      ],
    },
  ])
  vi.advanceTimersByTime(10 * EVENT_NOTICE_MS)
  expect(published).toHaveLength(1)
  vi.useRealTimers()
})

test('a project with more names than are published is published as any name', () => {
  const { published, notices } = recorded()
  for (let n = 0; n < 5_000; n++) notices.changed(one, `event-${n}`)
  for (let n = 0; n < MAX_NAMES; n++) notices.changed(two, `event-${n}`)
  notices.flush()
  expect(published).toHaveLength(1)
  expect(published[0]?.events[0]).toEqual(['1', null])
  expect(published[0]?.events).toHaveLength(1 + MAX_NAMES)
})

test('every message fits into a NOTIFY, with the longest names', () => {
  const { published, notices } = recorded()
  const changes = Array.from(
    { length: 200 },
    (_, n) => [String(10n ** 18n + BigInt(n)) as ProjectId, '\u0001'.repeat(200)] as const,
  )
  for (const [projectId, name] of changes) notices.changed(projectId, name)
  notices.flush()
  expect(published.flatMap(({ events }) => events)).toEqual(changes)
  for (const { events } of published) {
    const message = JSON.stringify({ sender: 'x'.repeat(8), topic: 'events.changed', payload: { events } })
    expect(Buffer.byteLength(message)).toBeLessThan(8_000)
  }
})
