// What must be refused in lines of the log, and what looks alike and is fine.
import { describe, expect, test } from 'vitest'
import type { Rule, Tree } from './import-rules.ts'
import { logsErrorsWhole } from './log-rules.ts'
import { parseSource } from './source-file.ts'

const tree: Tree = { paths: new Set(), dependencies: new Set() }
const judge = (rule: Rule, path: string, text: string) => rule(parseSource(path, text), tree)

describe('errors are logged whole', () => {
  test.each([
    "log.warn({ error: String(error) }, 'it failed')",
    "gateway.log.error({ id, message: error.message }, 'it failed')",
    "class A { #gateway; a(error) { this.#gateway.log.warn({ error }, 'it failed') } }",
    "class A { #log; a(error) { this.#log.warn({ reason: error.message }, 'it failed') } }",
    "request.log['error']({ stack: error.stack }, 'it failed')",
  ])('not as %s', text => {
    expect(judge(logsErrorsWhole, 'src/push/a.ts', text)).toEqual([expect.stringContaining('{ err: error }')])
  })

  test.each([
    "log.warn({ job: job.name, err: error }, 'it failed')",
    "log.info({ signal: reason }, 'stopping')",
    'insert({ error: String(error) })',
    "call.error({ message: 'x' })",
  ])('%s is fine', text => {
    expect(judge(logsErrorsWhole, 'src/push/a.ts', text)).toEqual([])
  })
})
