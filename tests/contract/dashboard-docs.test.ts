// docs/dashboard.md has a row for each item, and its pictures are there, small.
import { readdirSync, statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { items } from '../browser/pictures/items.ts'
import { comparedLooks, fileOf } from '../browser/pictures/look.ts'
import { withItemTable } from '../browser/pictures/table.ts'
import { readText } from './tree.ts'

/** A clone should stay small. */
const MOST_BYTES = 1_600_000
const stored = new URL('../browser/pictures/stored/', import.meta.url)
const page = readText('docs/dashboard.md')

test('the table of docs/dashboard.md is what the items say: npm run docs writes it', () => {
  expect(withItemTable(page)).toBe(page)
  // Its head has two lines.
  expect(page.match(/^\| [a-z-]+ \| /gm)?.length).toBe(items.length + 2)
})

test('each item that is compared has its pictures, and no picture is left over', () => {
  const wanted = items
    .filter(item => !item.isLoose)
    .flatMap(({ name }) => comparedLooks.map(look => fileOf(name, look)))
  expect(readdirSync(stored).sort()).toEqual(wanted.sort())
  expect(new Set(items.map(item => item.name)).size).toBe(items.length)
})

test('the pictures are small', () => {
  const bytes = readdirSync(stored).reduce((sum, file) => sum + statSync(new URL(file, stored)).size, 0)
  expect(bytes).toBeLessThan(MOST_BYTES)
})
