// @pushgraph/client has its documents and types by hand, since it rests on nothing: here they are held against the schema.

import { buildSchema, type GraphQLObjectType, Kind, parse, type SelectionSetNode, validate, visit } from 'graphql'
import { expect, test } from 'vitest'
import type * as Client from '../../clients/typescript/src/report.ts'
import { chartOperation, reportOperation } from '../../clients/typescript/src/report.ts'
import { clientReport } from '../_kit/client-documents.ts'
import { readText } from './tree.ts'

const schema = buildSchema(readText('schema.graphql'))

const query: Required<Client.ReportQuery> = {
  period: 'LAST_7_DAYS',
  compare: ['PREVIOUS_PERIOD', { shift: { count: 1, unit: 'WEEK' } }],
  metrics: ['Visits'],
  metricIds: ['metric_1'],
  granularity: 'DAY',
  calendarGranularity: 'Retail',
  by: ['country'],
  where: [{ dimension: 'country', in: ['DE', null] }],
  top: 3,
  orderBy: { by: 'VALUE', direction: 'DESC', metric: 'Visits' },
  fill: 'ZERO',
  onlyDays: 'WORKING',
  timeZone: 'UTC',
}
const chart: Required<Client.ChartOptions> = {
  preset: 'LAST_7_DAYS',
  days: { from: '2026-11-01', through: '2026-11-20' },
  compare: 'PREVIOUS_PERIOD',
  format: 'SVG',
  theme: 'DARK',
  width: 800,
  height: 400,
  annotations: true,
  by: ['country'],
  top: 3,
  where: [{ dimension: 'country', isSet: true }],
  onlyDays: 'ALL',
  validHours: 1,
}

const documents = {
  query: reportOperation('query', 'widget_1', query),
  subscription: reportOperation('subscription', 'widget_1', query),
  chart: chartOperation('widget_1', chart),
}

test.each(Object.entries(documents))(
  'the document of a %s with every argument is one of the schema',
  (_, { document }) => {
    expect(validate(schema, parse(document)).map(({ message }) => message)).toEqual([])
  },
)

const argumentsOf = (type: string, field: string) =>
  (schema.getType(type) as GraphQLObjectType)
    .getFields()
    [field]?.args.map(({ name }) => name)
    .sort()

test('every argument of a report and of a chart can be given', () => {
  expect(Object.keys(query).sort()).toEqual(argumentsOf('Widget', 'report'))
  expect(Object.keys(chart).sort()).toEqual(argumentsOf('Widget', 'chartUrl'))
})

/** `metrics.headline`, without fragments. */
function fieldsOf(text: string): string[] {
  const document = parse(text)
  const fragments = new Map(
    document.definitions.flatMap(it =>
      it.kind === Kind.FRAGMENT_DEFINITION ? [[it.name.value, it.selectionSet]] : [],
    ),
  )
  const paths = (set: SelectionSetNode | undefined, path: string): string[] =>
    (set?.selections ?? []).flatMap(it => {
      if (it.kind === Kind.FRAGMENT_SPREAD) return paths(fragments.get(it.name.value), path)
      return it.kind === Kind.FIELD
        ? [`${path}${it.name.value}`, ...paths(it.selectionSet, `${path}${it.name.value}.`)]
        : []
    })
  const found: string[] = []
  visit(document, {
    OperationDefinition(node) {
      found.push(...paths(node.selectionSet, ''))
    },
  })
  return found.sort()
}

test('what the types are held against is what the client reads', () => {
  expect(fieldsOf(documents.query.document)).toEqual(fieldsOf(clientReport.toString()))
})
