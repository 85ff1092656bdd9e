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

const days = (from: string, through: string) => ({ days: { from, through } })
export const october = days('2026-10-01', '2026-10-31')
export const september = days('2026-09-01', '2026-09-30')
const february = days('2026-02-01', '2026-02-28')

export const questions: readonly WrongQuestion[] = [
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
  // Groups.
  {
    words: 'the top country by conversion rate',
    of: 'Sales.Conversion rate',
    args: { period: october, by: ['country'], top: 1 },
    code: 'TOP_OF_NON_ADDITIVE',
    instead: /Revenue|Orders/,
  },
  {
    words: "each country's share in the conversion rate",
    of: 'Sales.Conversion rate',
    args: { period: october, by: ['country'], statistic: 'SHARE' },
    code: 'NO_SHARE',
    instead: /VALUE/,
  },
  {
    words: 'the share of revenue, of nothing',
    of: 'Sales.Revenue',
    args: { period: october, statistic: 'SHARE' },
    code: 'NO_SHARE',
    instead: /by/,
  },
  {
    words: 'revenue by a dimension that there is not',
    of: 'Sales.Revenue',
    args: { period: october, by: ['contry'] },
    code: 'UNKNOWN_DIMENSION',
    instead: /did you mean "country"/,
  },
  {
    words: 'costs by country, which has no dimensions',
    of: 'Costs.Costs',
    args: { period: october, by: ['country'] },
    code: 'UNKNOWN_DIMENSION',
    instead: /has no dimensions/,
  },
  {
    words: 'revenue in Germny',
    of: 'Sales.Revenue',
    args: { period: october, where: [{ dimension: 'country', in: ['Germny'] }] },
    code: 'UNKNOWN_VALUE',
    instead: /did you mean "Germany"/,
  },
  {
    words: 'revenue in a country by its code',
    of: 'Sales.Revenue',
    args: { period: october, where: [{ dimension: 'country', in: ['JP'] }] },
    code: 'UNKNOWN_VALUE',
    instead: /"Austria", "France", "Germany"/,
  },
  // Time.
  {
    words: 'revenue by hour',
    of: 'Sales.Revenue',
    args: { period: { preset: 'YESTERDAY' }, granularity: 'HOUR' },
    code: 'HOURS_OF_DAYS',
    instead: /granularity DAY/,
  },
  {
    words: 'revenue of the last 24 hours',
    of: 'Sales.Revenue',
    args: { period: { last: { count: 24, unit: 'HOUR' } } },
    code: 'HOURS_OF_DAYS',
    instead: /whole days/,
  },
  {
    words: 'revenue between 9 and 12',
    of: 'Sales.Revenue',
    args: { period: { instants: { from: '2026-11-19T09:00:00Z', before: '2026-11-19T12:00:00Z' } } },
    code: 'HOURS_OF_DAYS',
    instead: /whole days/,
  },
  {
    words: 'a monthly target by day',
    of: 'Plans.Target',
    args: { period: october, granularity: 'DAY' },
    code: 'FINER_THAN_KEYS',
    instead: /MONTH/,
  },
  {
    words: 'revenue of January, before there was data',
    of: 'Sales.Revenue',
    args: { period: days('2026-01-01', '2026-01-31') },
    code: 'BEFORE_FIRST_POINT',
    instead: /from: "2026-02-10"/,
  },
  {
    words: 'costs of this week, after the feed has stopped',
    of: 'Costs.Costs',
    args: { period: days('2026-11-14', '2026-11-20') },
    code: 'AFTER_LAST_POINT',
    instead: /2026-11-12/,
  },
  {
    words: 'revenue of next month',
    of: 'Sales.Revenue',
    args: { period: days('2026-12-01', '2026-12-31') },
    code: 'FUTURE_PERIOD',
    instead: /THIS_MONTH/,
  },
  {
    words: 'clicks of campaigns in October',
    of: 'Campaigns.Clicks',
    args: { period: october },
    code: 'NAMES_HAVE_NO_TIME',
    instead: /without period/,
  },
  {
    words: 'clicks of campaigns by country',
    of: 'Campaigns.Clicks',
    args: { by: ['country'] },
    code: 'NAMES_HAVE_NO_DIMENSIONS',
    instead: /without by/,
  },
  // Units, names, changes.
  {
    words: 'margin of euros and dollars',
    of: 'Sales.Margin',
    args: { period: october },
    code: 'MIXED_UNITS',
    instead: /its own unit/,
  },
  {
    words: 'euros by dollars',
    of: 'Sales.Return on costs',
    args: { period: october },
    code: 'MIXED_UNITS',
    instead: /its own unit/,
  },
  {
    words: 'a metric by a name with a slip',
    of: 'Revenu',
    args: { period: october },
    code: 'UNKNOWN_METRIC',
    instead: /did you mean "Revenue"/,
  },
  {
    words: 'a name that two metrics have',
    of: 'Revenue',
    args: { period: october },
    code: 'AMBIGUOUS_METRIC',
    instead: /"Revenue" of "Sales" \(metric_/,
  },
  {
    words: 'metrics of two widgets in one table',
    of: ['Sales.Revenue', 'Costs.Costs'],
    args: { period: october },
    code: 'SEVERAL_WIDGETS',
    instead: /Sales, Costs/,
  },
  {
    words: 'what the change of a stock of one level comes from, without dimensions',
    of: 'Costs.Costs',
    args: {
      period: october,
      compare: { days: { from: '2026-09-01', through: '2026-09-30' } },
      despite: ['UNEQUAL_LENGTHS'],
    },
    code: 'NO_CONTRIBUTIONS',
    instead: /granularity/,
    tool: 'explain_change',
  },
  {
    words: 'what the change of a rate comes from, by country',
    of: 'Sales.Conversion rate',
    args: { period: october, compare: september, by: ['country'] },
    code: 'NO_CONTRIBUTIONS',
    instead: /by and compare/,
    tool: 'explain_change',
  },
  {
    words: 'what the change against a longer month comes from',
    of: 'Sales.Revenue',
    args: { period: october, compare: february, by: ['country'] },
    code: 'UNEQUAL_LENGTHS',
    instead: /PER_DAY/,
    tool: 'explain_change',
  },
]
