// The recipes of docs/spreadsheets.md and docs/grafana.md, each as its program runs it, against one gateway.
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { dataAddress, open } from '../_kit/data-addresses.ts'
import { type Board, type Dashboard, type InfinityQuery, interpolate, runInfinity } from '../_kit/infinity.ts'
import { push } from '../_kit/operations.ts'
import { hasPython } from '../_kit/workbook.ts'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const blocksOf = (docs: string, kind: string) =>
  [...docs.matchAll(new RegExp(`^\`\`\`${kind}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, text = '']) => text)
const spreadsheets = read('docs/spreadsheets.md')
const grafana = read('docs/grafana.md')
const EXAMPLE = /https:\/\/metrics\.example\.com\/data\/[\w.-]+?\.csv/g

/** `${name}`, as Grafana writes it. */
const macro = (name: string) => `$\{${name}}`
const rangeBy = (format: string) => `from=${macro(`__from${format}`)}&before=${macro(`__to${format}`)}`

let it: TestApp
let visits: string
let address: Awaited<ReturnType<typeof dataAddress>>
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
  await rest('update/project', { time_zone: 'Europe/Berlin' })
  visits = (await it.widget({ title: 'Visits', keyKind: 'DATE' })).id
  const rows = [
    { key: '2026-11-18', values: [{ metric: 'Visits', value: '120' }] },
    { key: '2026-11-19', values: [{ metric: 'Visits', value: '0.30' }] },
  ]
  await it.ask(push, { input: { widgetId: visits, rows } })
  const period = { days: { from: '2026-11-17', through: '2026-11-19' } }
  address = await dataAddress(it, { report: { widgetId: visits, period } })
})
afterAll(() => it?.[Symbol.asyncDispose]())

async function rest(path: string, body: object) {
  const response = await fetch(`${it.url}/api/external/${path}`, {
    method: 'POST',
    body: JSON.stringify({ apptoken: ADMIN, ...body }),
  })
  expect([path, response.status]).toEqual([path, 200])
}

/** A mutation of the docs as it stands, for the widget of the test. */
async function made(document: string): Promise<Record<string, string>> {
  const response = await fetch(`${it.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` },
    body: JSON.stringify({ query: document.replaceAll('$widget', visits) }),
  })
  const { data, errors } = (await response.json()) as {
    data?: { createDataAddress: { dataAddress: Record<string, string> } }
    errors?: unknown
  }
  expect(errors).toBeUndefined()
  return data?.createDataAddress.dataAddress ?? {}
}

describe('spreadsheets and notebooks', () => {
  const filled = (text: string) => text.replaceAll(EXAMPLE, address.csv)

  test('the formula of Google Sheets fetches a table', async () => {
    const [, url = ''] = /^=IMPORTDATA\("([^"]+)"\)$/m.exec(filled(spreadsheets)) ?? []
    const rows = parse((await open(url)).text) as string[][]
    expect(rows).toEqual([
      ['Date', 'Visits'],
      ['2026-11-17', ''],
      ['2026-11-18', '120'],
      ['2026-11-19', '0.3'],
    ])
    expect((await open(`${url}?at=2`)).status).toBe(200)
  })

  test('the query of Excel names an address, the encoding and columns that are there', async () => {
    const [script = ''] = blocksOf(spreadsheets, 'm').map(filled)
    const [, url = ''] = /Web\.Contents\("([^"]+)"\)/.exec(script) ?? []
    const reply = await open(url)
    expect([reply.status, reply.headers.get('content-type')]).toEqual([
      200,
      expect.stringMatching(/^text\/csv; charset=utf-8/),
    ])
    const [head = []] = parse(reply.text) as string[][]
    const typedColumns = [...script.matchAll(/\{"([^"]+)", type (?:date|number)\}/g)].map(([, name]) => name)
    expect(typedColumns).toEqual(head)
    expect(script).toContain('Encoding = 65001')
  })

  test.skipIf(!hasPython)('Python reads it without a library, to the last digit', async () => {
    const script = blocksOf(spreadsheets, 'python').find(block => block.includes('csv.DictReader')) ?? ''
    const { stdout } = await promisify(execFile)('python3', ['-c', script, address.csv])
    expect(stdout).toBe('3 2026-11-17 120.3\n')
  })

  test('pandas reads days of a column that is there', async () => {
    const script = filled(blocksOf(spreadsheets, 'python').find(block => block.includes('pandas')) ?? '')
    const [, url = ''] = /read_csv\("([^"]+)"/.exec(script) ?? []
    const [head = []] = parse((await open(url)).text) as string[][]
    expect(head).toContain(/parse_dates=\["([^"]+)"\]/.exec(script)?.[1])
  })
})

describe('Grafana', () => {
  const dashboard = JSON.parse(read('ops/grafana/widget.json')) as Dashboard
  const [reportMutation = '', notesMutation = ''] = blocksOf(grafana, 'graphql')
  const midnight = (day: number) => Date.UTC(2026, 10, day - 1, 23)
  let board: Board
  beforeAll(async () => {
    const [report, notes] = [await made(reportMutation), await made(notesMutation)]
    const stem = (url = '') => url.replace(/\.\w+$/, '')
    board = {
      // As a dashboard has it: any minute of a day.
      from: Date.UTC(2026, 10, 17, 9, 13),
      to: NOON_2026_11_20,
      variables: { report: stem(report.json), notes: stem(notes.json), gateway: it.url, widget: visits },
      token: ADMIN,
    }
  })
  const panel = (title: string) => {
    const found = dashboard.panels.find(each => each.title === title)
    if (!found) throw new Error(`no panel ${title}`)
    return runInfinity(found.targets[0] as InfinityQuery, board, found.transformations)
  }

  test('JSON gives each day at its midnight in the zone of the project', async () => {
    expect(await panel('By the day')).toEqual({
      Time: [17, 18, 19, 20].map(midnight),
      Visits: [null, 120, 0.3, null],
    })
  })

  test('CSV gives the same rows', async () => {
    expect(await panel('Rows')).toEqual({
      Date: ['2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'],
      Visits: ['', '120', '0.3', ''],
    })
  })

  test('GraphQL gives the same times and numbers, as the docs write it and as the dashboard does', async () => {
    const title = 'The first metric, by GraphQL'
    const expected = { Time: [17, 18, 19, 20].map(midnight), Value: [null, 120, 0.3, null] }
    expect(await panel(title)).toEqual(expected)
    const [document = ''] = blocksOf(grafana, 'graphql infinity')
    const [selector = ''] = blocksOf(grafana, 'jsonata')
    const own = dashboard.panels.find(each => each.title === title)?.targets[0] as InfinityQuery
    const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim()
    expect([words(document), words(selector)]).toEqual([
      words(own.url_options.body_graphql_query ?? ''),
      words(own.root_selector),
    ])
    const asWritten = { ...own, url_options: { method: 'POST', body_graphql_query: document }, root_selector: selector }
    expect(await runInfinity(asWritten, board)).toEqual(expected)
  })

  test('hours are instants, and both macros of the range mean the same', async () => {
    const hours = (await it.widget({ title: 'Hours', keyKind: 'TIME' })).id
    const rows = [{ key: '2026-11-20T08:30:00Z', values: [{ metric: 'Visits', value: '7' }] }]
    await it.ask(push, { input: { widgetId: hours, rows } })
    const { json, csv } = await dataAddress(it, { report: { widgetId: hours } }, { choosesPeriod: true })
    const range = { ...board, from: Date.UTC(2026, 10, 20, 7), to: Date.UTC(2026, 10, 20, 10) }
    const columns = [
      { selector: 'Time', text: 'Time', type: 'timestamp' },
      { selector: 'Visits', text: 'Visits', type: 'number' },
    ]
    const expected = { Time: [7, 8, 9].map(hour => Date.UTC(2026, 10, 20, hour)), Visits: [null, 7, null] }
    for (const macros of [rangeBy(''), rangeBy(':date:iso')]) {
      const query = { url_options: { method: 'GET' }, root_selector: '', columns }
      const ofJson = { ...query, type: 'json', url: `${json}?${macros}&keys=instants` } as const
      const ofCsv = { ...query, type: 'csv', url: `${csv}?${macros}&form=rows` } as const
      expect([await runInfinity(ofJson, range), await runInfinity(ofCsv, range)]).toEqual([expected, expected])
    }
  })

  test('annotations of the range have their times, texts and kinds', async () => {
    await rest('create/annotation', { widget_id: visits, from: '2026-11-18', through: '2026-11-19', text: 'Sale' })
    await rest('create/annotation', { at: '2026-11-19T13:05:00Z', text: 'Version 2', kind: 'RELEASE' })
    await rest('create/annotation', { from: '2026-11-01', text: 'Before the range' })
    const [annotations] = dashboard.annotations.list
    expect(await runInfinity(annotations?.target as InfinityQuery, board)).toEqual({
      time: [midnight(18), Date.UTC(2026, 10, 19, 13, 5)],
      timeEnd: [midnight(20), null],
      text: ['Sale', 'Version 2'],
      tags: ['NOTE', 'RELEASE'],
    })
  })

  test('whoever edits a panel cannot ask its address for anything else', async () => {
    const url = interpolate(`${macro('report')}.json?${rangeBy('')}`, board)
    expect((await open(url)).status).toBe(200)
    for (const more of ['&by=country', '&metrics=Visits', '&granularity=HOUR'])
      expect((await open(url + more)).status).toBe(400)
  })
})
