// Questions about the business of the kit that are wrong by nature.

export interface WrongQuestion {
  /** As somebody asks it. */
  readonly words: string
  /** `Widget.Metric`; a name without a dot goes as it is. */
  readonly of: string | readonly string[]
  readonly args?: object
  readonly code: string
  /** Stands in what is to be asked instead. */
  readonly instead: RegExp
  readonly tool?: string
}

export const days = (from: string, through: string) => ({ days: { from, through } })
export const october = days('2026-10-01', '2026-10-31')
export const september = days('2026-09-01', '2026-09-30')
export const february = days('2026-02-01', '2026-02-28')

export const ofNumbers: readonly WrongQuestion[] = [
  // Periods against each other.
  {
    words: 'revenue of March against February',
    of: 'Sales.Revenue',
    args: { period: days('2026-05-01', '2026-05-31'), compare: ['PREVIOUS_PERIOD', days('2026-04-01', '2026-04-28')] },
    code: 'UNEQUAL_LENGTHS',
    instead: /PER_DAY/,
  },
  {
    words: 'last month against the month before, as totals',
    of: 'Sales.Revenue',
    args: { period: { preset: 'LAST_MONTH' }, compare: [september] },
    code: 'UNEQUAL_LENGTHS',
    instead: /count: 28/,
  },
  {
    words: 'working days of two months',
    of: 'Sales.Revenue',
    args: {
      period: days('2026-10-01', '2026-10-31'),
      compare: [days('2026-06-01', '2026-06-28')],
      only_days: 'WORKING',
    },
    code: 'UNEQUAL_LENGTHS',
    instead: /PER_DAY/,
  },
  {
    words: 'the last 7 days against the last month',
    of: 'Sales.Orders',
    args: { period: { last: { count: 7, unit: 'DAY' } }, compare: [october] },
    code: 'PARTIAL_AGAINST_WHOLE',
    instead: /PREVIOUS_PERIOD/,
  },
  {
    words: 'this month against all of last month',
    of: 'Sales.Revenue',
    args: { period: { preset: 'THIS_MONTH' }, compare: [october] },
    code: 'PARTIAL_AGAINST_WHOLE',
    instead: /LAST_MONTH/,
  },
  {
    words: 'October against November so far',
    of: 'Sales.Revenue',
    args: { period: october, compare: [days('2026-11-01', '2026-11-30')] },
    code: 'PARTIAL_AGAINST_WHOLE',
    instead: /is over/,
  },
  {
    words: 'today against yesterday, of days',
    of: 'Sales.Revenue',
    args: { period: { preset: 'TODAY' }, compare: ['PREVIOUS_PERIOD'] },
    code: 'PARTIAL_AGAINST_WHOLE',
    instead: /is over/,
  },
  {
    words: 'signups of the last 7 days against the 7 before, when today is not counted yet',
    of: 'Signups.Signups',
    args: { period: { preset: 'LAST_7_DAYS' }, compare: ['PREVIOUS_PERIOD'] },
    code: 'PARTIAL_AGAINST_WHOLE',
    instead: /through: "2026-11-19"/,
  },
  {
    words: 'visits of today against all of yesterday',
    of: 'Traffic.Visits',
    args: { period: { preset: 'TODAY' }, compare: [days('2026-11-19', '2026-11-19')] },
    code: 'PARTIAL_AGAINST_WHOLE',
    instead: /PREVIOUS_PERIOD/,
  },
  {
    words: 'the last 30 days against those that begin a week earlier',
    of: 'Sales.Revenue',
    args: { period: days('2026-10-20', '2026-11-18'), compare: [{ shift: { count: 7, unit: 'DAY' } }] },
    code: 'OVERLAPPING_PERIODS',
    instead: /PREVIOUS_PERIOD/,
  },
  {
    words: 'growth since before there was data',
    of: 'Sales.Revenue',
    args: { period: days('2026-03-01', '2026-03-31'), compare: [days('2026-01-29', '2026-02-28')] },
    code: 'COMPARED_BEFORE_FIRST_POINT',
    instead: /2026-02-10/,
  },
  {
    words: 'this year against last year, when there was nothing',
    of: 'Sales.Orders',
    args: { period: october, compare: ['SAME_PERIOD_LAST_YEAR'] },
    code: 'COMPARED_BEFORE_FIRST_POINT',
    instead: /later period/,
  },
  {
    words: 'costs of this week against last week, and the feed has stopped',
    of: 'Costs.Costs',
    args: { period: { last: { count: 14, unit: 'DAY' } }, compare: ['PREVIOUS_PERIOD'] },
    code: 'LATE_DATA',
    instead: /2026-11-12/,
  },
  // Sums of what does not add up.
  {
    words: 'unique buyers of all days together',
    of: 'Shop.Buyers',
    args: { period: october, statistic: 'TOTAL' },
    code: 'NOT_ADDITIVE',
    instead: /VALUE/,
  },
  {
    words: 'users of two months, added up',
    of: 'Audience.Users',
    args: { period: days('2026-09-01', '2026-10-31') },
    code: 'NO_VALUE_OF_PERIOD',
    instead: /./,
  },
  {
    words: 'users of a week of a month',
    of: 'Audience.Users',
    args: { period: days('2026-10-05', '2026-10-11') },
    code: 'NO_VALUE_OF_PERIOD',
    instead: /./,
  },
  {
    words: 'the sum of conversion rates',
    of: 'Sales.Conversion rate',
    args: { period: october, statistic: 'TOTAL' },
    code: 'NOT_ADDITIVE',
    instead: /VALUE/,
  },
  {
    words: 'pieces in stock, added up over the month',
    of: 'Stock.Pieces',
    args: { period: october, statistic: 'TOTAL' },
    code: 'NOT_ADDITIVE',
    instead: /VALUE/,
  },
  {
    words: 'average order, added up',
    of: 'Sales.Average order',
    args: { period: october, statistic: 'TOTAL' },
    code: 'NOT_ADDITIVE',
    instead: /VALUE/,
  },
  {
    words: 'running totals of a stock',
    of: 'Stock.Pieces',
    args: { period: october, granularity: 'DAY', running_totals: true },
    code: 'NOT_ADDITIVE',
    instead: /VALUE/,
  },
  {
    words: 'running totals of unique buyers',
    of: 'Shop.Buyers',
    args: { period: october, granularity: 'DAY', running_totals: true },
    code: 'NOT_ADDITIVE',
    instead: /VALUE/,
  },
  {
    words: 'stock per day',
    of: 'Stock.Pieces',
    args: { period: october, statistic: 'PER_DAY' },
    code: 'PER_DAY_OF_LEVEL',
    instead: /VALUE/,
  },
  {
    words: 'conversion rate per day',
    of: 'Sales.Conversion rate',
    args: { period: october, statistic: 'PER_DAY' },
    code: 'PER_DAY_OF_LEVEL',
    instead: /VALUE/,
  },
  // Means and extremes.
  {
    words: 'the average of the conversion rates',
    of: 'Sales.Conversion rate',
    args: { period: october, statistic: 'MEAN' },
    code: 'MEAN_OF_MEANS',
    instead: /numerator and denominator/,
  },
  {
    words: 'average revenue, of rows of countries',
    of: 'Sales.Revenue',
    args: { period: october, statistic: 'MEAN' },
    code: 'POINTS_ARE_NO_DAYS',
    instead: /PER_DAY/,
  },
  {
    words: 'the best day, of rows of countries',
    of: 'Sales.Revenue',
    args: { period: october, statistic: 'LARGEST' },
    code: 'POINTS_ARE_NO_DAYS',
    instead: /granularity DAY/,
  },
  {
    words: 'the weakest day, of hours',
    of: 'Traffic.Visits',
    args: { period: days('2026-11-01', '2026-11-10'), statistic: 'SMALLEST' },
    code: 'POINTS_ARE_NO_DAYS',
    instead: /granularity DAY/,
  },
  {
    words: 'the mean of average orders',
    of: 'Sales.Average order',
    args: { period: october, statistic: 'MEAN' },
    code: 'NO_SUCH_STATISTIC',
    instead: /VALUE/,
  },
  {
    words: 'the largest number of users of a month',
    of: 'Audience.Users',
    args: { period: october, statistic: 'LARGEST' },
    code: 'NO_SUCH_STATISTIC',
    instead: /granularity/,
  },
  {
    words: 'visits per day of a month of which twelve days are known',
    of: 'Traffic.Visits',
    args: { period: october, statistic: 'PER_DAY' },
    code: 'DAYS_WITHOUT_DATA',
    instead: /from: "2026-10-20", through: "2026-10-31"/,
  },
  {
    words: 'signups per day of the last 7 days, when today is not counted yet',
    of: 'Signups.Signups',
    args: { period: { preset: 'LAST_7_DAYS' }, statistic: 'PER_DAY' },
    code: 'DAYS_WITHOUT_DATA',
    instead: /through: "2026-11-19"/,
  },
  {
    words: 'the mean of unique buyers',
    of: 'Shop.Buyers',
    args: { period: october, statistic: 'MEAN' },
    code: 'NO_SUCH_STATISTIC',
    instead: /granularity/,
  },
  {
    words: 'mean stock, of rows of warehouses',
    of: 'Stock.Pieces',
    args: { period: october, statistic: 'MEAN' },
    code: 'POINTS_ARE_NO_DAYS',
    instead: /granularity DAY/,
  },
]
