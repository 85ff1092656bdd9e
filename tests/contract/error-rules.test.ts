// What must be refused where errors are told apart, and what looks alike and is fine.
import { describe, expect, test } from 'vitest'
import { decidesByCode } from './error-rules.ts'
import type { Rule, Tree } from './import-rules.ts'
import { parseSource } from './source-file.ts'

const tree: Tree = { paths: new Set(), dependencies: new Set() }
const judge = (rule: Rule, path: string, text: string) => rule(parseSource(path, text), tree)

describe('nothing is decided by the text of a message', () => {
  test.each([
    "if (error.message === 'gone') retry()",
    "if (error.message.includes('gone')) retry()",
    "if (error?.message?.startsWith('gone')) retry()",
    'const isGone = /gone/.test(error.message)',
    'const [, name] = /gone: (.+)/.exec((error as Error).message) ?? []',
    'function toFailure(error) { return error.message.match(/gone/) }',
  ])('not as %s', text => {
    expect(judge(decidesByCode, 'src/push/a.ts', text)).toEqual([
      expect.stringContaining('look at the class or the code'),
    ])
  })

  test.each([
    "if (error.code === 'ENOENT') retry()",
    "if (error.message === '') say('nothing')",
    "throw new AppError('CONFLICT', error.message.replace('a', 'b'))",
    'function hasTooManyTokens(error) { return /tokens/.test(error.message) }',
  ])('%s is fine', text => {
    expect(judge(decidesByCode, 'src/push/a.ts', text)).toEqual([])
  })

  test('tests may', () => {
    expect(judge(decidesByCode, 'src/push/a.test.ts', "if (error.message === 'gone') fail()")).toEqual([])
  })
})
