import { expect, test } from 'vitest'
import type { ProjectId } from '../base/id.ts'
import { toLogged } from './logged-call.ts'
import { createRedactor } from './redact.ts'

const failed = (body: string, answered: string) => ({
  at: 0,
  requestName: 'one',
  attempt: 1,
  sent: { method: 'POST', url: 'https://example.org/', headers: {}, body },
  status: 500,
  error: { code: 'UPSTREAM_FAILED', message: 'example.org answered with status 500.' },
  durationMs: 1,
  headers: {},
  body: Buffer.from(answered),
})
const ids = { projectId: '1' as ProjectId, callId: '2', sourceName: null }

test('many tries with large bodies take the time of what is kept of them', () => {
  const redactor = createRedactor(Array.from({ length: 50 }, (_, at) => `secret-number-${at}`))
  const attempt = failed('some words that are sent '.repeat(40_000), 'x'.repeat(65_536))
  const before = process.cpuUsage()
  for (let tries = 0; tries < 40; tries++) toLogged(attempt, ids, redactor)
  expect(process.cpuUsage(before).user / 1_000).toBeLessThan(300)
})

test('a secret where a body is cut off is not in the log, and no line is too long', () => {
  const secret = 'the-secret-at-the-end'
  for (const place of [4_060, 4_070, 4_080, 4_085, 4_090, 4_095, 4_100]) {
    const text = `${'-'.repeat(place)}${secret}${'-'.repeat(9_000)}`
    const { sent, answered } = toLogged(failed(text, text), ids, createRedactor([secret]))
    expect(`${sent}${answered}`).not.toMatch(/-th?e?-?s?e?c?r?e?t?/)
    for (const line of [sent, answered]) {
      expect(line?.length).toBeLessThanOrEqual(4_096)
      expect(line?.length).toBeGreaterThan(4_050)
    }
  }
})
