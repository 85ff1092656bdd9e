import { expect, test } from 'vitest'
import { notesOf } from './report-notes.ts'

const keys = ['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23']
const annotation = { id: 'x', text: 'Sale', kind: 'NOTE', createdBy: 'Ada' }
const at = (firstIndex: number | null, lastIndex: number | null) => {
  return { keys, annotations: [{ firstIndex, lastIndex, annotation }] } as Parameters<typeof notesOf>[0]
}

test('annotations stand at their buckets', () => {
  expect(notesOf(at(1, 2), keys)).toEqual([{ first: 1, last: 2, label: 'Sale' }])
})

test('where days off are left out, those of such a day stand at the next one that is drawn', () => {
  const working = ['2026-11-20', '2026-11-23']
  expect(notesOf(at(1, 1), working)).toEqual([{ first: 1, last: 1, label: 'Sale' }])
  expect(notesOf(at(0, 2), working)).toEqual([{ first: 0, last: 1, label: 'Sale' }])
  expect(notesOf(at(1, 2), ['2026-11-20'])).toEqual([])
})

test('charts of names have none', () => {
  expect(notesOf(at(null, null), ['Berlin'])).toEqual([])
})
