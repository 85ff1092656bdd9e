// Types are extended. What has to go is deprecated first, and stays for two minor versions (docs/releases.md).
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { schemaText } from '../../src/schema.ts'
import { brokenSince, kept } from './released/versions.ts'

const folder = new URL('./released/', import.meta.url)
const files = readdirSync(folder).filter(name => name.endsWith('.graphql'))

test('the schemas of the last minor versions are there, and no older ones', () => {
  expect(files.length).toBeGreaterThan(0)
  expect(files.toSorted()).toEqual(kept(files).toSorted())
})

test.each(files)('documents for %s are answered as they were, unless it deprecated what they ask for', file => {
  expect(brokenSince(readFileSync(new URL(file, folder), 'utf8'), schemaText())).toEqual([])
})

const RELEASED = `
  type Query { widget(id: ID!, size: Int @deprecated(reason: "Use width.")): Widget, old: Old @deprecated(reason: "Use widget.") }
  type Widget { title: String!, color: String, kind: Kind, name: String @deprecated(reason: "Use title.") }
  type Old { id: ID }
  enum Kind { LINE DOT @deprecated(reason: "Use LINE.") }
`

test('what was deprecated may go, with all that it led to', () => {
  const next =
    'type Query { widget(id: ID!): Widget } type Widget { title: String!, color: String, kind: Kind } enum Kind { LINE }'
  expect(brokenSince(RELEASED, next)).toEqual([])
})

test('what was not stays as it is: fields, arguments, types of both, and values', () => {
  const next = `
    type Query { widget(id: ID!, size: Int!): Widget, old: Old }
    type Widget { title: String, kind: Kind }
    type Old { id: ID }
    enum Kind { DOT }
  `
  expect(brokenSince(RELEASED, next)).toEqual([
    expect.stringContaining('size'),
    'Widget.color was removed.',
    'Widget.title changed type from String! to String.',
    expect.stringContaining('LINE was removed'),
  ])
})

test('of several schemas those of the two newest minor versions are kept', () => {
  expect(kept(['0.10.graphql', '0.2.graphql', '0.9.graphql'])).toEqual(['0.9.graphql', '0.10.graphql'])
})
