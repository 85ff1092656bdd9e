// Columns of texts of a query are dimensions of its widget: its reports say what those of pushed rows say.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEFAULT_PROJECT_ID, usualDays } from '../../src/auth/project.ts'
import type { ProjectId } from '../../src/base/id.ts'
import { acrosses, aggregations } from '../../src/core/aggregate.ts'
import { parseDay } from '../../src/core/day.ts'
import { plainRules } from '../../src/core/rules.cases.ts'
import { joinGroups } from '../../src/reports/group-join.ts'
import { readInlineGroups } from '../../src/reports/inline-groups.ts'
import { selectPlanData } from '../../src/reports/plan-data.store.ts'
import { viewsOf } from '../../src/reports/report.ts'
import { dataOfSeries, emptySeries, type ReportData } from '../../src/reports/report-data.ts'
import { planReport, type ReportPlan, type ReportSpec } from '../../src/reports/report-plan.ts'
import { idOf } from '../../src/request/global-id.ts'
import type { Metric } from '../../src/widgets/metric.ts'
import type { InlinePoints, Widget } from '../../src/widgets/widget.ts'
import { NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'
import { declareDimensions } from '../_kit/dimensions.ts'
import { numbersFrom } from '../_kit/event-reports.ts'
import { push } from '../_kit/operations.ts'
import { saveQuery } from '../_kit/query-operations.ts'

let it: TestApp
let pushed: string
let query: string
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
  pushed = (await it.widget({ title: 'Sales', keyKind: 'DATE' })).id
  await declareDimensions(it, pushed, ['country', 'plan'])
  await it.ask(push, { input: { widgetId: pushed, onDuplicate: 'REPLACE', rows: rows.map(toPushRow) } })
  query = await save(`select day, dimensions.country as country, dimensions.plan as plan,
    max(value) filter (where metric = 'Sales') as "Sales", max(value) filter (where metric = 'Rate %') as "Rate %"
    from points where widget = 'Sales' group by 1, 2, 3`)
})
afterAll(() => it?.[Symbol.asyncDispose]())

const save = async (sql: string) =>
  (await it.ask(saveQuery, { input: { name: 'A query', sql } })).saveQuery.savedQuery.id

interface Row {
  readonly day: string
  readonly values: readonly (string | null)[]
  readonly sales: string | null
  readonly rate: string | null
}

const countries = ['DE', 'FR', 'Other', 'Österreich', null]
const rows: Row[] = (() => {
  const next = numbersFrom(5)
  const made = new Map<string, Row>()
  for (let n = 0; n < 300; n++) {
    const day = new Date(Date.UTC(2026, 10, 20) - next(120) * 86_400_000).toISOString().slice(0, 10)
    const values = [countries[next(5)] ?? null, ['pro', 'free', null][next(3)] ?? null]
    const sales = next(8) === 0 ? null : `${next(2_000) - 500}.${next(100)}`
    made.set(JSON.stringify([day, values]), {
      day,
      values,
      sales,
      rate: sales !== null && next(2) === 0 ? null : `${next(100)}.5`,
    })
  }
  return [...made.values()]
})()

function toPushRow({ day, values, sales, rate }: Row) {
  const names = ['country', 'plan']
  return {
    key: day,
    dimensions: values.flatMap((value, index) => (value === null ? [] : [{ dimension: names[index] ?? '', value }])),
    values: [
      ...(sales === null ? [] : [{ metric: 'Sales', value: sales }]),
      ...(rate === null ? [] : [{ metric: 'Rate %', value: rate }]),
    ],
  }
}

const NUMBERS = `headline sum average minimum maximum latest count values runningTotals exact { headline values }
  comparison { previous values percentChange undrawn } coverage { buckets bucketsWithData lastPointAt carriedFrom }`
const ARGUMENTS = `$period: PeriodInput, $compare: [ComparisonInput!], $granularity: Granularity, $fill: Fill, $where: [DimensionFilter!], $by: [String!], $top: Int, $orderBy: GroupOrder, $metrics: [String!]`
const REPORT = `report(period: $period, compare: $compare, granularity: $granularity, fill: $fill, where: $where, by: $by, top: $top, orderBy: $orderBy, metrics: $metrics) {
  keys metrics { ${NUMBERS} } groups { isOther values { dimension value } metrics { share ${NUMBERS} } } }`
const OF_PUSHED = `query ($id: ID!, ${ARGUMENTS}) { widget(id: $id) { ${REPORT} } }`
const OF_QUERY = `query ($id: ID!, ${ARGUMENTS}) { widget: widgetFromQuery(savedQueryId: $id, keyColumn: "day") { ${REPORT} } }`

async function answerOf(text: string, variables: object): Promise<unknown> {
  const reply = await it.send(text as never, variables as never)
  if (reply.errors) throw new Error(JSON.stringify(reply.errors))
  return (reply.data as { widget: { report: unknown } }).widget.report
}

test('60 questions: the report of the query is the report of the pushed rows', async () => {
  const next = numbersFrom(3)
  const pick = <Value>(values: readonly Value[]): Value => values[next(values.length)] as Value
  const filters = [
    { dimension: 'country', in: ['DE', null] },
    { dimension: 'country', notIn: ['DE'] },
    { dimension: 'plan', isSet: true },
    { dimension: 'country', startsWith: 'Ö' },
    { dimension: 'plan', in: ['pro', 'free'], notIn: ['free'] },
    { dimension: 'country', in: [] },
  ]
  for (let count = 0; count < 60; count++) {
    const question = {
      period: pick([
        { preset: 'LAST_30_DAYS' },
        { preset: 'ALL_TIME' },
        { preset: 'THIS_MONTH' },
        { days: { from: '2026-10-28', through: '2026-11-09' } },
      ]),
      compare: pick([[], [{ to: 'PREVIOUS_PERIOD' }], [{ shift: { count: 1, unit: 'MONTH' } }]]),
      granularity: pick([null, 'DAY', 'WEEK', 'MONTH']),
      fill: pick(['NULL', 'ZERO', 'PREVIOUS', 'BY_AGGREGATION']),
      where: Array.from({ length: next(3) }, () => pick(filters)),
      by: pick([[], ['country'], ['plan'], ['plan', 'country']]),
      top: pick([null, 1, 2, 4]),
      orderBy: pick([null, null, { by: 'NAME' }, { metric: 'Rate %', direction: 'ASC' }]),
      metrics: pick([null, ['Rate %', 'Sales']]),
    }
    const own = await answerOf(OF_QUERY, { ...question, id: query })
    expect(own, JSON.stringify(question)).toEqual(await answerOf(OF_PUSHED, { ...question, id: pushed }))
  }
})

test('what a change of the query comes from is what the change of the pushed rows comes from', async () => {
  const drivers = `drivers(by: $by, top: 3) { split difference groups { isOther values { value } previous current contribution share } }`
  const asked = `report(period: $period, metrics: ["Sales"]) { metrics { comparison { exact { difference } ${drivers} } } }`
  const [ofPushed, ofQuery] = [OF_PUSHED, OF_QUERY].map(text =>
    text.replace(ARGUMENTS, '$period: PeriodInput, $by: [String!]!').replace(REPORT, asked),
  )
  for (const by of [['country'], ['plan', 'country']]) {
    const question = { by, period: { days: { from: '2026-11-05', through: '2026-11-11' } } }
    const own = await answerOf(ofQuery ?? '', { ...question, id: query })
    expect(own).toEqual(await answerOf(ofPushed ?? '', { ...question, id: pushed }))
    expect(own).toMatchObject({ metrics: [{ comparison: { drivers: { split: 'DIFFERENCE' } } }] })
  }
})

const dayOf = (text: string) => parseDay(text) ?? 0

describe('in every way of aggregation', () => {
  let widget: Widget
  let points: InlinePoints
  beforeAll(async () => {
    const { services } = it.app.gateway
    widget = (await services.catalogue.widget(DEFAULT_PROJECT_ID as ProjectId, idOf('Widget', pushed))) as Widget
    const series = [...new Set(rows.map(({ values }) => JSON.stringify(values)))]
    const keyed = rows.map(({ day, values, sales, rate }) => {
      const byName = new Map([
        ['Sales', sales],
        ['Rate %', rate],
      ])
      const own = [...widget.metrics]
        .sort((a, b) => a.position - b.position)
        .map(({ name }) => byName.get(name) ?? null)
      return { key: String(parseDay(day)), values: own, series: series.indexOf(JSON.stringify(values)) }
    })
    keyed.sort((a, b) => Number(a.key) - Number(b.key))
    points = { rows: keyed, series: series.map(text => JSON.parse(text)) }
  })

  function specOf(
    more: Partial<Metric>,
    asked: Pick<ReportSpec, 'by' | 'where' | 'fill' | 'profile' | 'onlyDays'>,
  ): ReportSpec {
    const metrics = widget.metrics.map(metric => ({ ...metric, ...more }))
    return {
      projectId: widget.projectId,
      members: [{ widget, metrics }],
      selectsAll: true,
      keyKind: 'DATE',
      inputs: metrics.map(metric => ({ metric, keyKind: 'DATE', dimensions: widget.dimensions })),
      expressions: new Map(metrics.map(metric => [metric, { kind: 'PUSHED', metric }])),
      period: { days: { from: dayOf('2026-10-20'), through: dayOf('2026-11-20') } },
      compare: [{ shift: { count: 1, unit: 'MONTH' } }],
      granularity: asked.profile ? null : 'WEEK',
      calendarGranularity: null,
      working: usualDays.working,
      calendar: { now: NOON_2026_11_20, timeZone: 'UTC', rules: plainRules },
      top: 20,
      order: null,
      ...asked,
    }
  }

  /** Everything that is shown of the data. */
  function shown(plan: ReportPlan, data: ReportData): unknown {
    const views = viewsOf(plan, data)
    const buckets = views.keys.length
    const of = (viewIn: typeof views.viewIn) =>
      plan.spec.inputs.map(({ metric }) =>
        plan.ranges.map((_, range) => {
          const view = viewIn({ kind: 'PUSHED', metric }, range)
          const { total, latest, lastPointAt, carriedFrom, bucketsWithPoints } = view
          const extent = [
            Number(total?.sum),
            total?.count,
            Number(latest),
            lastPointAt,
            carriedFrom,
            bucketsWithPoints.size,
          ]
          return [view.value(), view.values(buckets), view.soFar(buckets), Number(view.undrawn() !== null), ...extent]
        }),
      )
    return [of(views.viewIn), views.groups.map(({ values, isOther, viewIn }) => [values, isOther, of(viewIn)])]
  }

  const ways = [
    [null, 'ALL'],
    ['WEEKDAY', 'ALL'],
    [null, 'WORKING'],
    ['WEEKDAY', 'WORKING'],
  ] as const

  test('series in memory become the numbers that the database makes of them', async () => {
    // Values of periods lie in a table of their own, and are never in memory.
    for (const aggregation of aggregations.filter(each => each !== 'PERIODIC'))
      for (const across of acrosses) {
        if (aggregation === 'LATEST' && across === 'POOLED') continue
        for (const fill of ['NULL', 'PREVIOUS'] as const) {
          const asked = {
            by: ['country'],
            where: [{ dimension: 'plan', in: null, notIn: ['free'], startsWith: null, isSet: null }],
            fill,
          }
          for (const [profile, onlyDays] of ways) {
            const spec = specOf({ aggregation, across }, { ...asked, profile, onlyDays })
            const plan = { ...planReport(spec, null), groups: [['DE'], [null], ['Österreich']] }
            const [stored] = await selectPlanData(it.app.gateway.pool, DEFAULT_PROJECT_ID, [plan])
            const empty = dataOfSeries(spec.inputs.map(() => plan.ranges.map(() => emptySeries)))
            const inline = joinGroups(plan, empty, readInlineGroups(plan, points))
            expect(shown(plan, inline), `${aggregation} ${across} ${fill} ${profile} ${onlyDays}`).toEqual(
              shown(plan, stored as ReportData),
            )
          }
        }
      }
  })
})

describe('a query', () => {
  const ask = async (
    sql: string,
    more: string,
    fields = 'dimensions { name values { nodes { value } totalCount } } metrics { name } report { metrics { headline } }',
  ) => {
    const reply = await it.send(
      `{ widgetFromQuery(savedQueryId: "${await save(sql)}", ${more}) { ${fields} } }` as never,
      {} as never,
    )
    const error = reply.errors?.[0]
    return error
      ? (error.extensions.fields ?? error.message)
      : (reply.data as { widgetFromQuery: object }).widgetFromQuery
  }
  const DAYS = "select date '2026-11-20' as day"

  test('has the dimensions of its columns, with their values, and rows of one series add up', async () => {
    const sql = `${DAYS}, c as country, n > 2 as large, n as sales, 7 as code from (values ('DE', 1), ('Çelik', 2), ('DE', 3), (' ', 4), (null, 5), ('DE', 8)) v(c, n)`
    const found = await ask(
      sql,
      'keyColumn: "day"',
      'dimensions { name values(first: 1) { nodes { value } totalCount pageInfo { hasNextPage } } } metrics { name } report(by: ["large"], metrics: ["sales"]) { metrics { headline } groups { values { value } metrics { headline count } } }',
    )
    expect(found).toEqual({
      dimensions: [
        { name: 'country', values: { nodes: [{ value: 'DE' }], totalCount: 2, pageInfo: { hasNextPage: true } } },
        { name: 'large', values: { nodes: [{ value: 'false' }], totalCount: 2, pageInfo: { hasNextPage: true } } },
      ],
      metrics: [{ name: 'sales' }, { name: 'code' }],
      report: {
        metrics: [{ headline: 23 }],
        groups: [
          { values: [{ value: 'true' }], metrics: [{ headline: 20, count: 4 }] },
          { values: [{ value: 'false' }], metrics: [{ headline: 3, count: 2 }] },
        ],
      },
    })
    const searched = await ask(sql, 'keyColumn: "day"', 'dimensions { values(search: "cel") { nodes { value } } }')
    expect(searched).toMatchObject({
      dimensions: [{ values: { nodes: [{ value: 'Çelik' }] } }, { values: { nodes: [] } }],
    })
  })

  test('says which of its columns are dimensions, numbers too', async () => {
    const sql = `${DAYS}, 'DE' as country, 'a note' as note, n % 2 as code, n as sales from generate_series(1, 4) as n`
    expect(
      await ask(
        sql,
        'keyColumn: "day", dimensions: ["CODE"]',
        'dimensions { name } metrics { name } report(by: ["code"]) { groups { values { value } metrics { headline } } }',
      ),
    ).toEqual({
      dimensions: [{ name: 'code' }],
      metrics: [{ name: 'sales' }],
      report: {
        groups: [
          { values: [{ value: '0' }], metrics: [{ headline: 6 }] },
          { values: [{ value: '1' }], metrics: [{ headline: 4 }] },
        ],
      },
    })
    expect(
      await ask(`${DAYS}, n as note, 1 as sales from (values ('a'), ('b')) v(n)`, 'keyColumn: "day", dimensions: []'),
    ).toEqual({
      keyColumn: [expect.stringMatching(/^Rows of the key "2026-11-20" differ in "note" \("a" and "b"\)/)],
    })
  })

  test('is refused with more texts than there are dimensions, and with texts that are none', async () => {
    const nine = Array.from({ length: 9 }, (_, n) => `'x' as c${n}`).join(', ')
    expect(await ask(`${DAYS}, ${nine}, 1 as n`, 'keyColumn: "day"')).toEqual({
      dimensions: [
        expect.stringMatching(
          /at most 8 dimensions, and these are 9 columns: "c0", "c1", .*"c8"\. Name those that are/,
        ),
      ],
    })
    expect(
      await ask(`${DAYS}, ${nine}, 1 as n`, 'keyColumn: "day", dimensions: ["c8", "c1"]', 'dimensions { name }'),
    ).toEqual({ dimensions: [{ name: 'c8' }, { name: 'c1' }] })
    const [long, ok] = [256, 255].map(length => `${DAYS}, '${'x'.repeat(length)}' as note, 1 as n`)
    expect(await ask(long ?? '', 'keyColumn: "day"')).toEqual({
      dimensions: [expect.stringMatching(/^A value of the column "note" is longer than 255 characters\. Cut it/)],
    })
    expect(await ask(ok ?? '', 'keyColumn: "day"', 'metrics { name }')).toEqual({ metrics: [{ name: 'n' }] })
    expect(await ask(`${DAYS}, 'x' as c, 1 as n`, 'keyColumn: "day", dimensions: ["d"]')).toEqual({
      'dimensions.0': ['The query has no column "d"; it has day, c, n.'],
    })
    expect(await ask(`${DAYS}, 'x' as c, 1 as n`, 'keyColumn: "day", dimensions: ["c", "day"]')).toEqual({
      'dimensions.1': ['"day" is the key, and no dimension.'],
    })
    expect(await ask(`${DAYS}, 'x' as c, 1 as n`, 'keyColumn: "day", dimensions: ["c", "C"]')).toEqual({
      'dimensions.1': ['The column "c" is named twice.'],
    })
    expect(await ask(`select 'a' as k, 'x' as c, 1 as n`, 'keyColumn: "k", dimensions: ["c"]')).toEqual({
      dimensions: [expect.stringContaining('which are the one dimension of such a widget')],
    })
  })
})
