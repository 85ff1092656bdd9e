// From the terminal: widgets, questions, and points out of one gateway into another.

import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AppError } from '../../src/base/errors.ts'
import { runProgram } from '../../src/cli/program.ts'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'

const folder = mkdtempSync(join(tmpdir(), 'pushgraph-transfer-'))
let it: TestApp
let other: TestApp

beforeAll(async () => {
  ;[it, other] = await Promise.all([startTestApp(), startTestApp()])
})
afterAll(async () => {
  await it?.[Symbol.asyncDispose]()
  await other?.[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

async function run(url: string, ...args: string[]): Promise<string> {
  const lines: string[] = []
  const code = await runProgram(args, { PUSHGRAPH_URL: url, PUSHGRAPH_TOKEN: ADMIN }, line => lines.push(line))
  expect(code).toBe(0)
  return lines.join('\n')
}

const here = (...args: string[]) => run(it.url, ...args)
/** GraphQL without a type of its own. Throws where it is refused. */
async function send(query: string): Promise<void> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` }
  const reply = await fetch(`${it.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
  expect(await reply.json()).not.toHaveProperty('errors')
}

const refusal = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.catch(each => each)
  expect(error).toBeInstanceOf(AppError)
  return (error as AppError).message
}

const csvOf = async (url: string, id: string) =>
  (await fetch(`${url}/widgets/${id}.csv?form=rows`, { headers: { authorization: `Bearer ${ADMIN}` } })).text()

function file(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const idIn = (text: string) => /widget_\w+/.exec(text)?.[0] ?? ''

describe('widget', () => {
  test('is made, listed, shown and deleted', async () => {
    const made = await here(
      'widget',
      'create',
      '--title',
      'Made here',
      '--key-kind',
      'date',
      '--dimension',
      'country',
      '--tag',
      'x',
    )
    const id = idIn(made)
    expect(made).toMatch(/^Made here \(widget_\w+\)\npush URL, a secret: http:\/\//)
    await here('push', file('made.csv', 'date,country,Sales\n2026-11-20,DE,1.50\n'), '--widget', id)
    expect(await here('widget', 'list', '--search', 'made')).toMatch(
      new RegExp(
        `id +title +keys +dimensions +metrics +tags +last push\\n─.*\\n${id} +Made here +date +country +1 +x +20`,
      ),
    )
    expect(JSON.parse(await here('widget', 'list', '--tag', 'x', '--format', 'json'))).toMatchObject([
      { id, title: 'Made here', keyKind: 'DATE', dimensions: [{ name: 'country' }], metrics: [{ name: 'Sales' }] },
    ])
    expect(await here('widget', 'show', id)).toMatch(/Made here\n +id +widget[\s\S]+Sales +sum +pushes/)
    expect(await refusal(here('widget', 'delete', id))).toBe(
      '"Made here" and all of its points (1 metric) would be deleted: say --yes if that is meant.',
    )
    expect(await here('widget', 'delete', id, '--yes')).toBe(`deleted Made here (${id})`)
    expect(await here('widget', 'list', '--format', 'csv')).toBe('id,title,keys,dimensions,metrics,tags,last push')
  })
})

describe('query', () => {
  let id = ''
  beforeAll(async () => {
    id = idIn(await here('widget', 'create', '--title', 'Shop', '--key-kind', 'DATE', '--dimension', 'country'))
    const rows = 'date,country,Sales,Visits\n2026-11-20,DE,10.5,3\n2026-11-20,FR,4,\n2026-11-21,DE,2,7\n'
    await here('push', file('shop.csv', rows), '--widget', id)
  })

  test('a document, as a table of its list, as JSON and as CSV', async () => {
    const document = '{ widgets { edges { node { title keyKind } } } }'
    expect((await here('query', document)).split('\n')).toEqual(['title  keyKind', '─────  ───────', 'Shop   DATE'])
    expect(await here('query', document, '--format', 'csv')).toBe('title,keyKind\nShop,DATE')
    expect(JSON.parse(await here('query', document, '--format', 'json'))).toEqual({
      widgets: { edges: [{ node: { title: 'Shop', keyKind: 'DATE' } }] },
    })
  })

  test('a document of a file with variables, without a list', async () => {
    const path = file('q.graphql', 'query A($id: ID!) { widget(id: $id) { title tags } } query B { __typename }')
    const asked = ['query', '--file', path, '--operation', 'A', '--variables', JSON.stringify({ id })]
    expect(await here(...asked, '--format', 'csv')).toBe('field,value\nwidget.title,Shop\nwidget.tags,[]')
  })

  test('a report: what it comes to as a table, its series as CSV', async () => {
    const report = ['query', '--report', id, '--period', '2026-11-20..2026-11-21']
    const table = await here(...report)
    expect(table).toMatch(/^Shop, .*2026\n/)
    expect(table).toMatch(/Sales \(sum\) +16\.5 +/)
    expect(await here(...report, '--format', 'csv')).toBe('Date,Sales,Visits\n2026-11-20,14.5,3\n2026-11-21,2,7')
    const groups = await here(...report, '--by', 'country', '--metric', 'Sales', '--format', 'csv')
    expect(groups.split('\n').slice(0, 5)).toEqual([
      'Date,country,Sales',
      '2026-11-20,DE,10.5',
      '2026-11-21,DE,2',
      '2026-11-20,FR,4',
      '2026-11-21,FR,',
    ])
    expect(await here(...report, '--where', 'where.country=FR', '--format', 'csv')).toContain('2026-11-20,4,')
    expect(JSON.parse(await here(...report, '--format', 'json'))).toMatchObject({
      title: 'Shop',
      keys: ['2026-11-20', '2026-11-21'],
    })
  })

  test('SQL, and a saved query by its name', async () => {
    expect(await here('query', '--sql', "SELECT 1 AS n, 'a,b' AS text", '--format', 'csv')).toBe('n,text\n1,"a,b"')
    await send(
      'mutation { saveQuery(input: { name: "Numbers", sql: "SELECT @{n} AS n", variables: [{ name: "n", type: INTEGER }] }) { savedQuery { id } } }',
    )
    const saved = await here('query', '--saved', 'Numbers', '--variables', '{"n":7}')
    expect(saved.split('\n').at(-1)?.trim()).toBe('7')
    expect(await refusal(here('query', '--saved', 'Nombres'))).toContain('there are "Numbers"')
  })
})

describe('export and import', () => {
  const rows = [
    ['DATE', ['--dimension', 'country'], 'date,country,Sales\n2026-11-20,DE,0.1\n2026-11-20,=cmd,2\n2026-11-21,,3\n'],
    ['CATEGORY', [], 'name,Score\n=SUM(A1),1\n"a ""b"", c",2\nColor,3\n'],
    ['TIME', [], 'at,Load\n2026-11-20T10:00:00.000001Z,0.25\n2026-11-20T10:00:01+02:00,1e3\n'],
  ] as const

  test('what is exported is imported elsewhere, to the last digit, and again without counting twice', async () => {
    const ids = await Promise.all(
      rows.map(async ([kind, more, content]) => {
        const id = idIn(
          await here('widget', 'create', '--title', `Of ${kind}`, '--key-kind', kind, ...more, '--tag', 'moved'),
        )
        await here('push', file(`${kind}.csv`, content), '--widget', id)
        return id
      }),
    )
    await send(`mutation { push(input: { widgetId: "${ids[0]}", metrics: [{ name: "Users", aggregation: PERIODIC }, { name: "Stock", aggregation: LATEST }], rows: [
        { key: "2026-11-20", values: [{ metric: "Stock", value: "9" }] }, { period: { month: "2026-10" }, values: [{ metric: "Users", value: "40" }] }] }) { receipt { id } } }`)
    const target = join(folder, 'all')
    expect(await here('export', ...ids, '--to', target)).toBe(`exported 3 widgets to ${target}`)
    expect(readdirSync(target).sort()).toEqual([...ids.map(id => `${id}.csv`), 'widgets.json'].sort())

    const first = await run(other.url, 'import', target)
    expect(first).toMatch(/Of DATE \(widget_\w+\): 5 rows pushed; new metrics/)
    const made = rows.map((_row, index) => idIn(first.split('\n')[index] ?? ''))
    const moved = await Promise.all(made.map(id => csvOf(other.url, id)))
    expect(moved).toEqual(await Promise.all(ids.map(id => csvOf(it.url, id))))
    const aggregations = JSON.parse(await run(other.url, 'widget', 'show', made[0] ?? '', '--format', 'json'))
    expect(aggregations.metrics).toMatchObject([
      { name: 'Sales', aggregation: 'SUM' },
      { name: 'Stock', aggregation: 'LATEST' },
      { name: 'Users', aggregation: 'PERIODIC' },
    ])

    const again = await run(other.url, 'import', target)
    expect(again).toMatch(/Of DATE \(widget_\w+\): 5 rows pushed, 5 of them by an earlier run/)
    expect(await Promise.all(made.map(id => csvOf(other.url, id)))).toEqual(moved)
    expect(JSON.parse(await run(other.url, 'widget', 'list', '--tag', 'moved', '--format', 'json'))).toHaveLength(3)
  })

  test('an import that was cut off goes on', async () => {
    const id = idIn(await here('widget', 'create', '--title', 'Long', '--key-kind', 'CATEGORY'))
    const lines = Array.from({ length: 300 }, (_each, n) => `k${n},1`)
    const path = file('long.csv', `name,n\n${lines.join('\n')}\n`)
    // A gateway that stops answering after the third part.
    let parts = 0
    const flaky = createServer((request, response) => {
      const body: Buffer[] = []
      request.on('data', part => body.push(part))
      request.on('end', async () => {
        const text = Buffer.concat(body)
        if (text.includes('CliPushPart') && ++parts > 3) return void response.destroy()
        const headers = { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` }
        response.end(await (await fetch(it.url + request.url, { method: 'POST', headers, body: text })).text())
      })
    })
    await new Promise<void>(resolve => flaky.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(flaky.address() as AddressInfo).port}`
    const args = ['import', path, '--widget', id, '--rows', '50']
    expect(await refusal(run(url, ...args))).toContain('Run the same command again')
    flaky.close()
    expect(await here(...args)).toBe(`${path}: 300 rows pushed, 150 of them by an earlier run; new metrics: "n"`)
    expect((await csvOf(it.url, id)).split('\r\n').filter(line => line.endsWith(',1'))).toHaveLength(300)
  })

  test('several files go into one widget, and a wrong option is said before the first', async () => {
    const id = idIn(await here('widget', 'create', '--title', 'Two files'))
    const [a, b] = [file('a.csv', 'name,n\nx,1\n'), file('b.csv', 'name,n\ny,2\n')]
    expect(await refusal(here('import', a, b, '--widget', id, '--zone', 'Mars'))).toContain('pushgraph import --help')
    expect(await here('import', a, b, '--widget', id)).toBe(`${a}: 1 row pushed; new metrics: "n"\n${b}: 1 row pushed`)
  })

  test('an export that is not whole is refused with nothing pushed', async () => {
    const id = idIn(await here('widget', 'create', '--title', 'Half'))
    const target = join(folder, 'half')
    await here('push', file('half.csv', 'name,n\nx,1\n'), '--widget', id)
    const [own] = [idIn(await here('widget', 'create', '--title', 'Whole'))]
    await here('export', id, own, '--to', target)
    rmSync(join(target, `${own}.csv`))
    expect(await refusal(run(other.url, 'import', target))).toBe(
      `${target} is not whole: ${own}.csv is missing. Export it again.`,
    )
    writeFileSync(join(target, 'widgets.json'), '{"format":2}')
    expect(await refusal(run(other.url, 'import', target))).toContain(
      'is not what pushgraph export writes: format is wrong.',
    )
    const escaping = { format: 1, exportedAt: '', widgets: [{ file: '../x.csv' }] }
    writeFileSync(join(target, 'widgets.json'), JSON.stringify(escaping))
    expect(await refusal(run(other.url, 'import', target))).toContain('is wrong.')
    expect(await run(other.url, 'widget', 'list', '--search', 'Half', '--format', 'json')).toBe('[]')
  })

  test('one widget goes to a file, which is there when it is whole', async () => {
    const id = idIn(await here('widget', 'create', '--title', 'One'))
    await here('push', file('one.csv', 'name,n\nx,1\n'), '--widget', id)
    const path = join(folder, 'one-out.csv')
    expect(await here('export', id, '--to', path)).toBe(`exported One to ${path}`)
    expect(readFileSync(path, 'utf8')).toBe('Category,n\r\nx,1\r\n')
    mkdirSync(join(folder, 'is-folder'))
    expect(await refusal(here('export', id, '--to', join(folder, 'is-folder')))).toContain(
      'is-folder cannot be written: it is a folder.',
    )
    expect(existsSync(join(folder, 'is-folder.part'))).toBe(false)
  })
})
