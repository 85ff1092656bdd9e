import { expect, test, vi } from 'vitest'
import type { ProjectId } from '../base/id.ts'
import type { DataTable } from './data-table.ts'
import { createXlsxThreads, XLSX_LIMITS } from './xlsx-threads.ts'

// A thread reads its library first, which takes its time on a machine that is busy.
vi.setConfig({ testTimeout: 60_000 })
const [ONE, OTHER] = ['1', '2'] as ProjectId[] as [ProjectId, ProjectId]
const table: DataTable = { columns: [{ name: 'n', kind: 'NUMBER' }], rows: [['1']] }
const { signal } = new AbortController()

test('workbooks are made one after the other, and who comes when too many wait is refused', async () => {
  const threads = createXlsxThreads({ ...XLSX_LIMITS, waitingPerOwner: 1, waitMs: 60_000 })
  const made = [ONE, ONE, ONE, OTHER].map(project => threads.write(project, table, signal))
  const ends = await Promise.allSettled(made)
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
  expect(ends[2]).toMatchObject({ reason: { code: 'UNAVAILABLE', retryAfter: 5 } })
  for (const end of ends) if (end.status === 'fulfilled') expect(end.value.subarray(0, 2).toString()).toBe('PK')
})

test('a workbook that takes too long is given up, and so is one that is under way when all closes', async () => {
  const hasty = createXlsxThreads({ ...XLSX_LIMITS, milliseconds: 0 })
  await expect(hasty.write(ONE, table, signal)).rejects.toMatchObject({ code: 'UNAVAILABLE', retryAfter: 10 })
  const closing = createXlsxThreads()
  const under = closing.write(ONE, table, signal)
  const ended = expect(under).rejects.toMatchObject({ code: 'UNAVAILABLE' })
  await closing.close()
  await ended
})
