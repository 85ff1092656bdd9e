import { expect, test } from 'vitest'
import type { ProjectId } from '../base/id.ts'
import { RegisteredDocuments } from './registered-documents.ts'

const [one, two, three] = ['1', '2', '3'] as unknown as [ProjectId, ProjectId, ProjectId]
const limits = { texts: 2, bytes: 20, projects: 2 }

test('the text that was asked for longest ago gives way to a new one, of the same project', () => {
  const documents = new RegisteredDocuments(limits)
  documents.set(two, 'a', 'other')
  documents.set(one, 'a', 'A')
  documents.set(one, 'b', 'B')
  expect(documents.get(one, 'a')).toBe('A')
  documents.set(one, 'c', 'C')
  expect(['a', 'b', 'c'].map(hash => documents.get(one, hash))).toEqual(['A', undefined, 'C'])
  expect(documents.get(two, 'a')).toBe('other')
})

test('bytes are counted, not characters, and a text that is too large leaves the others', () => {
  const documents = new RegisteredDocuments(limits)
  documents.set(one, 'a', 'A')
  documents.set(one, 'large', 'ä'.repeat(10))
  expect(['a', 'large'].map(hash => documents.get(one, hash))).toEqual(['A', undefined])
  documents.set(one, 'b', 'x'.repeat(18))
  expect(['a', 'b'].map(hash => documents.get(one, hash))).toEqual([undefined, 'x'.repeat(18)])
})

test('of more projects than there is room for the one that was longest idle registers anew', () => {
  const documents = new RegisteredDocuments(limits)
  for (const project of [one, two, three]) documents.set(project, 'a', 'A')
  expect([one, two, three].map(project => documents.get(project, 'a'))).toEqual([undefined, 'A', 'A'])
})
