/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** How the series of a metric become one number, after each has become one by the metric's aggregation. */
export type Across =
  /** The mean of the series that have a value. */
  | 'AVERAGE'
  /** The largest series. */
  | 'MAX'
  /** The smallest series. */
  | 'MIN'
  /** The points of all series are one set. The default, but for LATEST. */
  | 'POOLED'
  /** The exact sum of the series. The default of LATEST: stock by warehouse, followers by country. */
  | 'SUM';

/** How a metric's points become one number, for a period or for a bucket. */
export type Aggregation =
  /** The mean of the points that exist. The default of percentages. */
  | 'AVERAGE'
  /** The value at the greatest key, for running snapshots. */
  | 'LATEST'
  /** The largest value. */
  | 'MAX'
  /** The smallest value. */
  | 'MIN'
  /** None is made of several: each value is of a period (unique users of a month), and is shown for exactly that period. */
  | 'PERIODIC'
  /** The exact sum. The default. */
  | 'SUM';

/** How often new data is expected: in each unit of the calendar of the project, at any time of it. */
export type Cadence =
  /** On each day. */
  | 'DAILY'
  /** In each hour. */
  | 'HOURLY'
  /** In each calendar month. */
  | 'MONTHLY'
  /** In each quarter of a calendar year. */
  | 'QUARTERLY'
  /** In each week, from the project's first day of the week on. */
  | 'WEEKLY'
  /** On each working day of the project. */
  | 'WORKING_DAILY'
  /** In each calendar year. */
  | 'YEARLY';

/** So many calendar units, such as `{ count: 6, unit: WEEK }`. */
export type CalendarSpanInput = {
  /** 1 or more. */
  count: number;
  /** The unit. */
  unit: Granularity;
};

/** How a widget or a metric is drawn: Cyfe's ten types, and PIE, DONUT, NUMBER and TABLE. */
export type ChartType =
  /** Filled lines. */
  | 'AREA'
  /** Filled smooth lines. */
  | 'AREA_SPLINE'
  /** Bars from left to right. */
  | 'BAR'
  /** Upright bars. */
  | 'COLUMN'
  /** Shares of a ring. */
  | 'DONUT'
  /** Straight lines from point to point. */
  | 'LINE'
  /** The headline alone. */
  | 'NUMBER'
  /** Shares of a circle. */
  | 'PIE'
  /** Smooth lines. */
  | 'SPLINE'
  /** Filled lines on top of each other. */
  | 'STACKED_AREA'
  /** Bars from left to right, one behind the other. */
  | 'STACKED_BAR'
  /** Upright bars on top of each other. */
  | 'STACKED_COLUMN'
  /** Upright bars that share 100 %. */
  | 'STACKED_PERCENTAGE_COLUMN'
  /** Rows and columns. */
  | 'TABLE';

/** A new project. */
export type CreateProjectInput = {
  /** Its days off, at most 2000. Default: none. */
  holidays?: Array<HolidayInput> | null | undefined;
  /** The name of the project, 1 to 200 characters. */
  name: string;
  /** The time zone in which its days begin. Default: UTC. */
  timeZone?: string | null | undefined;
  /** The ISO weekday on which its weeks begin, 1 (Monday) to 7 (Sunday). Default: 1. */
  weekStart?: number | null | undefined;
  /** The ISO weekdays it works on. Default: 1 to 5. */
  workingDays?: Array<number> | null | undefined;
  /** The day on which its fiscal years begin. Default: 1 January. */
  yearStart?: YearStartInput | null | undefined;
};

/** A new token. */
export type CreateTokenInput = {
  /** Names of events that it may send, at most 1,000. Default: any. */
  allowedEvents?: Array<string> | null | undefined;
  /** Addresses and networks (CIDR; IPv4, IPv6) that it may be used from, at most 100. Default: any. */
  allowedIps?: Array<string> | null | undefined;
  /** What it pushes by a push name (dialects of time series, `push` with `pushName`) may make widgets and declare dimensions. Goes with the scope `push`. Default: false. */
  autoCreate?: boolean | null | undefined;
  /** When it stops working. Default: never. */
  expiresAt?: string | null | undefined;
  /** What it is for, at most 200 characters. */
  name: string;
  /** What it may do; at least one. */
  scopes: Array<Scope>;
  /** Of these widgets it reads only rows that pass all of these filters by dimensions, at most 20 with 100 values: no total, value or key of any other row. Goes with `widgetIds` and with the scope `read` alone. Default: all rows. */
  where?: Array<DimensionFilter> | null | undefined;
  /** Global ids of 1 to 500 widgets that it is limited to: for it there are no others, and what is of the whole project is FORBIDDEN. Default: all of the project. */
  widgetIds?: Array<string | number> | null | undefined;
};

/** A new widget. */
export type CreateWidgetInput = {
  /** How it is drawn. Default: LINE. */
  chartType?: ChartType | null | undefined;
  /** The period of a report that names none. Default: LAST_30_DAYS. */
  defaultPeriod?: PeriodPreset | null | undefined;
  /** What it shows, for people. */
  description?: string | null | undefined;
  /** The names of its dimensions, the text columns besides its key: at most 8, of at most 100 characters each, and none that is a metric's. A CATEGORY widget has none. */
  dimensions?: Array<string> | null | undefined;
  /** Of a TIME widget with `keepInstantsDays`: days for which those sums are kept. Older ones are added up by days of the project's zone of that time. Null: for ever. */
  keepHoursDays?: number | null | undefined;
  /** Of a TIME widget: days for which instants are kept as they were pushed, 2 to 36500. Older ones are added up by quarters of an hour, so that reports of hours, days and longer stay the same in every zone of today, and take no pushes any more. Null: for ever. */
  keepInstantsDays?: number | null | undefined;
  /** What its keys are; else the first push decides. */
  keyKind?: KeyKind | null | undefined;
  /** Who answers for its numbers. */
  owner?: string | null | undefined;
  /** The name under which dialects of time series push to it: a measurement, a metric, a data set. No two widgets of a project have the same. */
  pushName?: string | null | undefined;
  /** Words to find it by. */
  tags?: Array<string> | null | undefined;
  /** The title of the widget, at most 200 characters. */
  title: string;
};

/** Calendar days, both inclusive. */
export type DayRangeInput = {
  /** The first day. */
  from: string;
  /** The last day, included. */
  through: string;
};

/** Which rows are meant, by the value of one dimension. All that is given holds; several filters hold together. */
export type DimensionFilter = {
  /** The name of the dimension. */
  dimension: string;
  /** One of these values; null among them: without a value. An empty list matches nothing. */
  in?: Array<string | null | undefined> | null | undefined;
  /** Whether there is a value: true for rows that have one, false for those without. */
  isSet?: boolean | null | undefined;
  /** None of these values; rows without a value stay, unless null is among them. */
  notIn?: Array<string | null | undefined> | null | undefined;
  /** Values that begin with this text; case counts. */
  startsWith?: string | null | undefined;
};

/** The value that a row has in one dimension of the widget. */
export type DimensionValueInput = {
  /** The dimension's name, as the widget declares it. */
  dimension: string;
  /** At most 255 characters, case-sensitive; blanks at its ends are cut off. Empty: no value. */
  value: string;
};

/** The length of a bucket of a series. */
export type Granularity =
  /** A calendar day; on days when clocks change it has 23 or 25 hours. */
  | 'DAY'
  /** Three months, counted from the first day of the project's fiscal year. */
  | 'FISCAL_QUARTER'
  /** A year from the project's `yearStart` on. */
  | 'FISCAL_YEAR'
  /** An hour; of TIME widgets only. */
  | 'HOUR'
  /** A calendar month. */
  | 'MONTH'
  /** Three calendar months. */
  | 'QUARTER'
  /** Seven days from the project's first day of the week. */
  | 'WEEK'
  /** A calendar year. */
  | 'YEAR';

/** A day on which the project does not work. */
export type HolidayInput = {
  /** The day off; each day once. */
  day: string;
  /** What the day is called, at most 100 characters. Default: no name. */
  name?: string | null | undefined;
};

/** A half-open stretch of time. */
export type InstantRangeInput = {
  /** Not included. */
  before: string;
  /** Included. */
  from: string;
};

/** What a widget's keys are. */
export type KeyKind =
  /** Names; the period of a report does not apply. */
  | 'CATEGORY'
  /** Calendar days without a zone: they are never shifted. */
  | 'DATE'
  /** Instants, put into buckets in the zone of the report. */
  | 'TIME';

/** A period of a named calendar: exactly one of label, offset, year and yearOffset. */
export type NamedPeriodInput = {
  /** The name of the calendar. */
  calendar: string;
  /** The period of this label. */
  label?: string | null | undefined;
  /** By its place: 0 is the period that holds today, -1 the one before. */
  offset?: number | null | undefined;
  /** All periods of this year. */
  year?: number | null | undefined;
  /** All periods of a year by its place: 0 is the one that holds today, -1 the one before. */
  yearOffset?: number | null | undefined;
};

/** How numbers are written for people. */
export type NumberFormatInput = {
  /** The currency by its code of ISO 4217, such as EUR. The style CURRENCY needs one, others have none. */
  currency?: string | null | undefined;
  /** The most digits behind the decimal point, 0 to 20, and not fewer than the fewest. Absent: as many as the number needs. */
  maximumFractionDigits?: number | null | undefined;
  /** The fewest digits behind the decimal point, 0 to 20. Absent: as many as the number needs. */
  minimumFractionDigits?: number | null | undefined;
  /** What kind of number they are. */
  style: NumberStyle;
  /** The unit of the metric, at most 200 characters. Absent: it stays as it is. */
  unit?: string | null | undefined;
};

/** What kind of number the values of a metric are. */
export type NumberStyle =
  /** Bytes, with decimal prefixes: 2645000000 is `2.65 GB`, a kilobyte is 1,000 bytes. */
  | 'BYTES'
  /** Money in `currency`, its sign where the language puts it: `€1,234.50`, `1.234,50 €`. */
  | 'CURRENCY'
  /** Seconds, in units that fit their size: 4980 is `1 h 23 min`, 0.00012 is `120 µs`. */
  | 'DURATION'
  /** A plain number, with the unit of the metric behind it: `21.4 °C`. */
  | 'NUMBER'
  /** Percents as they are: 2.45 is `2.45%`. Nothing is multiplied by 100. */
  | 'PERCENT';

/** What happens to the value that a key has already. */
export type OnDuplicate =
  /** The new value is added, atomically. The default of sums. */
  | 'ADD'
  /** The larger one stays. */
  | 'MAX'
  /** The smaller one stays. */
  | 'MIN'
  /** The new value takes its place. The default of averages, percentages and snapshots. */
  | 'REPLACE';

/** A period: give exactly one field. */
export type PeriodInput =
  {   /** From a day through a day, both included. */
  days: DayRangeInput; instants?: never; last?: never; of?: never; preset?: never; }
  |  { days?: never;   /** From an instant to before another. */
  instants: InstantRangeInput; last?: never; of?: never; preset?: never; }
  |  { days?: never; instants?: never;   /** The trailing units that end with today. */
  last: CalendarSpanInput; of?: never; preset?: never; }
  |  { days?: never; instants?: never; last?: never;   /** A period of a named calendar; what runs ends with today. */
  of: NamedPeriodInput; preset?: never; }
  |  { days?: never; instants?: never; last?: never; of?: never;   /** By its place to today. */
  preset: PeriodPreset; };

/** A stretch of calendar days named by its place to today, in the report's zone. */
export type PeriodPreset =
  /** From the first point to the last. */
  | 'ALL_TIME'
  /** 7 days that end with today. */
  | 'LAST_7_DAYS'
  /** The eleven whole months before this one, and this one so far. */
  | 'LAST_12_MONTHS'
  /** 14 days that end with today. */
  | 'LAST_14_DAYS'
  /** 28 days that end with today. */
  | 'LAST_28_DAYS'
  /** 30 days that end with today. */
  | 'LAST_30_DAYS'
  /** 90 days that end with today. */
  | 'LAST_90_DAYS'
  /** The whole fiscal quarter before this one. */
  | 'LAST_FISCAL_QUARTER'
  /** The whole fiscal year before this one. */
  | 'LAST_FISCAL_YEAR'
  /** The whole month before this one. */
  | 'LAST_MONTH'
  /** The whole quarter before this one. */
  | 'LAST_QUARTER'
  /** The whole week before this one. */
  | 'LAST_WEEK'
  /** The whole year before this one. */
  | 'LAST_YEAR'
  /** From the first day of the project's fiscal quarter to today. */
  | 'THIS_FISCAL_QUARTER'
  /** From the project's `yearStart` to today. */
  | 'THIS_FISCAL_YEAR'
  /** From the 1st to today. */
  | 'THIS_MONTH'
  /** From the quarter's first day to today. */
  | 'THIS_QUARTER'
  /** From the project's first day of the week to today. */
  | 'THIS_WEEK'
  /** From 1 January to today. */
  | 'THIS_YEAR'
  /** Today. */
  | 'TODAY'
  /** The day before today. */
  | 'YESTERDAY';

/** A note that is pushed with rows: on their widget, at the moment of the push unless it says when. */
export type PushAnnotationInput = {
  /** The instant that the note is of. Default: the one of the push. */
  at?: string | null | undefined;
  /** The days that the note is of, instead of an instant. */
  days?: DayRangeInput | null | undefined;
  /** RELEASE, CAMPAIGN, INCIDENT, NOTE or a label of your own, kept in upper case. Default: NOTE. */
  kind?: string | null | undefined;
  /** Where more of it is to be read, with https:// or http://. Default: nowhere. */
  link?: string | null | undefined;
  /** What happened, in plain text: 1 to 500 characters. */
  text: string;
};

/** Rows to push: all or nothing. */
export type PushInput = {
  /** A note on the widget that is committed with the rows, or not at all: a retry with the same idempotency key makes no second one. Default: none. */
  annotation?: PushAnnotationInput | null | undefined;
  /** The same key and input again gives the first receipt and writes nothing; with another input: CONFLICT. */
  idempotencyKey?: string | null | undefined;
  /** What the keys are: days (DATE), instants (TIME) or names (CATEGORY). Default: what the widget has; on the first push, what the keys show. */
  keyKind?: KeyKind | null | undefined;
  /** Options per metric. */
  metrics?: Array<PushMetricInput> | null | undefined;
  /** What happens to values that exist. Default: the `defaultOnDuplicate` of each metric. */
  onDuplicate?: OnDuplicate | null | undefined;
  /** Instead of `widgetId`: the push name of the widget. Where no widget has it, or its rows have dimensions that it lacks, a token with `autoCreate` or the scope `manage` makes them. */
  pushName?: string | null | undefined;
  /** At most 10,000. */
  rows: Array<PushRowInput>;
  /** Where clocks showed what keys without an offset say, and where instants have their days. Default: the project's zone. */
  timeZone?: string | null | undefined;
  /** Global id of the widget; or `pushName`. */
  widgetId?: string | number | null | undefined;
};

/** Options of one metric, remembered with it (`onDuplicate` holds for this push only). */
export type PushMetricInput = {
  /** How the series of its dimensions become one number, after each has become one by its aggregation. Null: by the aggregation. POOLED does not go with LATEST. */
  across?: Across | null | undefined;
  /** How its points become one number. */
  aggregation?: Aggregation | null | undefined;
  /** How often new data is expected; null: whenever it comes. Of a calculated metric it is that of its operands. */
  cadence?: Cadence | null | undefined;
  /** How it is drawn. */
  chartType?: ChartType | null | undefined;
  /** `#rrggbb`. */
  color?: string | null | undefined;
  /** Shown instead of the computed percent change. */
  comparisonOverride?: string | number | null | undefined;
  /** What a push that does not say it does with values that exist. Null: by the aggregation. */
  defaultOnDuplicate?: OnDuplicate | null | undefined;
  /** What it counts, for people. */
  description?: string | null | undefined;
  /** How its numbers are written, as a whole: members that are left out have their defaults, only the unit stays as it is. Null derives the format again. */
  format?: NumberFormatInput | null | undefined;
  /** Shown instead of the computed headline. */
  headlineOverride?: string | number | null | undefined;
  /** Whether values are written beside the points. */
  labelShow?: boolean | null | undefined;
  /** The metric's name. */
  name: string;
  /** Instead of the onDuplicate of the push. */
  onDuplicate?: OnDuplicate | null | undefined;
  /** Less is better. */
  reverse?: boolean | null | undefined;
  /** The axis is drawn upside down. */
  reverseGraph?: boolean | null | undefined;
  /** Who answers for it: a person or a team, at most 200 characters. */
  steward?: string | null | undefined;
  /** The unit to show beside numbers of the style NUMBER. */
  unit?: string | null | undefined;
  /** Id of the metric of the same widget that weighs its mean: AVERAGE is the sum of value times weight by the sum of weights, of keys and series that have both. The weight has the aggregation SUM. Null: every point weighs the same. */
  weightMetric?: string | number | null | undefined;
  /** Metrics with an equal index share an axis. */
  yAxis?: number | null | undefined;
  /** The axis's upper end. */
  yAxisMax?: string | number | null | undefined;
  /** The axis's lower end. */
  yAxisMin?: string | number | null | undefined;
  /** Whether the axis is drawn. */
  yAxisShow?: boolean | null | undefined;
};

/** The period that a value is of, in calendar days: give one member. */
export type PushPeriodInput =
  {   /** Any days in a row. */
  days: DayRangeInput; month?: never; quarter?: never; week?: never; year?: never; }
  |  { days?: never;   /** Such as `2026-11`. */
  month: string; quarter?: never; week?: never; year?: never; }
  |  { days?: never; month?: never;   /** Three months from January, April, July or October on, such as `2026-Q4`. */
  quarter: string; week?: never; year?: never; }
  |  { days?: never; month?: never; quarter?: never;   /** A week of ISO 8601, from Monday on, such as `2026-W48`. */
  week: string; year?: never; }
  |  { days?: never; month?: never; quarter?: never; week?: never;   /** Such as `2026`. */
  year: string; };

/** One row: a key, or a period, and the values of it. */
export type PushRowInput = {
  /** Values of dimensions that the widget declares. Default: the row has no value in any of them. */
  dimensions?: Array<DimensionValueInput> | null | undefined;
  /** A day (2026-11-20 or 20261120), an instant (ISO 8601, or a number since 1970 in seconds, milliseconds or finer) or a name, by the key kind. For metrics whose aggregation is PERIODIC also a period, as 2026-11, 2026-W48, 2026-Q4, 2026 or 2026-11-01/2026-11-30. */
  key?: string | null | undefined;
  /** Instead of a key: what the values are of. A metric that is new becomes PERIODIC by it; others have to be. A value that is stored of the same days is replaced unless `onDuplicate` says otherwise. */
  period?: PushPeriodInput | null | undefined;
  /** One per metric. */
  values: Array<PushValueInput>;
};

/** The value of one metric in a row. */
export type PushValueInput = {
  /** The metric's name; a new name makes a new metric. */
  metric: string;
  /** Kept exactly. */
  value: string | number;
};

/** What a token may do. Lower case in REST and in tokens. */
export type Scope =
  /** Manage projects, tokens and the audit log. */
  | 'ADMIN'
  /** Call sources. */
  | 'CALL'
  /** Make, change and delete widgets and what belongs to them; see push URLs. */
  | 'MANAGE'
  /** Push rows and events. */
  | 'PUSH'
  /** Read definitions and reports. */
  | 'READ'
  /** Run SQL of its own. */
  | 'SQL';

/** Whether a change is good; `reverse` of the metric turns it. */
export type Verdict =
  /** Away from it. */
  | 'BAD'
  /** Towards what is wanted. */
  | 'GOOD'
  /** No change, or nothing to compare with. */
  | 'NEUTRAL';

/** A day that every year has, so not 29 February: `{ month: 4, day: 6 }` is 6 April. */
export type YearStartInput = {
  /** The day of the month, from 1. */
  day: number;
  /** The month, 1 to 12. */
  month: number;
};

export type FindDemoWidgetQueryVariables = Exact<{
  tag: string;
}>;


export type FindDemoWidgetQuery = { widgets: { edges: Array<{ node: { id: string, pushUrl: string | null } }> } | null };

export type MakeDemoWidgetMutationVariables = Exact<{
  input: CreateWidgetInput;
}>;


export type MakeDemoWidgetMutation = { createWidget: { widget: { id: string, pushUrl: string | null } } | null };

export type DemoReportQueryVariables = Exact<{
  id: string | number;
  days: DayRangeInput;
}>;


export type DemoReportQuery = { widget: { title: string, report: { period: { label: string }, comparedPeriods: Array<{ label: string }>, metrics: Array<{ headline: number | null, values: Array<number | null>, metric: { name: string, aggregation: Aggregation, format: { style: NumberStyle, currency: string | null, unit: string | null, minimumFractionDigits: number | null, maximumFractionDigits: number | null } }, comparison: { previous: number | null, percentChange: number | null, verdict: Verdict } | null }> } | null } | null };

export type CliCreateTokenMutationVariables = Exact<{
  input: CreateTokenInput;
}>;


export type CliCreateTokenMutation = { createToken: { secret: string, token: { id: string, name: string, scopes: Array<Scope> } } | null };

export type CliRotateTokenMutationVariables = Exact<{
  id: string | number;
  overlapHours?: number | null | undefined;
}>;


export type CliRotateTokenMutation = { rotateToken: { secret: string, token: { id: string, name: string } } | null };

export type CliRevokeTokenMutationVariables = Exact<{
  id: string | number;
}>;


export type CliRevokeTokenMutation = { revokeToken: { token: { id: string, name: string } } | null };

export type CliTokensQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type CliTokensQuery = { tokens: { edges: Array<{ node: { id: string, name: string, hint: string, scopes: Array<Scope>, widgetIds: Array<string> | null, where: Array<string>, allowedIps: Array<string> | null, expiresAt: string | null, revokedAt: string | null, lastUsedAt: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type CliCreateProjectMutationVariables = Exact<{
  input: CreateProjectInput;
}>;


export type CliCreateProjectMutation = { createProject: { project: { id: string, name: string }, administrator: { secret: string } } | null };

export type CliProjectsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type CliProjectsQuery = { projects: { edges: Array<{ node: { id: string, name: string, timeZone: string, weekStart: number } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type CliRotateSecretsMutationVariables = Exact<{ [key: string]: never; }>;


export type CliRotateSecretsMutation = { rotateSecrets: { resealed: number, unreadable: number } | null };

export type CliPushPartMutationVariables = Exact<{
  input: PushInput;
}>;


export type CliPushPartMutation = { push: { receipt: { replayed: boolean, keyKind: KeyKind | null, warnings: Array<string>, newMetrics: Array<string>, onDuplicate: Array<{ onDuplicate: OnDuplicate, metrics: Array<string> }> } } | null };

export type CliWidgetDimensionsQueryVariables = Exact<{
  id: string | number;
}>;


export type CliWidgetDimensionsQuery = { widget: { dimensions: Array<{ name: string }> } | null };

export type CliSavedQueriesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type CliSavedQueriesQuery = { savedQueries: { edges: Array<{ node: { id: string, name: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type CliRunQueryQueryVariables = Exact<{
  id: string | number;
  variables?: unknown;
}>;


export type CliRunQueryQuery = { runQuery: { rows: unknown, truncated: boolean, columns: Array<{ name: string, type: string }> } | null };

export type CliSqlQueryVariables = Exact<{
  query: string;
  variables?: unknown;
}>;


export type CliSqlQuery = { sql: { rows: unknown, truncated: boolean, columns: Array<{ name: string, type: string }> } | null };

export type CliReportQueryVariables = Exact<{
  id: string | number;
  period?: PeriodInput | null | undefined;
  granularity?: Granularity | null | undefined;
  metrics?: Array<string> | string | null | undefined;
  by?: Array<string> | string | null | undefined;
  where?: Array<DimensionFilter> | DimensionFilter | null | undefined;
  hasGroups: boolean;
}>;


export type CliReportQuery = { widget: { title: string, keyColumn: string | null, report: { granularity: Granularity | null, keys: Array<string>, period: { label: string }, comparedPeriods: Array<{ label: string }>, metrics: Array<{ headline: number | null, values: Array<number | null>, metric: { name: string, aggregation: Aggregation, format: { style: NumberStyle, currency: string | null, unit: string | null, minimumFractionDigits: number | null, maximumFractionDigits: number | null } }, comparison: { previous: number | null, percentChange: number | null } | null }>, groups?: Array<{ isOther: boolean, values: Array<{ dimension: string, value: string | null }>, metrics: Array<{ headline: number | null, values: Array<number | null>, metric: { name: string, aggregation: Aggregation, format: { style: NumberStyle, currency: string | null, unit: string | null, minimumFractionDigits: number | null, maximumFractionDigits: number | null } }, comparison: { previous: number | null, percentChange: number | null } | null }> }> } | null } | null };

export type CliMetricReportFragment = { headline: number | null, values: Array<number | null>, metric: { name: string, aggregation: Aggregation, format: { style: NumberStyle, currency: string | null, unit: string | null, minimumFractionDigits: number | null, maximumFractionDigits: number | null } }, comparison: { previous: number | null, percentChange: number | null } | null };

export type CliExportedWidgetQueryVariables = Exact<{
  id: string | number;
}>;


export type CliExportedWidgetQuery = { widget: { id: string, title: string, description: string | null, keyKind: KeyKind | null, tags: Array<string>, dimensions: Array<{ name: string }>, metrics: Array<{ name: string, description: string | null, unit: string | null, color: string | null, aggregation: Aggregation, across: Across, defaultOnDuplicate: OnDuplicate, formula: string | null, eventCount: { event: string } | null }> } | null };

export type CliWidgetsQueryVariables = Exact<{
  after?: string | null | undefined;
  search?: string | null | undefined;
  tag?: string | null | undefined;
}>;


export type CliWidgetsQuery = { widgets: { edges: Array<{ node: { id: string, title: string, keyKind: KeyKind | null, tags: Array<string>, lastPushAt: string | null, dimensions: Array<{ name: string }>, metrics: Array<{ name: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type CliCreateWidgetMutationVariables = Exact<{
  input: CreateWidgetInput;
}>;


export type CliCreateWidgetMutation = { createWidget: { widget: { id: string, title: string, pushUrl: string | null } } | null };

export type CliWidgetQueryVariables = Exact<{
  id: string | number;
}>;


export type CliWidgetQuery = { widget: { id: string, title: string, description: string | null, keyKind: KeyKind | null, tags: Array<string>, pushUrl: string | null, createdAt: string, lastPushAt: string | null, dimensions: Array<{ name: string }>, metrics: Array<{ name: string, aggregation: Aggregation, unit: string | null, formula: string | null, eventCount: { event: string } | null }> } | null };

export type CliDeleteWidgetMutationVariables = Exact<{
  id: string | number;
}>;


export type CliDeleteWidgetMutation = { deleteWidget: { id: string } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const CliMetricReportFragmentDoc = new TypedDocumentString(`
    fragment CliMetricReport on MetricReport {
  metric {
    name
    aggregation
    format {
      style
      currency
      unit
      minimumFractionDigits
      maximumFractionDigits
    }
  }
  headline
  values
  comparison {
    previous
    percentChange
  }
}
    `, {"fragmentName":"CliMetricReport"}) as unknown as TypedDocumentString<CliMetricReportFragment, unknown>;
export const FindDemoWidgetDocument = new TypedDocumentString(`
    query FindDemoWidget($tag: String!) {
  widgets(first: 1, tag: $tag) {
    edges {
      node {
        id
        pushUrl
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FindDemoWidgetQuery, FindDemoWidgetQueryVariables>;
export const MakeDemoWidgetDocument = new TypedDocumentString(`
    mutation MakeDemoWidget($input: CreateWidgetInput!) {
  createWidget(input: $input) {
    widget {
      id
      pushUrl
    }
  }
}
    `) as unknown as TypedDocumentString<MakeDemoWidgetMutation, MakeDemoWidgetMutationVariables>;
export const DemoReportDocument = new TypedDocumentString(`
    query DemoReport($id: ID!, $days: DayRangeInput!) {
  widget(id: $id) {
    title
    report(period: {days: $days}, fill: BY_AGGREGATION) {
      period {
        label
      }
      comparedPeriods {
        label
      }
      metrics {
        metric {
          name
          aggregation
          format {
            style
            currency
            unit
            minimumFractionDigits
            maximumFractionDigits
          }
        }
        headline
        values
        comparison {
          previous
          percentChange
          verdict
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DemoReportQuery, DemoReportQueryVariables>;
export const CliCreateTokenDocument = new TypedDocumentString(`
    mutation CliCreateToken($input: CreateTokenInput!) {
  createToken(input: $input) {
    token {
      id
      name
      scopes
    }
    secret
  }
}
    `) as unknown as TypedDocumentString<CliCreateTokenMutation, CliCreateTokenMutationVariables>;
export const CliRotateTokenDocument = new TypedDocumentString(`
    mutation CliRotateToken($id: ID!, $overlapHours: Int) {
  rotateToken(id: $id, overlapHours: $overlapHours) {
    token {
      id
      name
    }
    secret
  }
}
    `) as unknown as TypedDocumentString<CliRotateTokenMutation, CliRotateTokenMutationVariables>;
export const CliRevokeTokenDocument = new TypedDocumentString(`
    mutation CliRevokeToken($id: ID!) {
  revokeToken(id: $id) {
    token {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<CliRevokeTokenMutation, CliRevokeTokenMutationVariables>;
export const CliTokensDocument = new TypedDocumentString(`
    query CliTokens($after: String) {
  tokens(first: 500, after: $after) {
    edges {
      node {
        id
        name
        hint
        scopes
        widgetIds
        where
        allowedIps
        expiresAt
        revokedAt
        lastUsedAt
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<CliTokensQuery, CliTokensQueryVariables>;
export const CliCreateProjectDocument = new TypedDocumentString(`
    mutation CliCreateProject($input: CreateProjectInput!) {
  createProject(input: $input) {
    project {
      id
      name
    }
    administrator {
      secret
    }
  }
}
    `) as unknown as TypedDocumentString<CliCreateProjectMutation, CliCreateProjectMutationVariables>;
export const CliProjectsDocument = new TypedDocumentString(`
    query CliProjects($after: String) {
  projects(first: 500, after: $after) {
    edges {
      node {
        id
        name
        timeZone
        weekStart
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<CliProjectsQuery, CliProjectsQueryVariables>;
export const CliRotateSecretsDocument = new TypedDocumentString(`
    mutation CliRotateSecrets {
  rotateSecrets {
    resealed
    unreadable
  }
}
    `) as unknown as TypedDocumentString<CliRotateSecretsMutation, CliRotateSecretsMutationVariables>;
export const CliPushPartDocument = new TypedDocumentString(`
    mutation CliPushPart($input: PushInput!) {
  push(input: $input) {
    receipt {
      replayed
      keyKind
      onDuplicate {
        onDuplicate
        metrics
      }
      warnings
      newMetrics
    }
  }
}
    `) as unknown as TypedDocumentString<CliPushPartMutation, CliPushPartMutationVariables>;
export const CliWidgetDimensionsDocument = new TypedDocumentString(`
    query CliWidgetDimensions($id: ID!) {
  widget(id: $id) {
    dimensions {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<CliWidgetDimensionsQuery, CliWidgetDimensionsQueryVariables>;
export const CliSavedQueriesDocument = new TypedDocumentString(`
    query CliSavedQueries($after: String) {
  savedQueries(first: 500, after: $after) {
    edges {
      node {
        id
        name
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<CliSavedQueriesQuery, CliSavedQueriesQueryVariables>;
export const CliRunQueryDocument = new TypedDocumentString(`
    query CliRunQuery($id: ID!, $variables: JSON) {
  runQuery(id: $id, variables: $variables) {
    columns {
      name
      type
    }
    rows
    truncated
  }
}
    `) as unknown as TypedDocumentString<CliRunQueryQuery, CliRunQueryQueryVariables>;
export const CliSqlDocument = new TypedDocumentString(`
    query CliSql($query: String!, $variables: JSON) {
  sql(query: $query, variables: $variables) {
    columns {
      name
      type
    }
    rows
    truncated
  }
}
    `) as unknown as TypedDocumentString<CliSqlQuery, CliSqlQueryVariables>;
export const CliReportDocument = new TypedDocumentString(`
    query CliReport($id: ID!, $period: PeriodInput, $granularity: Granularity, $metrics: [String!], $by: [String!], $where: [DimensionFilter!], $hasGroups: Boolean!) {
  widget(id: $id) {
    title
    keyColumn
    report(
      period: $period
      granularity: $granularity
      metrics: $metrics
      by: $by
      where: $where
    ) {
      period {
        label
      }
      comparedPeriods {
        label
      }
      granularity
      keys
      metrics {
        ...CliMetricReport
      }
      groups @include(if: $hasGroups) {
        isOther
        values {
          dimension
          value
        }
        metrics {
          ...CliMetricReport
        }
      }
    }
  }
}
    fragment CliMetricReport on MetricReport {
  metric {
    name
    aggregation
    format {
      style
      currency
      unit
      minimumFractionDigits
      maximumFractionDigits
    }
  }
  headline
  values
  comparison {
    previous
    percentChange
  }
}`) as unknown as TypedDocumentString<CliReportQuery, CliReportQueryVariables>;
export const CliExportedWidgetDocument = new TypedDocumentString(`
    query CliExportedWidget($id: ID!) {
  widget(id: $id) {
    id
    title
    description
    keyKind
    tags
    dimensions {
      name
    }
    metrics {
      name
      description
      unit
      color
      aggregation
      across
      defaultOnDuplicate
      formula
      eventCount {
        event
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CliExportedWidgetQuery, CliExportedWidgetQueryVariables>;
export const CliWidgetsDocument = new TypedDocumentString(`
    query CliWidgets($after: String, $search: String, $tag: String) {
  widgets(first: 100, after: $after, search: $search, tag: $tag) {
    edges {
      node {
        id
        title
        keyKind
        tags
        lastPushAt
        dimensions {
          name
        }
        metrics {
          name
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<CliWidgetsQuery, CliWidgetsQueryVariables>;
export const CliCreateWidgetDocument = new TypedDocumentString(`
    mutation CliCreateWidget($input: CreateWidgetInput!) {
  createWidget(input: $input) {
    widget {
      id
      title
      pushUrl
    }
  }
}
    `) as unknown as TypedDocumentString<CliCreateWidgetMutation, CliCreateWidgetMutationVariables>;
export const CliWidgetDocument = new TypedDocumentString(`
    query CliWidget($id: ID!) {
  widget(id: $id) {
    id
    title
    description
    keyKind
    tags
    pushUrl
    createdAt
    lastPushAt
    dimensions {
      name
    }
    metrics {
      name
      aggregation
      unit
      formula
      eventCount {
        event
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CliWidgetQuery, CliWidgetQueryVariables>;
export const CliDeleteWidgetDocument = new TypedDocumentString(`
    mutation CliDeleteWidget($id: ID!) {
  deleteWidget(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<CliDeleteWidgetMutation, CliDeleteWidgetMutationVariables>;