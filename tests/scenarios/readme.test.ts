// The examples of the README and of the documents are run as they stand: every `sh` block, by a shell, against a gateway.
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
const documents = [
  'push',
  'graphql',
  'charts',
  'events-and-sql',
  'tokens',
  'configuration',
  'rest',
  'spreadsheets',
].map(name => readFileSync(new URL(`../../docs/${name}.md`, import.meta.url), 'utf8'))
const blocks = [...[readme, ...documents].join('\n').matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(match => match[1] ?? '')

let it: TestApp
let env: Record<string, string>
beforeAll(async () => {
  it = await startTestApp()
  const widget = await it.widget({ keyKind: 'DATE' })
  env = { PATH: process.env.PATH ?? '', URL: it.url, TOKEN: ADMIN, WIDGET_ID: widget.id, PUSH_URL: widget.pushUrl }
})
afterAll(() => it?.[Symbol.asyncDispose]())

test('there are examples, and the README is short', () => {
  expect(blocks.length).toBeGreaterThanOrEqual(20)
  expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(150)
})

test.each(blocks.map((block, index) => [index + 1, block] as const))('example %i works', async (_index, block) => {
  const { stdout } = await promisify(execFile)('bash', ['-euc', block], { env })
  // JSON replies say whether they are errors; the other examples print what they did.
  if (stdout.startsWith('{')) {
    const replies = stdout.replaceAll('}{', '}\n{').trim().split('\n')
    for (const text of replies) {
      const reply = JSON.parse(text) as {
        status?: string
        data?: unknown
        errors?: { path: unknown }[]
        success?: boolean
      }
      const failing = /error at the path "(\w+)"/.exec(block)?.[1]
      expect(reply.errors?.map(({ path }) => path)).toEqual(failing && [[failing]])
      expect(reply.status === 'ok' || reply.data || reply.success).toBeTruthy()
    }
  } else
    expect(stdout).toMatch(
      /^204\n$|^2 rows pushed|2\/2[\s\S]*2 rows pushed|^Date,Users,Signups\r\n20261117,28,1\r\n|never again: pgr_\w{38}\n$|^<svg [\s\S]*<\/svg>\n?$/,
    )
})

test('the two commands of the first screen are there, and their scripts exist', () => {
  const screen = readme.split('\n').slice(0, 24).join('\n')
  const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    scripts: Record<string, string>
  }
  for (const [command, script] of [
    ['npm ci && npm run demo', 'demo'],
    ['npm ci && npm test', 'test'],
  ] as const) {
    expect(screen).toContain(command)
    expect(scripts[script]).toBeTruthy()
  }
})
