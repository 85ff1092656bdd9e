// Questions of periods, comparisons and groups with their right numbers.
import {
  by,
  costsOf,
  days,
  type GoldenQuestion,
  isWorking,
  meanRate,
  O1,
  O31,
  october,
  orders,
  revenue,
} from '../_kit/agent-numbers.ts'
import { FIRST_DAY, LAST_DAY } from '../_kit/agents.ts'

const ofPeriods: readonly GoldenQuestion[] = [
  {
    words: 'revenue yesterday',
    of: 'Sales.Revenue',
    args: { period: { preset: 'YESTERDAY' } },
    value: revenue('2026-11-19', '2026-11-19'),
    caveats: [],
  },
  {
    words: 'revenue today, which is running',
    of: 'Sales.Revenue',
    args: { period: { preset: 'TODAY' } },
    value: revenue(LAST_DAY, LAST_DAY),
    caveats: ['PARTIAL'],
  },
  {
    words: 'the last 7 days',
    of: 'Sales.Revenue',
    args: { period: { preset: 'LAST_7_DAYS' } },
    value: revenue('2026-11-14', LAST_DAY),
    caveats: ['PARTIAL'],
  },
  {
    words: 'last week, from Monday',
    of: 'Sales.Revenue',
    args: { period: { preset: 'LAST_WEEK' } },
    value: revenue('2026-11-09', '2026-11-15'),
    caveats: [],
  },
  {
    words: 'last month',
    of: 'Sales.Orders',
    args: { period: { preset: 'LAST_MONTH' } },
    value: orders(O1, O31),
    caveats: [],
  },
  {
    words: 'this month so far',
    of: 'Sales.Revenue',
    args: { period: { preset: 'THIS_MONTH' } },
    value: revenue('2026-11-01', LAST_DAY),
    caveats: ['PARTIAL'],
  },
  {
    words: 'last quarter',
    of: 'Sales.Revenue',
    args: { period: { preset: 'LAST_QUARTER' } },
    value: revenue('2026-07-01', '2026-09-30'),
    caveats: [],
  },
  {
    words: 'all time',
    of: 'Sales.Revenue',
    args: { period: { preset: 'ALL_TIME' } },
    value: revenue(FIRST_DAY, LAST_DAY),
  },
  {
    words: 'ten days of spring',
    of: 'Sales.Orders',
    args: { period: days('2026-04-01', '2026-04-10') },
    value: orders('2026-04-01', '2026-04-10'),
  },
  {
    words: 'a day in the time zone of Tokyo, of day keys',
    of: 'Sales.Revenue',
    args: { period: days('2026-10-05', '2026-10-05'), time_zone: 'Asia/Tokyo' },
    value: revenue('2026-10-05', '2026-10-05'),
  },
  {
    words: 'working days of October',
    of: 'Sales.Revenue',
    args: { period: october, only_days: 'WORKING' },
    value: revenue(O1, O31, it => isWorking(it.day)),
  },
  {
    words: 'per working day of October',
    of: 'Sales.Revenue',
    args: { period: october, only_days: 'WORKING', statistic: 'PER_DAY' },
    value: revenue(O1, O31, it => isWorking(it.day)) / 22,
  },
  {
    words: 'revenue per day of October',
    of: 'Sales.Revenue',
    args: { period: october, statistic: 'PER_DAY' },
    value: revenue(O1, O31) / 31,
  },
]

const ofComparisons: readonly GoldenQuestion[] = [
  {
    words: 'this month against the same days of last month',
    of: 'Sales.Revenue',
    args: { period: { preset: 'THIS_MONTH' }, compare: ['PREVIOUS_PERIOD'] },
    value: revenue('2026-11-01', LAST_DAY),
    previous: revenue(O1, '2026-10-20'),
    caveats: ['PARTIAL', 'TODAY_IS_RUNNING'],
  },
  {
    words: '28 days against 28 days',
    of: 'Sales.Orders',
    args: { period: { last: { count: 28, unit: 'DAY' } }, compare: ['PREVIOUS_PERIOD'] },
    value: orders('2026-10-24', LAST_DAY),
    previous: orders('2026-09-26', '2026-10-23'),
  },
  {
    words: 'October against September, per day',
    of: 'Sales.Revenue',
    args: { period: october, compare: [days('2026-09-01', '2026-09-30')], statistic: 'PER_DAY' },
    value: revenue(O1, O31) / 31,
    previous: revenue('2026-09-01', '2026-09-30') / 30,
    caveats: [],
  },
  {
    words: 'August against July, which have 31 days both',
    of: 'Sales.Revenue',
    args: { period: days('2026-08-01', '2026-08-31'), compare: ['PREVIOUS_PERIOD'] },
    value: revenue('2026-08-01', '2026-08-31'),
    previous: revenue('2026-07-01', '2026-07-31'),
    caveats: [],
  },
  {
    words: 'a week against four weeks earlier',
    of: 'Sales.Revenue',
    args: { period: days('2026-11-09', '2026-11-15'), compare: [{ shift: { count: 28, unit: 'DAY' } }] },
    value: revenue('2026-11-09', '2026-11-15'),
    previous: revenue('2026-10-12', '2026-10-18'),
  },
  {
    words: 'yesterday against the day before',
    of: 'Sales.Orders',
    args: { period: { preset: 'YESTERDAY' }, compare: ['PREVIOUS_PERIOD'] },
    value: orders('2026-11-19', '2026-11-19'),
    previous: orders('2026-11-18', '2026-11-18'),
  },
  {
    words: 'October against September in total, insisted on',
    of: 'Sales.Revenue',
    args: { period: october, compare: [days('2026-09-01', '2026-09-30')], despite: ['UNEQUAL_LENGTHS'] },
    value: revenue(O1, O31),
    previous: revenue('2026-09-01', '2026-09-30'),
    caveats: ['UNEQUAL_LENGTHS'],
  },
  {
    words: 'the conversion rate of October against September, which are no totals',
    of: 'Sales.Conversion rate',
    args: { period: october, compare: [days('2026-09-01', '2026-09-30')] },
    value: meanRate(O1, O31),
    previous: meanRate('2026-09-01', '2026-09-30'),
    caveats: ['UNWEIGHTED_MEAN'],
  },
  {
    words: 'costs of October against September, per day; a rise is bad',
    of: 'Costs.Costs',
    args: { period: october, compare: [days('2026-09-01', '2026-09-30')], statistic: 'PER_DAY' },
    value: costsOf(O1, O31) / 31,
    previous: costsOf('2026-09-01', '2026-09-30') / 30,
    more: { unit: 'USD' },
  },
]

const ofGroups: readonly GoldenQuestion[] = [
  {
    words: 'revenue by country',
    of: 'Sales.Revenue',
    args: { period: october, by: ['country'] },
    value: revenue(O1, O31),
    groups: {
      Germany: revenue(O1, O31, by('Germany')),
      France: revenue(O1, O31, by('France')),
      Austria: revenue(O1, O31, by('Austria')),
    },
  },
  {
    words: 'the largest country, and the others as one',
    of: 'Sales.Revenue',
    args: { period: october, by: ['country'], top: 1 },
    value: revenue(O1, O31),
    groups: { Germany: revenue(O1, O31, by('Germany')), other: revenue(O1, O31, it => it.country !== 'Germany') },
  },
  {
    words: 'the share of each country',
    of: 'Sales.Revenue',
    args: { period: october, by: ['country'], statistic: 'SHARE' },
    value: 1,
    groups: Object.fromEntries(
      ['Germany', 'France', 'Austria'].map(it => [it, revenue(O1, O31, by(it)) / revenue(O1, O31)]),
    ),
  },
  {
    words: 'orders by plan',
    of: 'Sales.Orders',
    args: { period: october, by: ['plan'] },
    value: orders(O1, O31),
    groups: { pro: orders(O1, O31, it => it.plan === 'pro'), free: orders(O1, O31, it => it.plan === 'free') },
  },
  {
    words: 'revenue of Germany',
    of: 'Sales.Revenue',
    args: { period: october, where: [{ dimension: 'country', in: ['Germany'] }] },
    value: revenue(O1, O31, by('Germany')),
  },
  {
    words: 'revenue of all but Germany',
    of: 'Sales.Revenue',
    args: { period: october, where: [{ dimension: 'country', not_in: ['Germany'] }] },
    value: revenue(O1, O31, it => it.country !== 'Germany'),
  },
  {
    words: 'revenue of countries with an A, of pro',
    of: 'Sales.Revenue',
    args: {
      period: october,
      where: [
        { dimension: 'country', starts_with: 'A' },
        { dimension: 'plan', in: ['pro'] },
      ],
    },
    value: revenue(O1, O31, it => it.country === 'Austria' && it.plan === 'pro'),
  },
  {
    words: 'pro revenue of Germany by country and plan',
    of: 'Sales.Revenue',
    args: { period: october, by: ['country', 'plan'], top: 2 },
    value: revenue(O1, O31),
    groups: {
      'Germany/pro': revenue(O1, O31, it => it.country === 'Germany' && it.plan === 'pro'),
      'Germany/free': revenue(O1, O31, it => it.country === 'Germany' && it.plan === 'free'),
      other: revenue(O1, O31, it => it.country !== 'Germany'),
    },
  },
  {
    words: 'average order, of totals and not of means',
    of: 'Sales.Average order',
    args: { period: october },
    value: revenue(O1, O31) / orders(O1, O31),
  },
  {
    words: 'average order by country',
    of: 'Sales.Average order',
    args: { period: october, by: ['country'] },
    value: revenue(O1, O31) / orders(O1, O31),
    groups: Object.fromEntries(
      ['Germany', 'France', 'Austria'].map(it => [it, revenue(O1, O31, by(it)) / orders(O1, O31, by(it))]),
    ),
  },
]

export const golden: readonly GoldenQuestion[] = [...ofPeriods, ...ofComparisons, ...ofGroups]
