// CONTRIBUTING.md names files: each is there.
import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readText } from './tree.ts'

const text = readText('CONTRIBUTING.md')
const walks = /^## How things walk\n([\s\S]*?)^## /m.exec(text)?.[1] ?? ''
const filesIn = (part: string) =>
  [...part.matchAll(/`((?:src|tests|db|bench)\/[\w./-]+\.tsx?)`/g)].map(([, path = '']) => path)
const isThere = (path: string) => existsSync(new URL(`../../${path}`, import.meta.url))

test('the walks of a push, of a report and of a call are told', () => {
  expect(filesIn(walks).length).toBeGreaterThan(25)
})

describe('what a small change touches is listed', () => {
  const sectionOf = (title: string) => text.split(/^## /m).find(part => part.startsWith(`${title}\n`)) ?? ''
  // The new migration has no name yet.
  const filesOf = (title: string) => filesIn(sectionOf(title)).length + 1

  test('a text of a widget is six files, none of them a door', () => {
    expect(filesOf('How to add a text to a widget')).toBe(6)
    expect(filesIn(sectionOf('How to add a text to a widget')).filter(path => /rest|graphql|store/.test(path))).toEqual(
      [],
    )
  })

  test('an option of a metric is ten files at most, where charts draw it and Cyfe has a word for it', () => {
    const files = filesIn(sectionOf('How to add an option to a metric'))
    const shared = [
      'a new migration',
      'db/migrations/index.ts',
      'src/database/tables.ts',
      'src/dashboard/web/widget/operations.ts',
    ]
    expect(files).toContain('src/widgets/metric-option.ts')
    // Either of two files of charts draws it.
    expect(shared.length + files.length - 1).toBeLessThanOrEqual(10)
  })
})

test('every file that is named is there', () => {
  expect(filesIn(text).filter(path => !isThere(path))).toEqual([])
})

describe('a file that is not there', () => {
  test('is found', () => {
    expect(filesIn('see `src/push/nothing.ts` and `src/app.ts`').filter(path => !isThere(path))).toEqual([
      'src/push/nothing.ts',
    ])
  })
})
