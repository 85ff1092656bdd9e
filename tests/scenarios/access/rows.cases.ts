// Every way to read what a token for some rows may read.
import type { DividedWidgets } from '../../_kit/divided-widgets.ts'

const REPORT = `id keys buckets { key label from before } metrics {
  headline headlineSource sum average minimum maximum count latest values runningTotals share
  coverage { buckets bucketsWithData lastPointAt carriedFrom }
  exact { headline sum values latest }
  goal { target attained ratio onPace period { firstDay lastDay } exact { target attained } }
  comparison { previous difference percentChange values undrawn source buckets { key } exact { previous difference } }
  comparisons { previous values period { firstDay lastDay } }
} groups { isOther values { dimension value } metrics { headline share values comparison { previous } } }`

const periods = [
  'preset: THIS_MONTH',
  'preset: LAST_30_DAYS',
  'preset: ALL_TIME',
  'days: { from: "2017-01-01", through: "2026-11-20" }',
]
const questions = periods.flatMap(period => [
  `period: { ${period} }`,
  `period: { ${period} }, fill: PREVIOUS, granularity: MONTH, compare: [{ to: SAME_PERIOD_LAST_YEAR }, { to: PREVIOUS_PERIOD }]`,
])
const grouped = [
  ...questions.map(question => `${question}, by: ["country", "plan"], top: 1`),
  'by: ["plan"], orderBy: { by: NAME }, where: [{ dimension: "country", notIn: ["FR"] }]',
  'where: [{ dimension: "country", in: ["Outside", null] }]',
]

/** Of everything that may be asked, by its root field. */
export const documentsOf = ({
  ids,
  metrics,
}: DividedWidgets): readonly (readonly [field: string, document: string])[] => {
  const { sales, names } = ids
  const metric = `name headlineOverride comparisonOverride exact { headlineOverride } goals { target exactTarget where { in } }`
  const all = Object.values(ids)
  const list = JSON.stringify(all)
  const widget = (id: string, text: string) => ['widget', `{ widget(id: "${id}") { ${text} } }`] as const
  return [
    ['viewer', '{ viewer { name where widgetIds } }'],
    ['node', `{ node(id: "${sales}") { ... on Widget { report { ${REPORT} } metrics { ${metric} } } } }`],
    [
      'nodes',
      `{ nodes(ids: ["${sales}", "${metrics['sales.Sales']}"]) { ... on Widget { report { ${REPORT} } } ... on Metric { ${metric} report { headline } } } }`,
    ],
    ['board', `{ board { cards { widget { report { ${REPORT} } } } } }`],
    ...all
      .flatMap(id => questions.map(question => widget(id, `report(${question}) { ${REPORT} }`)))
      .filter(([, text]) => !(text.includes(names) || text.includes(ids.pages)) || !text.includes('granularity')),
    ...[ids.sales, ids.visits]
      .flatMap(id => grouped.map(question => widget(id, `report(${question}) { ${REPORT} }`)))
      .filter(([, text]) => !text.includes(ids.visits) || !text.includes('"plan"')),
    [
      'widget',
      `{ widget(id: "${ids.visits}") { report(by: ["country"], period: { preset: ALL_TIME }) { ${REPORT} } } }`,
    ],
    widget(sales, `metrics { ${metric} report { headline values } }`),
    widget(sales, 'dimensions { name values { totalCount nodes { value } } }'),
    widget(
      sales,
      'dimensions { values(search: "o", first: 1) { totalCount nodes { value } pageInfo { hasNextPage } } }',
    ),
    ...[sales, ids.flat, names, ids.visits].map(id =>
      widget(
        id,
        'report(period: { preset: THIS_MONTH }) { metrics { headline explain { summary override { computed pushed } missing { count } coverage { bucketsWithData lastPointAt } receipts { id rows } operands { reference value exactValue headlineOverride operands { value } } } } }',
      ),
    ),
    widget(
      sales,
      'report(period: { preset: THIS_MONTH }) { metrics { comparison { drivers(by: ["country", "plan"]) { previous current difference groups { values { value } previous current contribution share } } } } }',
    ),
    ...[sales, ids.visits].map(id =>
      widget(
        id,
        'report(by: ["country"], granularity: MONTH) { metrics { rolling(buckets: 3, partial: true) movingAverage(buckets: 3) } groups { metrics { rolling(buckets: 3) } } }',
      ),
    ),
    widget(sales, 'profile(by: WEEKDAY) { metrics { values perOccurrence } }'),
    ['widgetsById', `{ widgetsById(ids: ${list}) { report { ${REPORT} } } }`],
    [
      'widgets',
      `{ widgets(first: 5) { totalCount nodes { title report { ${REPORT} } dimensions { values(first: 5) { nodes { value } } } } } }`,
    ],
    ['metric', `{ metric(id: "${metrics['sales.Sales']}") { ${metric} report { headline comparison { previous } } } }`],
    ['metricsById', `{ metricsById(ids: ["${metrics['sales.Sales']}"]) { ${metric} report { headline values } } }`],
    [
      'metrics',
      `{ metrics(first: 9) { totalCount nodes { ${metric} report(period: { preset: THIS_YEAR }) { headline values } } } }`,
    ],
    ['reports', `{ reports(widgetIds: ["${sales}", "${ids.flat}", "${ids.visits}"]) { ${REPORT} } }`],
    ['reports', `{ reports(widgetIds: ["${names}", "${ids.pages}"], top: 1, orderBy: { by: KEY }) { ${REPORT} } }`],
  ]
}

export const subscriptionsOf = ({
  ids,
  metrics,
}: DividedWidgets): readonly (readonly [field: string, document: string])[] => [
  ['widgetReport', `subscription { widgetReport(id: "${ids.sales}", by: ["country"]) { ${REPORT} } }`],
  ['widgetsById', `subscription { widgetsById(ids: ${JSON.stringify(Object.values(ids))}) { report { ${REPORT} } } }`],
  ['metricsById', `subscription { metricsById(ids: ["${metrics['sales.Sales']}"]) { report { headline values } } }`],
]

/** A body for each REST operation that answers. */
export const bodiesOf = ({ ids, metrics }: DividedWidgets): Readonly<Record<string, readonly object[]>> => ({
  '/info/report': Object.values(ids).map(widget_id => ({ widget_id, period: { preset: 'THIS_YEAR' } })),
  '/list/point': Object.values(ids).map(widget_id => ({ widget_id })),
  '/info/widget': [{ id: ids.sales }],
  '/list/widget': [{}],
  '/info/explanation': [
    { widget_id: ids.sales, metric: 'Sales' },
    { widget_id: ids.sales, metric: 'Both' },
    { widget_id: ids.flat, metric: 'Users' },
  ],
  '/info/driver': [{ widget_id: ids.sales, metric: 'Stock', by: ['country'] }],
  '/info/lineage': [{ id: metrics['sales.Sales'] }],
  '/info/metric': [{ id: metrics['sales.Sales'] }],
})
