// Works out the examples of docs/calendar.md: the columns in bold are the answers.
import { describe, expect, test } from 'vitest'
import { type Aggregate, type Aggregation, changeOf } from '../../src/core/aggregate.ts'
import { bucketImages } from '../../src/core/bucket-image.ts'
import type { Calendar, TimedKeyKind } from '../../src/core/calendar.ts'
import type { CalendarSpan, CalendarUnit } from '../../src/core/calendar-unit.ts'
import {
  type ComparisonInput,
  type ComparisonPreset,
  findComparison,
  resolveComparison,
} from '../../src/core/comparison.ts'
import { dayToText, parseDay } from '../../src/core/day.ts'
import { evaluateFormula, parseFormula } from '../../src/core/formula.ts'
import {
  elapsedShare,
  type GoalDirection,
  type GoalPace,
  goalProgress,
  goalUnitsOf,
  paceShare,
} from '../../src/core/goal.ts'
import { bucketsOf, defaultGranularity } from '../../src/core/granularity.ts'
import { decimalFromNumeric } from '../../src/core/number.ts'
import { type DayRange, type Period, type PeriodInput, resolvePeriod, unitPeriod } from '../../src/core/period.ts'
import type { PeriodPreset } from '../../src/core/preset.ts'
import { foldProfile, type ProfileBy, profileBuckets } from '../../src/core/profile.ts'
import { type Ratio, ratioNumber, ratioOf } from '../../src/core/ratio.ts'
import { type Fill, runningTotals, valuesOf } from '../../src/core/series.ts'
import { countWorkingDays, toWorkingDays, type WorkingDays } from '../../src/core/working-days.ts'
import { dayAt, instantToText, MS_PER_HOUR, startOfDay } from '../../src/core/zone.ts'
import { readInline } from '../../src/reports/inline-points.ts'
import { viewOfFormula, viewOfPoints } from '../../src/reports/metric-view.ts'
import { viewsOf } from '../../src/reports/report.ts'
import { emptySeries, type ReportData } from '../../src/reports/report-data.ts'
import { planReport, type ReportPlan, type ReportSpec } from '../../src/reports/report-plan.ts'
import {
  passedView,
  perWorkingDay,
  reachesBeyondToday,
  toPassedPlan,
  workingDaysSoFar,
} from '../../src/reports/working-average.ts'
import type { Metric } from '../../src/widgets/metric.ts'
import { bucketUnit, docsCalendars, namedPeriod } from './docs-calendars.ts'
import { readText } from './tree.ts'

/** A row of a table by the names of its columns. */
type Row = Readonly<Record<string, string>>

interface Table {
  readonly section: string
  readonly given: readonly string[]
  readonly answers: readonly string[]
  readonly rows: readonly Row[]
}

const monthNames = Array.from({ length: 12 }, (_, month) =>
  new Date(Date.UTC(2026, month)).toLocaleString('en-GB', { month: 'long', timeZone: 'UTC' }),
)
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

function readTables(markdown: string): Table[] {
  const tables: Table[] = []
  let section = ''
  for (const block of markdown.split(/\n\s*\n/)) {
    section = /^## (.+)$/m.exec(block)?.[1] ?? section
    const [head = [], , ...body] = block
      .split('\n')
      .filter(line => line.startsWith('|'))
      .map(line =>
        line
          .slice(1, -1)
          .split('|')
          .map(cell => cell.trim()),
      )
    if (head.length === 0) continue
    const names = head.map(name => name.replaceAll('**', ''))
    const answers = names.filter((name, index) => head[index] !== name)
    const rows = body.map(cells => Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ''])))
    tables.push({ section, given: names.filter(name => !answers.includes(name)), answers, rows })
  }
  return tables
}

function calendarOf(row: Row): Calendar {
  const now = Temporal.Instant.from(row.now ?? '2099-06-15T12:00:00Z').epochMilliseconds
  const rules = { weekStart: weekdays.indexOf(row['week start'] ?? 'Monday') + 1, yearStart: yearStart(row) }
  return { now, timeZone: row.zone ?? 'UTC', rules, calendars: docsCalendars }
}

/** `6 April`; without it 1 January. */
function yearStart({ 'year start': text = '1 January' }: Row) {
  const [dayOfMonth, month = ''] = text.split(' ')
  return { month: monthNames.indexOf(month) + 1, day: Number(dayOfMonth) }
}

function day(text: string): number {
  return parseDay(text) ?? Number.NaN
}

function range(text: string): DayRange {
  const [from = '', through = from] = text.split('..')
  return { from: day(from), through: day(through) }
}

function span(text: string): CalendarSpan {
  const [count, unit] = text.split(' ')
  return { count: Number(count), unit: unit as CalendarUnit }
}

function periodInput(text: string): PeriodInput {
  const named = namedPeriod(text)
  if (named) return { of: named }
  if (text.startsWith('last ')) return { last: span(text.slice(5)) }
  if (text.includes('T') && text.includes('..')) {
    const [from = 0, before = 0] = text.split('..').map(each => Temporal.Instant.from(each).epochMilliseconds)
    return { instants: { from, before } }
  }
  return /^\d/.test(text) ? { days: range(text) } : { preset: text as PeriodPreset }
}

function comparisonInput(text: string): ComparisonInput {
  if (text.startsWith('shift ')) return { shift: span(text.slice(6)) }
  return /^\d/.test(text) ? { days: range(text) } : { to: text as ComparisonPreset }
}

const sold = { kind: 'PUSHED', metric: { aggregation: 'SUM', eventCount: null, position: 0 } as Metric } as const

/** Ten on each day over new year, as rows of a query: added up in memory, and planned as every report. */
function soldOverNewYear(row: Row): { readonly plan: ReportPlan; readonly data: ReportData } {
  const spec = {
    keyKind: 'DATE',
    members: [{ metrics: [sold.metric] }],
    inputs: [{ metric: sold.metric, keyKind: 'DATE', dimensions: [] }],
    expressions: new Map([[sold.metric, sold]]),
    period: periodInput(row.period ?? ''),
    compare: [{ shift: { count: 1, unit: 'WEEK' } }],
    granularity: 'DAY',
    fill: row.fill ?? 'NULL',
    calendar: calendarOf(row),
    onlyDays: row.onlyDays,
    working: workingDays(row),
    where: [],
    by: [],
  } as unknown as ReportSpec
  const plan = planReport(spec, null)
  return { plan, data: readInline(plan, soldPoints) }
}

const soldPoints = {
  rows: Array.from({ length: 14 }, (_, index) => ({ key: String(day('2026-12-21') + index), values: ['10'] })),
}

const passedSum = (plan: ReportPlan) =>
  passedView(plan, readInline(plan, soldPoints), { expression: sold, group: null })?.exact() ?? null

function workingDays(row: Row): WorkingDays {
  const [first = '', last = first] = (row.works ?? 'Monday to Friday').split(' to ')
  const [from, through] = [weekdays.indexOf(first), weekdays.indexOf(last)]
  const count = ((through - from + 7) % 7) + 1
  const holidays = (row.holidays ?? '2026-12-25 2026-12-26 2027-01-01').split(' ').filter(text => text !== 'none')
  return toWorkingDays(
    Array.from({ length: count }, (_, index) => ((from + index) % 7) + 1),
    holidays.map(day),
  )
}

function days({ firstDay, lastDay }: Period): string {
  return firstDay === lastDay ? dayToText(firstDay) : `${dayToText(firstDay)}..${dayToText(lastDay)}`
}

function period(row: Row): Period {
  return resolvePeriod(periodInput(row.period ?? ''), calendarOf(row))
}

function compared(row: Row, keyKind: TimedKeyKind): Period {
  return resolveComparison(period(row), comparisonInput(row.compare ?? ''), calendarOf(row), keyKind)
}

function exact(text = 'null'): Ratio | null {
  return text === 'null' ? null : ratioOf(decimalFromNumeric(text))
}

const pointOf = (sum: string): Aggregate => ({ sum, count: 1, minimum: sum, maximum: sum, latest: sum })

const operands: Readonly<Record<string, string>> = { a: '0.1', b: '0.2', zero: '0', none: 'null' }

/** One way to work out an answer per set of columns; all answers as they are written in the document. */
const answer: Readonly<Record<string, (row: Row) => Record<string, unknown>>> = {
  days: row => ({ days: days(period(row)) }),
  'days, label': row => ({ days: days(period(row)), label: period(row).label }),
  'days, label of the whole': row => {
    const [found, calendar] = [period(row), calendarOf(row)]
    const [unit] = goalUnitsOf(found, calendar)
    return { days: days(found), 'label of the whole': unit && unitPeriod(unit, found.firstDay, calendar).label }
  },
  'compared days, called': row => {
    const found = findComparison(period(row), comparisonInput(row.compare ?? ''), calendarOf(row), 'DATE')
    return typeof found === 'string'
      ? { 'compared days': null, called: found }
      : { 'compared days': days(found), called: found.label }
  },
  'compared days': row => ({ 'compared days': days(compared(row, 'DATE')) }),
  'compared from, compared before': row => {
    const { from, before, timeZone } = compared(row, 'TIME')
    return { 'compared from': instantToText(from, timeZone), 'compared before': instantToText(before, timeZone) }
  },
  'begins, hours': ({ zone = '', day: text = '' }) => {
    const begins = startOfDay(day(text), zone)
    const hours = (startOfDay(day(text) + 1, zone) - begins) / MS_PER_HOUR
    return { begins: instantToText(begins, zone), hours }
  },
  'buckets, first keys': row => {
    const { keys } = bucketsOf(
      period(row),
      bucketUnit(row.granularity ?? ''),
      calendarOf(row).rules,
      row.keys as TimedKeyKind,
    )
    const shown = row['first keys']?.split(' ').length
    return { buckets: keys.length, 'first keys': keys.slice(0, shown).join(' ') }
  },
  'compared buckets, undrawn days': row => {
    const [own, { rules }, keyKind] = [period(row), calendarOf(row), 'DATE' as const]
    const [input, granularity] = [comparisonInput(row.compare ?? ''), bucketUnit(row.granularity ?? '')]
    const options = { input, granularity, rules, keyKind, storedKind: keyKind }
    const buckets = bucketsOf(own, granularity, rules, keyKind)
    const { images, restFrom, before } = bucketImages(own, buckets, compared(row, keyKind), options)
    const texts = images.map(image => (image ? `${dayToText(image.from)} (${image.before - image.from})` : 'null'))
    return { 'compared buckets': texts.join(', '), 'undrawn days': before - restFrom }
  },
  'values of [a], values of [a] + [b]': row => {
    const seriesOf = (text = '') =>
      new Map(text.split(' ').flatMap((sum, index) => (sum === '-' ? [] : [[index, pointOf(sum)] as const])))
    const viewOf = (text?: string) => {
      const data = { ...emptySeries, series: seriesOf(text) }
      return viewOfPoints(data, {
        aggregation: 'SUM',
        fill: row.fill as Fill,
        hasUndrawn: false,
        instantOf: () => null,
      })
    }
    const [a, b] = [viewOf(row['points of [a]']), viewOf(row['points of [b]'])]
    const sum = viewOfFormula(
      parseFormula('[a] + [b]'),
      new Map([
        ['a', a],
        ['b', b],
      ]),
    )
    return {
      'values of [a]': a.values(3).map(String).join(' '),
      'values of [a] + [b]': sum.values(3).map(String).join(' '),
    }
  },
  'granularity by default': row => ({
    'granularity by default': defaultGranularity(period(row), row.keys as TimedKeyKind),
  }),
  'values, running totals': row => {
    const points = (row['points by bucket'] ?? '').split(' ')
    const series = new Map(points.flatMap((sum, index) => (sum === '-' ? [] : [[index, pointOf(sum)] as const])))
    const aggregation = row.aggregation as Aggregation
    const fill = row.fill as Fill
    const isCarried = fill === 'PREVIOUS' && aggregation === 'LATEST' && row.before !== '-'
    const carried = isCarried ? Number(row.before) : null
    return {
      values: valuesOf(series, points.length, aggregation, fill, carried).map(String).join(' '),
      'running totals': runningTotals(series, points.length, aggregation, carried).map(String).join(' '),
    }
  },
  'difference, percentChange, direction, verdict': row => ({
    ...changeOf(exact(row.current), exact(row.previous), { reverse: row.reverse === 'yes', override: null }),
  }),
  value: row => {
    const value = evaluateFormula(parseFormula(row.formula ?? ''), name => exact(operands[name]))
    return { value: value && ratioNumber(value) }
  },
  'ratio, on pace': row => {
    const now = Temporal.Instant.from('2026-11-13T00:00:00Z').epochMilliseconds
    const november = unitPeriod('MONTH', dayAt(now, 'UTC'), { now, timeZone: 'UTC', rules: calendarOf({}).rules })
    const goal = { target: decimalFromNumeric(row.target ?? ''), direction: row.direction as GoalDirection }
    const elapsed = row.aggregation === 'SUM' ? elapsedShare(november, now) : null
    const { ratio, onPace } = goalProgress(goal, exact(row.attained), elapsed)
    return { ratio, 'on pace': onPace === null ? null : onPace ? 'yes' : 'no' }
  },
  'calendar days, working days': row => {
    const { firstDay, lastDay } = period(row)
    const working = countWorkingDays(firstDay, lastDay, workingDays(row))
    return { 'calendar days': lastDay - firstDay + 1, 'working days': working }
  },
  'headline, averagePerWorkingDay': row => {
    const { plan, data } = soldOverNewYear(row)
    const view = viewsOf(plan, data).viewIn(sold, 0)
    const passed = toPassedPlan(plan)
    const sum = reachesBeyondToday(plan) ? passedSum(passed) : view.exact()
    const average = perWorkingDay(sum, workingDaysSoFar(plan))
    return { headline: view.value(), averagePerWorkingDay: average && ratioNumber(average) }
  },
  'values by day, compared values': row => {
    const { plan, data } = soldOverNewYear(row)
    const views = viewsOf(plan, data)
    const [own, compared] = [0, 1].map(range => views.viewIn(sold, range).values(views.keys.length).join(' '))
    const spelled = (text = '') =>
      text
        .split(' ')
        .map(value => value || 'null')
        .join(' ')
    return { 'values by day': spelled(own), 'compared values': spelled(compared) }
  },
  'CALENDAR_DAYS, WORKING_DAYS': row => {
    const { now } = calendarOf(row)
    const unit = period({ period: row.unit ?? '' })
    const shareOf = (pace: GoalPace) => ratioNumber(paceShare(pace, unit, now, workingDays(row)))
    const rounded = (share: number) => Number(share.toFixed(4))
    return { CALENDAR_DAYS: rounded(shareOf('CALENDAR_DAYS')), WORKING_DAYS: rounded(shareOf('WORKING_DAYS')) }
  },
  occurrences: row => {
    const by = row.profile as ProfileBy
    const calendar = calendarOf(row)
    const buckets = profileBuckets(by, period(row), calendar.rules, row.keys as TimedKeyKind)
    return { occurrences: foldProfile(by, buckets, new Map(), calendar).occurrences.join(' ') }
  },
}

const tables = readTables(readText('docs/calendar.md'))

test('the document has its examples', () => {
  expect(tables.reduce((sum, { rows }) => sum + rows.length, 0)).toBeGreaterThan(90)
  expect(new Set(tables.map(({ answers }) => answers.join(', ')))).toEqual(new Set(Object.keys(answer)))
})

describe.each(tables)('$section', ({ given, answers, rows }) => {
  test.each(rows.map(row => [given.map(name => row[name]).join(' | '), row] as const))('%s', (_, row) => {
    const worked = answer[answers.join(', ')]?.(row) ?? {}
    const written = Object.fromEntries(answers.map(name => [name, String(worked[name])]))
    expect(written).toEqual(Object.fromEntries(answers.map(name => [name, row[name]])))
  })
})
