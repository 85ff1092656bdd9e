import { resourceFromAttributes } from '@opentelemetry/resources'
import { expect, test } from 'vitest'
import { createLog } from '../base/log.ts'
import { toLogRecord } from './log-record.ts'

const about = { resource: resourceFromAttributes({}), instrumentationScope: { name: 'test' } }
function recordOf(write: (log: ReturnType<typeof createLog>) => void) {
  const lines: string[] = []
  write(createLog('trace', { write() {} }, line => lines.push(line)))
  return toLogRecord(lines[0] ?? '', about)
}

test('a line is its time, how grave it is, its message, its members and its place in a trace', () => {
  const ids = { trace_id: 'a'.repeat(32), span_id: 'b'.repeat(16), trace_flags: '01' }
  const record = recordOf(log => log.child(ids).warn({ pushes: 3, isLast: true, list: [1, 2] }, 'it was slow'))
  expect(record).toMatchObject({ severityText: 'warn', severityNumber: 13, body: 'it was slow' })
  expect(record.attributes).toEqual({ pushes: 3, isLast: true, list: '[1,2]' })
  expect(record.spanContext).toEqual({ traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), traceFlags: 1 })
  expect(Math.abs(record.hrTime[0] * 1_000 - Date.now())).toBeLessThan(60_000)
})

test('an error is by the names of the conventions, and what was cut out stays cut out', () => {
  const record = recordOf(log => log.error({ err: new TypeError('no'), user: { password: 'PLANTED' } }, 'failed'))
  expect(record.attributes).toMatchObject({ 'exception.type': 'TypeError', 'exception.message': 'no' })
  expect(record.attributes['exception.stacktrace']).toContain('log-record.test')
  expect(JSON.stringify(record.attributes)).not.toContain('PLANTED')
  expect(record.spanContext).toBeUndefined()
})
