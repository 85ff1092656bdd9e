// When all tests have run: each store has sent a statement that was held against the rules, and each exception from them is needed.
import { globSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { pointWriters } from '../_kit/point-writers.ts'
import { exceptions } from '../_kit/statement-exceptions.ts'
import type { OriginNote } from '../_kit/statement-watch.setup.ts'

const cwd = fileURLToPath(new URL('../../', import.meta.url))
const folder = process.env.STATEMENT_ORIGINS ?? ''
const notes = readNotes()
const ran = new Set(notes.map(({ test }) => test))
const missing = globSync('tests/{scenarios,faults,oracle,clients,compat,screens}/**/*.test.ts', { cwd }).filter(
  file => !ran.has(file),
)

function readNotes(): OriginNote[] {
  try {
    return readdirSync(folder).map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')) as OriginNote)
  } catch {
    // No test that has a database has run.
    return []
  }
}

afterAll(() => rmSync(folder, { recursive: true, force: true }))

// Of a part of the tests nothing can be said.
describe.skipIf(missing.length > 0)('statements of a whole run', () => {
  test('every store has shown one', () => {
    const seen = new Set(notes.flatMap(({ stores }) => stores))
    const stores = globSync('src/**/*.store.ts', { cwd })
    expect(stores.length).toBeGreaterThan(90)
    // Parts of statements that another store sends, and the sandbox of users' SQL, which has a guard of its own.
    expect(stores.filter(file => !seen.has(file) && sends(file))).toEqual([])
  })

  test('every writer of points has written some', () => {
    const wrote = new Set(notes.flatMap(note => note.writers))
    expect(Object.keys(pointWriters).filter(key => !wrote.has(key))).toEqual([])
  })

  test('every exception is needed', () => {
    const used = new Set(notes.flatMap(note => note.exceptions))
    expect(Object.keys(exceptions).filter(key => !used.has(key))).toEqual([])
  })
})

const sends = (file: string) =>
  /\.execute\(|\.executeTakeFirst|\.query[(<]|insertRows\(/.test(readFileSync(join(cwd, file), 'utf8')) &&
  !/^src\/(queries\/(sandbox|cursor)|doctor\/)/.test(file)
