// What holds of every report by dimensions, whatever was pushed.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../_kit/app.ts'
import { NOW } from './calendar.ts'
import { type MetricCase, metricsOf, type PushCase, type ReportCase, widgetCase } from './cases.ts'
import type { Answer } from './expected.ts'
import { askReport, pushAll } from './gateway.ts'
import { add, compare, parseRational, type Rational, ZERO } from './rational.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOW })
})
afterAll(() => it?.[Symbol.asyncDispose]())

const REPORTS_OF_A_WIDGET = 6
const generated = widgetCase(REPORTS_OF_A_WIDGET)
const askAll = (id: string, reports: readonly ReportCase[]): Promise<Answer[]> =>
  Promise.all(reports.map(report => askReport(it, id, report)))

/** A mean has digits without end: only what ends can add up to its last one. */
const isAddedUp = ({ aggregation, across }: MetricCase) =>
  aggregation !== 'AVERAGE' && (across ?? (aggregation === 'LATEST' ? 'SUM' : aggregation)) === 'SUM'

const sumOf = (texts: readonly (string | null | undefined)[]): Rational | null => {
  const numbers = texts.flatMap(text => (typeof text === 'string' ? [parseRational(text)] : []))
  return numbers.length === 0 ? null : numbers.reduce(add, ZERO)
}
const areEqual = (text: string | null | undefined, sum: Rational | null) =>
  typeof text === 'string' ? sum !== null && compare(parseRational(text), sum) === 0 : sum === null

test('the groups of what adds up and the others are the whole to the last digit, in every period and bucket', async () => {
  let checked = 0
  await fc.assert(
    fc.asyncProperty(generated, fc.integer({ min: 1, max: 3 }), async (widget, top) => {
      fc.pre(widget.dimensions.length > 0)
      const metrics = widget.metrics.filter(isAddedUp).map(({ name }) => name)
      fc.pre(metrics.length > 0)
      const id = await pushAll(it, widget)
      const by = widget.dimensions.slice(0, 1 + (top % widget.dimensions.length))
      // Under ZERO a group without points is 0, and not nothing.
      const fillOf = ({ fill = 'NULL' }: ReportCase) => (fill === 'ZERO' ? 'NULL' : fill)
      const reports = widget.reports.map(({ orderBy: _, ...it }) => ({ ...it, fill: fillOf(it), metrics, by, top }))
      for (const answer of await askAll(id, reports))
        for (const [index, whole] of answer.metrics.entries()) {
          const groups = answer.groups.map(group => group.metrics[index] as Answer['groups'][number]['metrics'][number])
          const compareParts = (
            what: string,
            own: string | null | undefined,
            parts: readonly (string | null | undefined)[],
          ) => {
            if (!areEqual(own, sumOf(parts))) throw new Error(`${what}: ${parts.join(' + ')} is not ${own}`)
            checked++
          }
          compareParts(
            'headline',
            whole.exact.headline,
            groups.map(group => group.exact.headline),
          )
          compareParts(
            'sum',
            whole.exact.sum,
            groups.map(group => group.exact.sum),
          )
          for (const bucket of answer.keys.keys())
            compareParts(
              `bucket ${bucket}`,
              whole.exact.values[bucket],
              groups.map(group => group.exact.values[bucket]),
            )
          for (const [position, compared] of whole.comparisons.entries())
            for (const part of ['previous', 'undrawn'] as const)
              compareParts(
                part,
                compared.exact[part],
                groups.map(group => group.comparisons[position]?.exact[part]),
              )
          const shares = groups.flatMap(({ share }) => (share === null ? [] : [share]))
          if (shares.length > 0 && shares.every(share => share >= 0))
            expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
        }
    }),
    { numRuns: 12, seed: 1 },
  )
  expect(checked).toBeGreaterThan(500)
}, 120_000)

/** Rows of one push that replace each other have an order; those that are added up, or of which the best stays, have none. */
const unordered = (pushes: readonly PushCase[]): PushCase[] =>
  pushes.map((push, index) => ({
    ...push,
    how: push.how === 'MIN' || push.how === 'MAX' ? push.how : index % 2 ? 'ADD' : 'MAX',
  }))

const shuffled = (pushes: readonly PushCase[]) =>
  fc.tuple(
    ...pushes.map(push =>
      fc.shuffledSubarray([...push.rows], { minLength: push.rows.length }).map(rows => ({ ...push, rows })),
    ),
  )

test('the order of the rows of a push changes nothing', async () => {
  const cases = generated.chain(widget =>
    shuffled(unordered(widget.pushes)).map(
      pushes => [{ ...widget, pushes: unordered(widget.pushes) }, pushes] as const,
    ),
  )
  await fc.assert(
    fc.asyncProperty(cases, async ([widget, pushes]) => {
      const reports = widget.reports.map(({ orderBy, ...report }) => ({
        ...report,
        metrics: report.metrics ?? metricsOf(widget),
        // Which group came first is the one thing that rows say by their order.
        ...(orderBy && orderBy.by !== 'KEY' && { orderBy }),
      }))
      const [one, other] = [await pushAll(it, widget), await pushAll(it, { ...widget, pushes })]
      expect(withoutIds(await askAll(other, reports))).toEqual(withoutIds(await askAll(one, reports)))
    }),
    { numRuns: 8, seed: 2 },
  )
}, 120_000)

test('a widget with one value everywhere says what the widget without the dimension says, and so does its one group', async () => {
  const cases = generated.map(widget => ({
    ...widget,
    dimensions: [],
    pushes: widget.pushes.map(push => ({ ...push, declared: 0, rows: push.rows.map(row => ({ ...row, values: [] })) })),
    reports: widget.reports.map(({ by: _by, top: _top, where: _where, orderBy: _order, ...report }) => report),
  }))
  await fc.assert(
    fc.asyncProperty(cases, async widget => {
      const dimensions = ['country', 'plan']
      const pushes = widget.pushes.map(({ rows, ...push }) => ({
        ...push,
        declared: 2,
        rows: rows.map(row => ({ ...row, values: ['Österreich', null] })),
      }))
      const without = await askAll(await pushAll(it, widget), widget.reports)
      const id = await pushAll(it, { ...widget, dimensions, pushes })
      expect(await askAll(id, widget.reports)).toEqual(without)
      const where = [{ dimension: 'plan', isSet: false }]
      const grouped = await askAll(
        id,
        widget.reports.map(report => ({ ...report, where, by: ['country'] })),
      )
      for (const [index, { groups, ...whole }] of grouped.entries()) {
        const same = without[index] as Answer
        expect(whole.metrics.map(withoutGroups)).toEqual(same.metrics.map(withoutGroups))
        for (const { isOther, values, metrics } of groups) {
          // Before the period, and in it.
          if (!isOther) expect(values.map(it => it.value)).toEqual(['Österreich'])
          expect(metrics.map(({ share: _, ...metric }) => metric)).toEqual(
            same.metrics.map(metric => withoutShare(withoutGroups(metric))),
          )
        }
      }
    }),
    { numRuns: 10, seed: 3 },
  )
}, 120_000)

const withoutGroups = <Metric extends object>({ groups: _, ...metric }: Metric & { groups?: unknown }) => metric
const withoutShare = ({ share: _, ...metric }: { share?: unknown }) => metric
const withoutIds = (answers: readonly Answer[]) =>
  answers.map(answer => ({ ...answer, groups: answer.groups.map(({ id: _, ...group }) => group) }))
