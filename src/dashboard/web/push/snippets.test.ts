import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { exampleRow, languages, type SnippetTarget, snippetOf } from './snippets.ts'

const now = new Date('2026-11-20T09:30:00.123Z')
const target: SnippetTarget = {
  pushUrl: 'http://127.0.0.1:4000/api/push/KEY',
  keyKind: 'DATE',
  keyColumn: 'Date',
  metrics: ['Users'],
  dimensions: [],
}

test('the example is a row of the widget, or of one like most', () => {
  expect(exampleRow(target, now)).toEqual({ Date: '20261120', Users: '12' })
  expect(exampleRow({ keyKind: null, keyColumn: null, metrics: [], dimensions: [] }, now)).toEqual({
    Date: '20261120',
    Users: '12',
    Signups: '7',
  })
  expect(exampleRow({ keyKind: 'TIME', keyColumn: null, metrics: ['a', 'b', 'c'], dimensions: [] }, now)).toEqual({
    Time: '2026-11-20T09:30:00Z',
    a: '12',
    b: '7',
  })
  expect(exampleRow({ keyKind: 'CATEGORY', keyColumn: 'Plan', metrics: ['a'], dimensions: [] }, now)).toEqual({
    Plan: 'Iceland',
    a: '12',
  })
})

test('a widget with dimensions has a column for each', () => {
  expect(exampleRow({ ...target, dimensions: ['country', 'plan'] }, now)).toEqual({
    Date: '20261120',
    country: 'Iceland',
    plan: 'some plan',
    Users: '12',
  })
})

describe('names that could break out of a text do not', () => {
  const hostile = { ...target, metrics: [`it's "5" \\ $HOME \`id\` </script>`], dimensions: [`d'x" \\`] }
  const body = JSON.stringify({ data: [exampleRow(hostile, now)] })

  test('curl: the shell hands the body over as it is', () => {
    const script = snippetOf('curl', hostile, now).replace(/^curl/, 'printf "%s\\n"')
    const words = execFileSync('sh', ['-c', script]).toString().trimEnd().split('\n')
    expect(words).toEqual([hostile.pushUrl, '-d', body])
  })

  test('JavaScript: the program sends the body', async () => {
    const program = snippetOf('JavaScript', hostile, now)
    const AsyncFunction = (async () => {}).constructor as FunctionConstructor
    const sent: unknown[] = []
    const run = new AsyncFunction('fetch', 'console', program)
    const post = (url: string, init: { body: string }) => {
      sent.push([url, init.body])
      return { text: () => '' }
    }
    await run(post, { log() {} })
    expect(sent).toEqual([[hostile.pushUrl, body]])
  })

  test.each(languages)('%s: the example is there', language => {
    expect(snippetOf(language, target, now)).toContain(target.pushUrl)
    expect(snippetOf(language, target, now).replaceAll('\\"', '"')).toContain('"Users":"12"')
  })
})
