// docs/recipes.md: what it says to copy is run as it stands, twice, and counts once.
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
})
afterAll(() => it?.[Symbol.asyncDispose]())

const docs = readFileSync(new URL('../../docs/recipes.md', import.meta.url), 'utf8')
const blockOf = (language: string) => new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'm').exec(docs)?.[1] ?? ''

const run = (shell: string, options: string[], script: string, args: string[], env: Record<string, string>) =>
  promisify(execFile)(shell, [...options, script, shell, ...args], { env: { PATH: process.env.PATH ?? '', ...env } })

/** The rows of the file of a widget. */
async function rowsOf({ id }: { id: string }): Promise<string[]> {
  const reply = await fetch(`${it.url}/widgets/${id}.csv?form=rows`, { headers: { authorization: `Bearer ${ADMIN}` } })
  return (await reply.text()).trim().split('\r\n')
}

test('the cron job pushes yesterday, and a day that it is asked for; twice is once', async () => {
  const widget = await it.widget({ title: 'Cron' })
  for (const args of [['20010203'], ['20010203'], []]) {
    const { stdout } = await run('sh', ['-c'], blockOf('sh'), args, { PUSH_URL: widget.pushUrl })
    expect(JSON.parse(stdout)).toMatchObject({ status: 'ok' })
  }
  expect(await rowsOf(widget)).toEqual(['Date,Orders', '20010203,42', expect.stringMatching(/^20\d{6},42$/)])
})

test('the cron job fails, and says why, where its push is refused', async () => {
  const PUSH_URL = `${it.url}/api/push/nobodys`
  const failed = await run('sh', ['-c'], blockOf('sh').replace('--retry 5 ', '--retry 0 '), [], { PUSH_URL }).then(
    () => null,
    error => error as { code: number; stdout: string },
  )
  expect(failed?.code).toBe(22)
  expect(JSON.parse(failed?.stdout ?? '')).toMatchObject({ status: 'error' })
})

test('the line of the crontab has five fields, its variable and a command without percent signs', () => {
  expect(blockOf('crontab')).toMatch(/^(\S+ ){5}PUSH_URL=https:\/\/\S+ \/[^%\n]+\n$/)
})

test('the GitHub Action is a workflow whose step counts each attempt once', async () => {
  const workflow = parse(blockOf('yaml'))
  expect(workflow).toMatchObject({
    on: { push: { branches: ['main'] } },
    jobs: {
      count: {
        'runs-on': 'ubuntu-latest',
        steps: [{ env: { PUSH_URL: expect.stringMatching(/^\$\{\{ secrets\.PUSH_URL }}$/) } }],
      },
    },
  })
  const { run: script } = workflow.jobs.count.steps[0] as { run: string }
  const widget = await it.widget({ title: 'Action' })
  const env = { PUSH_URL: widget.pushUrl, GITHUB_RUN_ID: '77' }
  // As GitHub runs it; the second is a try whose reply was lost.
  for (const attempt of ['1', '1', '2']) await run('bash', ['-ec'], script, [], { ...env, GITHUB_RUN_ATTEMPT: attempt })
  const [head, ...rows] = await rowsOf(widget)
  expect(head).toBe('Date,Deployments')
  // More than one only where midnight passes between them.
  expect(rows.reduce((sum, row) => sum + Number(row.split(',')[1]), 0)).toBe(2)
})

interface Node {
  readonly parameters: {
    readonly method: string
    readonly url: string
    readonly headerParameters: { readonly parameters: readonly { readonly name: string; readonly value: string }[] }
    readonly jsonBody: string
  }
}

/** A field of n8n: with = in front its parts in braces are JavaScript, else it is a text. */
function textOf(field: string, scope: Record<string, unknown>): string {
  if (!field.startsWith('=')) return field
  return field.slice(1).replace(/\{\{(.*?)\}\}/gs, (_, code) => String(runInNewContext(code, scope)))
}

test('the node of n8n counts each item of an execution once, however often it is tried', async () => {
  const { nodes } = JSON.parse(blockOf('json')) as { nodes: [Node] }
  const { method, url, headerParameters, jsonBody } = nodes[0].parameters
  expect(new URL(url).pathname).toMatch(/^\/api\/push\//)
  const widget = await it.widget({ title: 'Node of n8n' })
  const formats: Record<string, string> = { yyyyLLdd: '20261120' }
  const run = async (execution: number, itemIndex: number, orders: number) => {
    const now = { toFormat: (format: string) => formats[format] }
    const scope = { $execution: { id: execution }, $itemIndex: itemIndex, $json: { orders }, $now: now }
    const headers = headerParameters.parameters.map(({ name, value }) => [name, textOf(value, scope)])
    const body = textOf(jsonBody, scope)
    const reply = await fetch(widget.pushUrl, {
      method,
      headers: { 'content-type': 'application/json', ...Object.fromEntries(headers) },
      body,
    })
    expect([reply.status, await reply.json()]).toEqual([200, expect.objectContaining({ status: 'ok' })])
  }
  for (const [execution, item, orders] of [
    [7, 0, 3],
    [7, 0, 3],
    [7, 1, 4],
    [8, 0, 5],
  ] as const)
    await run(execution, item, orders)
  expect(await rowsOf(widget)).toEqual(['Date,Orders', '20261120,12'])
})
