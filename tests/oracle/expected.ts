// Compares what a report answers with what the model says it is: every number of it.
import type { OracleReportQuery } from '../_kit/gql/graphql.ts'
import { dayIn, dayOf } from './calendar.ts'
import { type KeyKind, metricsOf, type ReportCase, type WidgetCase } from './cases.ts'
import type { ModelPart } from './model-part.ts'
import type { KeyRange, RangeCase } from './model-tables.ts'
import { absolute, compare, divide, multiply, parseRational, type Rational, subtract, toNumber } from './rational.ts'

export type Answer = NonNullable<NonNullable<OracleReportQuery['widget']>['report']>
type MetricAnswer = Answer['groups'][number]['metrics'][number]

/** Instants of an answer as keys. */
export const keyReader = ({ keyKind }: WidgetCase, { timeZone = 'UTC' }: ReportCase) =>
  keyKind === 'DATE' ? (instant: string) => dayIn(timeZone, instant) : (instant: string) => Date.parse(instant)

/** The ranges of keys that the calendar made of a report. */
export function rangesOf(widget: WidgetCase, report: ReportCase, { period, buckets, metrics }: Answer): RangeCase[] {
  const keyOf = keyReader(widget, report)
  const bucketRange = ({ from, before }: Answer['buckets'][number]) => ({
    low: keyOf(from ?? ''),
    high: keyOf(before ?? ''),
  })
  const own = { ...periodRange(widget.keyKind, period), buckets: buckets.map(bucketRange) }
  const others = (metrics[0]?.comparisons ?? []).map(compared => ({
    ...periodRange(widget.keyKind, compared.period),
    buckets: compared.buckets.map(bucket => bucket && bucketRange(bucket)),
  }))
  return [own, ...others]
}

function periodRange(keyKind: KeyKind, { from, before, firstDay, lastDay }: Answer['period']): KeyRange {
  if (keyKind === 'DATE') return { low: dayOf(firstDay), high: dayOf(lastDay) + 1 }
  return { low: Date.parse(from), high: Date.parse(before) }
}

/** Collects what differs, and counts what was compared. */
export class Comparison {
  count = 0
  readonly differences: string[] = []
  readonly path: string[] = []

  within(name: string, compareAll: () => void): void {
    this.path.push(name)
    compareAll()
    this.path.pop()
  }

  is(name: string, answered: unknown, expected: unknown): void {
    this.count++
    if (Object.is(answered, expected)) return
    this.differences.push(
      `${[...this.path, name].join('.')}: ${JSON.stringify(answered)}, and not ${JSON.stringify(expected)}`,
    )
  }

  /** As the nearest double. */
  number(name: string, answered: number | null | undefined, expected: Rational | null): void {
    this.is(name, answered ?? null, expected && toNumber(expected))
  }

  numbers(name: string, answered: readonly (number | null)[], expected: readonly (Rational | null)[]): void {
    this.is(`${name}.length`, answered.length, expected.length)
    for (const [index, value] of expected.entries()) this.number(`${name}.${index}`, answered[index], value)
  }

  /** With all digits: of a quotient that no decimal ends, so many as are answered. */
  exact(name: string, answered: string | null | undefined, expected: Rational | null): void {
    this.count++
    if (typeof answered !== 'string' || expected === null) {
      if ((answered ?? null) === null && expected === null) return
    } else if (isClose(parseRational(answered), expected)) return
    const text = expected && `${expected.num} / ${expected.den}`
    this.differences.push(`${[...this.path, name].join('.')}: ${answered}, and not ${text}`)
  }
}

const PRECISION = 10n ** 36n

/** The same, or as near as 38 digits are to what no decimal ends. */
function isClose(answered: Rational, expected: Rational): boolean {
  if (compare(answered, expected) === 0) return true
  if (endsAsDecimal(expected)) return false
  const error = absolute(subtract(answered, expected))
  return compare(multiply(error, { num: PRECISION, den: 1n }), absolute(expected)) <= 0
}

function endsAsDecimal({ num, den }: Rational): boolean {
  let rest = den
  for (let divisor = gcd(num, den); divisor > 1n; divisor = 1n) rest = den / divisor
  for (const prime of [2n, 5n]) while (rest % prime === 0n) rest /= prime
  return rest === 1n
}

function gcd(a: bigint, b: bigint): bigint {
  let [first, second] = [a < 0n ? -a : a, b]
  while (second !== 0n) [first, second] = [second, first % second]
  return first
}

interface Compared {
  readonly widget: WidgetCase
  readonly report: ReportCase
  readonly ranges: readonly RangeCase[]
}

export function compareReport(result: Comparison, asked: Compared, answer: Answer, parts: readonly ModelPart[]): void {
  const [whole, ...groups] = parts
  if (!whole) throw new Error('a report has a whole')
  const names = asked.report.metrics ?? metricsOf(asked.widget)
  result.is('metrics', JSON.stringify(answer.metrics.map(({ metric }) => metric.name)), JSON.stringify(names))
  for (const own of answer.metrics) {
    const name = own.metric.name
    result.within(name, () => compareMetric(result, asked, own, whole, whole))
    const seen = own.groups.map(({ isOther, values, metrics }) => [
      isOther,
      values.map(it => it.value),
      metrics.length,
      metrics[0],
    ])
    const listed = answer.groups.map(({ isOther, values, metrics }) => {
      const same = metrics.find(it => it.metric.name === name)
      return [isOther, values.map(it => it.value), 1, { headline: same?.headline, values: same?.values }]
    })
    result.is(`${name}.groups`, JSON.stringify(seen), JSON.stringify(listed))
  }
  const nameOf = (isOther: boolean, values: readonly (string | null)[]) => (isOther ? 'others' : JSON.stringify(values))
  result.is(
    'groups',
    JSON.stringify(
      answer.groups.map(({ isOther, values }) =>
        nameOf(
          isOther,
          values.map(it => it.value),
        ),
      ),
    ),
    JSON.stringify(groups.map(({ group }) => nameOf(group?.isOther ?? false, group?.values ?? []))),
  )
  result.is('ids', new Set(answer.groups.map(({ id }) => id)).size, groups.length)
  for (const [index, part] of groups.entries()) {
    const own = answer.groups[index]
    if (!own) continue
    result.within(
      nameOf(
        own.isOther,
        own.values.map(it => it.value),
      ),
      () => {
        result.is('dimensions', own.values.map(it => it.dimension).join(), asked.report.by?.join())
        for (const metric of own.metrics)
          result.within(metric.metric.name, () => compareMetric(result, asked, metric, part, whole))
      },
    )
  }
}

function compareMetric(
  result: Comparison,
  asked: Compared,
  answer: MetricAnswer,
  part: ModelPart,
  whole: ModelPart,
): void {
  const name = answer.metric.name
  const headline = part.headline(name, 0)
  result.number('headline', answer.headline, headline)
  result.exact('exact.headline', answer.exact.headline, headline)
  const buckets = asked.ranges[0]?.buckets ?? []
  const values = buckets.map((_, bucket) => part.value(name, 0, bucket))
  result.numbers('values', answer.values, values)
  for (const [index, value] of values.entries())
    result.exact(`exact.values.${index}`, answer.exact.values[index], value)
  result.numbers(
    'runningTotals',
    answer.runningTotals,
    buckets.map((_, bucket) => part.runningTotal(name, 0, bucket)),
  )
  compareTotals(result, answer, part)
  const latest = part.latest(name)
  result.number('latest', answer.latest, latest)
  result.exact('exact.latest', answer.exact.latest, latest)
  const total = whole.headline(name, 0)
  const share = part.group && part.isAdditive(name) && headline && total ? divide(headline, total) : null
  result.number('share', answer.share, share)
  compareCoverage(result, asked, answer, part)
  result.is('comparisons', answer.comparisons.length, asked.ranges.length - 1)
  for (const [index, compared] of answer.comparisons.entries())
    result.within(`comparisons.${index}`, () =>
      compareCompared(result, asked, { name, compared, range: index + 1 }, part),
    )
}

function compareTotals(result: Comparison, answer: MetricAnswer, part: ModelPart): void {
  const total = part.total(answer.metric.name)
  const average = total && divide(total.sum, { num: BigInt(total.count), den: 1n })
  result.is('count', answer.count, total?.count ?? 0)
  for (const [field, expected] of [
    ['sum', total?.sum ?? null],
    ['average', average],
    ['minimum', total?.least ?? null],
    ['maximum', total?.greatest ?? null],
  ] as const) {
    result.number(field, answer[field], expected)
    result.exact(`exact.${field}`, answer.exact[field], expected)
  }
}

function compareCoverage(
  result: Comparison,
  { widget, report, ranges }: Compared,
  answer: MetricAnswer,
  part: ModelPart,
): void {
  const { buckets, lastKey, carriedKey } = part.coverage(answer.metric.name)
  const { coverage } = answer
  const readKey = keyReader(widget, report)
  const keyOf = (instant: string | null) => (instant === null ? null : readKey(instant))
  result.is('coverage.buckets', coverage.buckets, ranges[0]?.buckets.length)
  result.is('coverage.bucketsWithData', coverage.bucketsWithData, buckets.size)
  result.is('coverage.lastPointAt', keyOf(coverage.lastPointAt), lastKey)
  result.is('coverage.carriedFrom', keyOf(coverage.carriedFrom), carriedKey)
}

function compareCompared(
  result: Comparison,
  { ranges }: Compared,
  { name, compared, range }: { name: string; compared: MetricAnswer['comparisons'][number]; range: number },
  part: ModelPart,
): void {
  const [now, before] = [part.headline(name, 0), part.headline(name, range)]
  result.number('previous', compared.previous, before)
  result.exact('exact.previous', compared.exact.previous, before)
  const difference = now && before && subtract(now, before)
  result.number('difference', compared.difference, difference)
  const percent = difference && before && divide(multiply(difference, { num: 100n, den: 1n }), absolute(before))
  result.number('percentChange', compared.percentChange, percent)
  const sign = difference && (difference.num === 0n ? 'FLAT' : difference.num > 0n ? 'UP' : 'DOWN')
  result.is('direction', compared.direction, sign)
  const own = ranges[range]
  const images = own?.buckets ?? []
  const values = images.map((image, bucket) => image && part.value(name, range, bucket))
  result.numbers('values', compared.values, values)
  const drawn = images.reduce((keys, image) => keys + (image ? image.high - image.low : 0), 0)
  const undrawn = part.undrawn(name, range, own !== undefined && drawn < own.high - own.low)
  result.number('undrawn', compared.undrawn, undrawn)
  result.exact('exact.undrawn', compared.exact.undrawn, undrawn)
}
