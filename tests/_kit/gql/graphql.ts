/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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
  /** The exact sum. The default. */
  | 'SUM';

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

/** What to compare with: give exactly one field. */
export type ComparisonInput =
  {   /** From a day through a day, both included. */
  days: DayRangeInput; shift?: never; to?: never; }
  |  { days?: never;   /** So many calendar units earlier. */
  shift: CalendarSpanInput; to?: never; }
  |  { days?: never; shift?: never;   /** By rule. */
  to: ComparisonPreset; };

/** The period to compare with. A period that includes now is compared to the same point. */
export type ComparisonPreset =
  /** The same length just before; of a calendar unit, the unit before. */
  | 'PREVIOUS_PERIOD'
  /** Both ends a calendar year earlier; 29 February becomes the 28th. */
  | 'SAME_PERIOD_LAST_YEAR'
  /** 364 days earlier: the same weekdays. */
  | 'SAME_WEEKDAYS_LAST_YEAR';

/** A new widget. */
export type CreateWidgetInput = {
  /** How it is drawn; LINE unless told. */
  chartType?: ChartType | null | undefined;
  /** The period of a report that names none; LAST_30_DAYS unless told. */
  defaultPeriod?: PeriodPreset | null | undefined;
  /** What it shows, for people. */
  description?: string | null | undefined;
  /** What its keys are; else the first push decides. */
  keyKind?: KeyKind | null | undefined;
  /** Who answers for its numbers. */
  owner?: string | null | undefined;
  /** Words to find it by. */
  tags?: Array<string> | null | undefined;
  /** Its title, at most 200 characters. */
  title: string;
};

/** Calendar days, both inclusive. */
export type DayRangeInput = {
  /** The first day. */
  from: string;
  /** The last day, included. */
  through: string;
};

/** Which points to delete: give `days` or `keys`. */
export type DeletePointsInput = {
  /** Points of these days (of a TIME widget: in the project's zone). */
  days?: DayRangeInput | null | undefined;
  /** Points at these keys, written as in a push. */
  keys?: Array<string> | null | undefined;
  /** Only these metrics, by name; all unless told. */
  metrics?: Array<string> | null | undefined;
  /** Global id of the widget. */
  widgetId: string | number;
};

/** The sign of a change. */
export type Direction =
  /** Less. */
  | 'DOWN'
  /** The same. */
  | 'FLAT'
  /** More. */
  | 'UP';

/** What a bucket without points shows. */
export type Fill =
  /** Null: nothing is claimed. */
  | 'NULL'
  /** The value of the bucket before; null where there is none. */
  | 'PREVIOUS'
  /** 0. */
  | 'ZERO';

/** The length of a bucket of a series. */
export type Granularity =
  /** A calendar day; on days when clocks change it has 23 or 25 hours. */
  | 'DAY'
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

/** Where a number of the header comes from. */
export type HeadlineSource =
  /** Computed from the points. */
  | 'COMPUTED'
  /** Pushed as an override. */
  | 'PUSHED';

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

/** What happens to the value that a key has already. */
export type OnDuplicate =
  /** The new value is added, atomically. The default. */
  | 'ADD'
  /** The larger one stays. */
  | 'MAX'
  /** The smaller one stays. */
  | 'MIN'
  /** The new value takes its place. */
  | 'REPLACE';

/** A period: give exactly one field. */
export type PeriodInput =
  {   /** From a day through a day, both included. */
  days: DayRangeInput; instants?: never; last?: never; preset?: never; }
  |  { days?: never;   /** From an instant to before another. */
  instants: InstantRangeInput; last?: never; preset?: never; }
  |  { days?: never; instants?: never;   /** The trailing units that end with today. */
  last: CalendarSpanInput; preset?: never; }
  |  { days?: never; instants?: never; last?: never;   /** By its place to today. */
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
  /** The whole month before this one. */
  | 'LAST_MONTH'
  /** The whole quarter before this one. */
  | 'LAST_QUARTER'
  /** The whole week before this one. */
  | 'LAST_WEEK'
  /** The whole year before this one. */
  | 'LAST_YEAR'
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

/** Rows to push: all or nothing. */
export type PushInput = {
  /** The same key and input again gives the first receipt and writes nothing; with another input: CONFLICT. */
  idempotencyKey?: string | null | undefined;
  /** Options per metric. */
  metrics?: Array<PushMetricInput> | null | undefined;
  /** What happens to values that exist. */
  onDuplicate?: OnDuplicate | null | undefined;
  /** At most 10,000. */
  rows: Array<PushRowInput>;
  /** Global id of the widget. */
  widgetId: string | number;
};

/** Options of one metric, remembered with it (`onDuplicate` holds for this push only). */
export type PushMetricInput = {
  /** How its points become one number. */
  aggregation?: Aggregation | null | undefined;
  /** How it is drawn. */
  chartType?: ChartType | null | undefined;
  /** `#rrggbb`. */
  color?: string | null | undefined;
  /** Shown instead of the computed percent change. */
  comparisonOverride?: string | number | null | undefined;
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
  /** The unit to show beside numbers. */
  unit?: string | null | undefined;
  /** Metrics with an equal index share an axis. */
  yAxis?: number | null | undefined;
  /** The axis's upper end. */
  yAxisMax?: string | number | null | undefined;
  /** The axis's lower end. */
  yAxisMin?: string | number | null | undefined;
  /** Whether the axis is drawn. */
  yAxisShow?: boolean | null | undefined;
};

/** One row: a key and the values at it. */
export type PushRowInput = {
  /** A day (2026-11-20 or 20261120), an instant (RFC 3339 or epoch milliseconds) or a category, by the key kind. */
  key: string;
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

/** Whether a change is good; `reverse` of the metric turns it. */
export type Verdict =
  /** Away from it. */
  | 'BAD'
  /** Towards what is wanted. */
  | 'GOOD'
  /** No change, or nothing to compare with. */
  | 'NEUTRAL';

export type TestCreateWidgetMutationVariables = Exact<{
  input: CreateWidgetInput;
}>;


export type TestCreateWidgetMutation = { createWidget: { widget: { id: string, title: string, pushUrl: string, keyKind: KeyKind | null } } };

export type TestPushMutationVariables = Exact<{
  input: PushInput;
}>;


export type TestPushMutation = { push: { receipt: { id: string, replayed: boolean, rows: number, points: number, created: number, changed: number } } };

export type TestWidgetMetricsQueryVariables = Exact<{
  id: string | number;
}>;


export type TestWidgetMetricsQuery = { widget: { title: string, keyKind: KeyKind | null, keyColumn: string | null, lastPushAt: string | null, metrics: Array<{ id: string, name: string, aggregation: Aggregation, color: string | null, chartType: ChartType | null, reverse: boolean, reverseGraph: boolean, yAxis: number | null, yAxisMin: number | null, yAxisMax: number | null, yAxisShow: boolean, labelShow: boolean, headlineOverride: number | null, comparisonOverride: number | null }> } | null };

export type TestReportQueryVariables = Exact<{
  id: string | number;
  period?: PeriodInput | null | undefined;
  compare?: Array<ComparisonInput> | ComparisonInput | null | undefined;
  granularity?: Granularity | null | undefined;
  fill?: Fill | null | undefined;
  timeZone?: string | null | undefined;
  metrics?: Array<string> | string | null | undefined;
  top?: number | null | undefined;
}>;


export type TestReportQuery = { widget: { report: { granularity: Granularity | null, keys: Array<string>, period: { from: string, before: string, firstDay: string, lastDay: string, timeZone: string, label: string, partial: boolean }, comparedPeriods: Array<{ firstDay: string, lastDay: string, label: string }>, metrics: Array<{ headline: number | null, headlineSource: HeadlineSource, sum: number | null, average: number | null, minimum: number | null, maximum: number | null, latest: number | null, count: number, values: Array<number | null>, runningTotals: Array<number | null>, metric: { name: string }, coverage: { buckets: number, bucketsWithData: number, lastPointAt: string | null }, comparison: { previous: number | null, difference: number | null, percentChange: number | null, direction: Direction | null, verdict: Verdict, source: HeadlineSource, values: Array<number | null> } | null }> } } | null };

export type TestDeletePointsMutationVariables = Exact<{
  input: DeletePointsInput;
}>;


export type TestDeletePointsMutation = { deletePoints: { deleted: number, widget: { id: string } } };

export type TestReceiptsQueryVariables = Exact<{
  id: string | number;
  receipt: string | number;
}>;


export type TestReceiptsQuery = { receipt: { id: string, points: number } | null, widget: { receipts: { edges: Array<{ node: { id: string } }>, pageInfo: { hasNextPage: boolean } } } | null };

export type TestDeleteWidgetMutationVariables = Exact<{
  id: string | number;
}>;


export type TestDeleteWidgetMutation = { deleteWidget: { id: string } };

export type TestRotatePushKeyMutationVariables = Exact<{
  id: string | number;
}>;


export type TestRotatePushKeyMutation = { rotatePushKey: { widget: { pushUrl: string } } };

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

export const TestCreateWidgetDocument = new TypedDocumentString(`
    mutation TestCreateWidget($input: CreateWidgetInput!) {
  createWidget(input: $input) {
    widget {
      id
      title
      pushUrl
      keyKind
    }
  }
}
    `) as unknown as TypedDocumentString<TestCreateWidgetMutation, TestCreateWidgetMutationVariables>;
export const TestPushDocument = new TypedDocumentString(`
    mutation TestPush($input: PushInput!) {
  push(input: $input) {
    receipt {
      id
      replayed
      rows
      points
      created
      changed
    }
  }
}
    `) as unknown as TypedDocumentString<TestPushMutation, TestPushMutationVariables>;
export const TestWidgetMetricsDocument = new TypedDocumentString(`
    query TestWidgetMetrics($id: ID!) {
  widget(id: $id) {
    title
    keyKind
    keyColumn
    lastPushAt
    metrics {
      id
      name
      aggregation
      color
      chartType
      reverse
      reverseGraph
      yAxis
      yAxisMin
      yAxisMax
      yAxisShow
      labelShow
      headlineOverride
      comparisonOverride
    }
  }
}
    `) as unknown as TypedDocumentString<TestWidgetMetricsQuery, TestWidgetMetricsQueryVariables>;
export const TestReportDocument = new TypedDocumentString(`
    query TestReport($id: ID!, $period: PeriodInput, $compare: [ComparisonInput!], $granularity: Granularity, $fill: Fill, $timeZone: TimeZone, $metrics: [String!], $top: Int) {
  widget(id: $id) {
    report(
      period: $period
      compare: $compare
      granularity: $granularity
      fill: $fill
      timeZone: $timeZone
      metrics: $metrics
      top: $top
    ) {
      period {
        from
        before
        firstDay
        lastDay
        timeZone
        label
        partial
      }
      comparedPeriods {
        firstDay
        lastDay
        label
      }
      granularity
      keys
      metrics {
        metric {
          name
        }
        headline
        headlineSource
        sum
        average
        minimum
        maximum
        latest
        count
        values
        runningTotals
        coverage {
          buckets
          bucketsWithData
          lastPointAt
        }
        comparison {
          previous
          difference
          percentChange
          direction
          verdict
          source
          values
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestReportQuery, TestReportQueryVariables>;
export const TestDeletePointsDocument = new TypedDocumentString(`
    mutation TestDeletePoints($input: DeletePointsInput!) {
  deletePoints(input: $input) {
    deleted
    widget {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<TestDeletePointsMutation, TestDeletePointsMutationVariables>;
export const TestReceiptsDocument = new TypedDocumentString(`
    query TestReceipts($id: ID!, $receipt: ID!) {
  receipt(id: $receipt) {
    id
    points
  }
  widget(id: $id) {
    receipts(first: 1) {
      edges {
        node {
          id
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestReceiptsQuery, TestReceiptsQueryVariables>;
export const TestDeleteWidgetDocument = new TypedDocumentString(`
    mutation TestDeleteWidget($id: ID!) {
  deleteWidget(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<TestDeleteWidgetMutation, TestDeleteWidgetMutationVariables>;
export const TestRotatePushKeyDocument = new TypedDocumentString(`
    mutation TestRotatePushKey($id: ID!) {
  rotatePushKey(widgetId: $id) {
    widget {
      pushUrl
    }
  }
}
    `) as unknown as TypedDocumentString<TestRotatePushKeyMutation, TestRotatePushKeyMutationVariables>;