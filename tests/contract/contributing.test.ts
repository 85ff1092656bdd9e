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
