// docs/rolling.md and docs/weights.md: every question is asked as it stands, and each table holds the answer.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'

const cellsOf = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map(cell => cell.trim().replaceAll('**', ''))
const readDocs = (page: string) => readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8')

const stepsOf = (docs: string) =>
  [...docs.matchAll(/^```(graphql|push)\n([\s\S]*?)^```(?:\n+((?:\|.*\n)+))?/gm)].map(
    ([, kind = '', text = '', table = '']) => ({
      kind,
      text,
      rows: table
        .split('\n')
        .filter(line => line !== '')
        .map(cellsOf),
    }),
  )

let it: TestApp
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
})
afterAll(() => it?.[Symbol.asyncDispose]())

type Numbers = Record<string, unknown>
interface ReportAnswer {
  readonly keys: readonly string[]
  readonly metrics: readonly Numbers[]
  readonly groups?: readonly { values: { value: string }[]; metrics: readonly Numbers[] }[]
}

/** What each column has for each key; those of groups and comparisons have two words. */
function columnsOf({ keys, metrics, groups = [] }: ReportAnswer): Map<string, readonly unknown[]> {
  const columns = new Map<string, readonly unknown[]>([['key', keys]])
  const add = (before: string, numbers: Numbers | undefined) => {
    for (const [name, values] of Object.entries(numbers ?? {}))
      if (Array.isArray(values)) columns.set(`${before}${name}`, values)
  }
  add('', metrics[0])
  add('comparison ', metrics[0]?.comparison as Numbers | undefined)
  for (const group of groups) add(`${group.values[0]?.value} `, group.metrics[0])
  return columns
}

const textOf = (value: unknown) =>
  value === null ? '' : typeof value === 'number' ? String(Number(value.toPrecision(12))) : String(value)

/** `$Votes` is the metric of that name. */
async function withMetricIds(text: string, widgetId: string): Promise<string> {
  if (!/"\$[A-Z]/.test(text)) return text
  const asked = `{ widget(id: "${widgetId}") { metrics { id name } } }`
  const { widget } = (await it.ask(asked as never, {} as never)) as unknown as {
    widget: { metrics: { id: string; name: string }[] }
  }
  return widget.metrics.reduce((all, { id, name }) => all.replaceAll(`"$${name}"`, `"${id}"`), text)
}

test.each([
  ['rolling.md', 8],
  ['weights.md', 2],
])('the tables of docs/%s hold what their questions answer', async (page, least) => {
  const docs = readDocs(page)
  let widget = { id: '', pushUrl: '' }
  let tables = 0
  for (const { kind, text, rows } of stepsOf(docs)) {
    if (kind === 'push') {
      expect(await it.cyfe(widget.pushUrl, text)).toMatchObject({ status: 200 })
      continue
    }
    const asked = text.replace('widget { title', 'widget { id pushUrl title').replaceAll('$widget', widget.id)
    const data = (await it.ask((await withMetricIds(asked, widget.id)) as never, {} as never)) as unknown as {
      createWidget?: { widget: { id: string; pushUrl: string } }
      widget?: { report: ReportAnswer }
    }
    if (data.createWidget) widget = data.createWidget.widget
    if (!data.widget) continue
    const [header = [], , ...lines] = rows
    const columns = columnsOf(data.widget.report)
    expect([...columns.keys()].sort(), text).toEqual([...header].sort())
    const answer = columns.get('key')?.map((_, index) => header.map(name => textOf(columns.get(name)?.[index])))
    expect(answer, text).toEqual(lines)
    tables++
  }
  expect(tables).toBe(docs.match(/^\| key \|/gm)?.length)
  expect(tables).toBeGreaterThanOrEqual(least)
})
