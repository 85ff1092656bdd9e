// Every statement that the gateway sends while a test runs is held against the rules of a distributed database (statement-rules.ts).
import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadModule } from 'libpg-query'
import pg from 'pg'
import { afterAll, expect } from 'vitest'
import { selectTemplatePlacements } from './database.ts'
import { pointWriterOf } from './point-writers.ts'
import { exceptions } from './statement-exceptions.ts'
import { issuesOf } from './statement-rules.ts'
import { writtenTables } from './statement-writes.ts'

/** What tests/last reads. */
export interface OriginNote {
  readonly test: string
  /** Files whose statements were looked at. */
  readonly stores: readonly string[]
  readonly exceptions: readonly string[]
  /** Of points (point-writers.ts). */
  readonly writers: readonly string[]
}

/** A function of `src` that was on the stack. */
interface Frame {
  /** `src/push/round.store.ts`. */
  readonly file: string
  readonly name: string
}

interface Statement {
  readonly text: string
  /** The innermost first. */
  readonly frames: readonly Frame[]
}

interface Watched {
  /** How often a text was looked at in vain. */
  readonly looks: Map<string, number>
  waiting: Statement[]
}

declare global {
  /** One for all files of a worker: `pg` is loaded once, and what was looked at in one file need not be in the next. */
  var watchedStatements: Watched | undefined
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
/** Where no frame of `src` is on the stack: a statement of the test, or one whose origin is seen another time. */
const MAX_LOOKS = 20
/** What works on the whole database, or on another one, and the sandbox of users' SQL, which has a guard of its own. */
const NOT_WATCHED =
  /^src\/(database\/(?!(page|batch-deletion|prepared-rows)\.ts)|cli|doctor)|^src\/queries\/(sandbox|cursor|backend)/
/** Behind the name of a table of events. */
const PARTITION = /_\d{4}_\d{2}$/

function watch(): Watched {
  const watched: Watched = { looks: new Map(), waiting: [] }
  for (const { prototype } of [pg.Pool, pg.Client] as { prototype: { query: (...args: unknown[]) => unknown } }[]) {
    const query = prototype.query
    prototype.query = function (this: unknown, ...args: unknown[]) {
      const [first] = args as [string | { text?: string } | undefined]
      const text = typeof first === 'string' ? first : first?.text
      if (text !== undefined) note(text, watched)
      return query.apply(this, args)
    }
  }
  return watched
}

function note(text: string, { looks, waiting }: Watched): void {
  const before = looks.get(text) ?? 0
  if (before >= MAX_LOOKS) return
  const frames = framesOf(stackNow())
  looks.set(text, frames.length === 0 ? before + 1 : MAX_LOOKS)
  if (frames.some(({ file }) => !NOT_WATCHED.test(file))) waiting.push({ text, frames })
}

function stackNow(): string {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 100
  const { stack = '' } = new Error('here')
  Error.stackTraceLimit = stackTraceLimit
  return stack
}

/** Those of `src`, but what every statement goes through. */
function framesOf(stack: string): Frame[] {
  const frames = stack.split('\n').flatMap(line => {
    const [, name = '', path = ''] = /at (?:async )?(?:(.*?) \()?(?:file:\/\/)?(\/[^():]+):\d+:\d+\)?$/.exec(line) ?? []
    const file = relative(ROOT, path).split(sep).join('/')
    return /^(src|tests(?!\/_kit))\//.test(file) ? [{ file, name: name.split('.').at(-1) ?? '' }] : []
  })
  const own = frames.filter(({ file }) => !/^src\/database\/(watched-client|bounded-pool|client)/.test(file))
  // A test may ask something in the middle of what the gateway does.
  if (own[0]?.file.startsWith('tests/')) return []
  return (own[0] && NOT_WATCHED.test(own[0].file) ? own.slice(0, 1) : own).filter(({ file }) => file.startsWith('src/'))
}

globalThis.watchedStatements ??= watch()
const watched = globalThis.watchedStatements

afterAll(async () => {
  const statements = watched.waiting
  watched.waiting = []
  const { found, unmarked, used, writers } = await inspect(statements)
  noteOrigins(statements, used, writers)
  if (found.length > 0)
    throw new Error(
      `Statements that do not work on a distributed database (tests/_kit/statement-rules.ts):\n${found.join('\n')}`,
    )
  if (unmarked.length > 0) throw new Error(`Statements that write points:\n${unmarked.join('\n')}`)
})

interface Inspection {
  readonly found: readonly string[]
  readonly unmarked: readonly string[]
  readonly used: ReadonlySet<string>
  readonly writers: ReadonlySet<string>
}

/** What is wrong with the statements, which exceptions there were, and who wrote points. */
async function inspect(statements: readonly Statement[]): Promise<Inspection> {
  const used = new Set<string>()
  const writers = new Set<string>()
  if (statements.length === 0) return { found: [], unmarked: [], used, writers }
  await loadModule()
  const placements = await selectTemplatePlacements()
  const found = statements.flatMap(({ text, frames }) => {
    const keys = frames.map(({ file, name }) => `${file}#${name}`)
    const issues = issuesOf(text, table => placements.get(table) ?? placements.get(table.replace(PARTITION, '')))
    const left = issues.filter(({ table, isAcross }) => {
      const exception = isAcross && keys.find(key => exceptions[key]?.tables.includes(table))
      if (exception) used.add(exception)
      return !exception
    })
    const messages = left.map(({ table, message }) => `\n  ${table}: ${message}`)
    return messages.length === 0 ? [] : [`${keys.slice(0, 4).join(' < ')}${messages.join('')}\n  ${text.trim()}`]
  })
  const unmarked = statements.flatMap(({ text, frames }) => {
    const written = pointWriterOf(writtenTables(text), frames)
    if (written?.writer) writers.add(written.writer)
    return written?.issue
      ? [
          `${frames
            .map(({ file, name }) => `${file}#${name}`)
            .slice(0, 4)
            .join(' < ')}\n  ${written.issue}\n  ${text.trim()}`,
        ]
      : []
  })
  return { found, unmarked, used, writers }
}

/** For tests/last: each file says that it has run, and what it has shown. */
function noteOrigins(statements: readonly Statement[], used: ReadonlySet<string>, writers: ReadonlySet<string>): void {
  const folder = process.env.STATEMENT_ORIGINS ?? ''
  mkdirSync(folder, { recursive: true })
  const note: OriginNote = {
    test: relative(ROOT, expect.getState().testPath ?? '')
      .split(sep)
      .join('/'),
    stores: [...new Set(statements.flatMap(({ frames }) => frames.map(({ file }) => file)))],
    exceptions: [...used],
    writers: [...writers],
  }
  writeFileSync(join(folder, `${randomUUID()}.json`), JSON.stringify(note))
}
