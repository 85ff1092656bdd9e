/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** A widget on the board. */
export type BoardCardInput = {
  /** Global id of the widget. */
  widgetId: string | number;
  /** How wide it is; NARROW unless told. */
  width?: CardWidth | null | undefined;
};

/** So many calendar units, such as `{ count: 6, unit: WEEK }`. */
export type CalendarSpanInput = {
  /** 1 or more. */
  count: number;
  /** The unit. */
  unit: Granularity;
};

/** How much of a row of the board a card takes. */
export type CardWidth =
  /** The whole row. */
  | 'FULL'
  /** One column. */
  | 'NARROW'
  /** Two columns. */
  | 'WIDE';

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

/** Calendar days, both inclusive. */
export type DayRangeInput = {
  /** The first day. */
  from: string;
  /** The last day, included. */
  through: string;
};

/** The sign of a change. */
export type Direction =
  /** Less. */
  | 'DOWN'
  /** The same. */
  | 'FLAT'
  /** More. */
  | 'UP';

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

/** A half-open stretch of time. */
export type InstantRangeInput = {
  /** Not included. */
  before: string;
  /** Included. */
  from: string;
};

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

/** The whole layout. */
export type SaveBoardInput = {
  /** The cards in their order, at most 500. Those of widgets that are gone are left out. */
  cards: Array<BoardCardInput>;
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

export type WidgetCardFragment = { id: string, title: string, description: string | null, chartType: ChartType, lastPushAt: string | null, report: { keys: Array<string>, granularity: Granularity | null, period: { label: string, partial: boolean }, metrics: Array<{ headline: number | null, values: Array<number | null>, metric: { id: string, name: string, unit: string | null, color: string | null, chartType: ChartType | null, reverseGraph: boolean, yAxis: number | null, yAxisMin: number | null, yAxisMax: number | null, yAxisShow: boolean, labelShow: boolean }, comparison: { percentChange: number | null, difference: number | null, direction: Direction | null, verdict: Verdict, previous: number | null, values: Array<number | null>, period: { label: string } } | null }> } };

export type BoardCardsQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
  period?: PeriodInput | null | undefined;
  compare?: Array<ComparisonInput> | ComparisonInput | null | undefined;
}>;


export type BoardCardsQuery = { widgetsById: Array<{ id: string, title: string, description: string | null, chartType: ChartType, lastPushAt: string | null, report: { keys: Array<string>, granularity: Granularity | null, period: { label: string, partial: boolean }, metrics: Array<{ headline: number | null, values: Array<number | null>, metric: { id: string, name: string, unit: string | null, color: string | null, chartType: ChartType | null, reverseGraph: boolean, yAxis: number | null, yAxisMin: number | null, yAxisMax: number | null, yAxisShow: boolean, labelShow: boolean }, comparison: { percentChange: number | null, difference: number | null, direction: Direction | null, verdict: Verdict, previous: number | null, values: Array<number | null>, period: { label: string } } | null }> } } | null> };

export type BoardLiveSubscriptionVariables = Exact<{
  ids: Array<string | number> | string | number;
  period?: PeriodInput | null | undefined;
  compare?: Array<ComparisonInput> | ComparisonInput | null | undefined;
}>;


export type BoardLiveSubscription = { widgetsById: Array<{ id: string, title: string, description: string | null, chartType: ChartType, lastPushAt: string | null, report: { keys: Array<string>, granularity: Granularity | null, period: { label: string, partial: boolean }, metrics: Array<{ headline: number | null, values: Array<number | null>, metric: { id: string, name: string, unit: string | null, color: string | null, chartType: ChartType | null, reverseGraph: boolean, yAxis: number | null, yAxisMin: number | null, yAxisMax: number | null, yAxisShow: boolean, labelShow: boolean }, comparison: { percentChange: number | null, difference: number | null, direction: Direction | null, verdict: Verdict, previous: number | null, values: Array<number | null>, period: { label: string } } | null }> } } | null> };

export type BoardWidgetsQueryVariables = Exact<{
  search?: string | null | undefined;
  tag?: string | null | undefined;
}>;


export type BoardWidgetsQuery = { widgets: { edges: Array<{ node: { id: string, title: string, tags: Array<string> } }>, pageInfo: { hasNextPage: boolean } } };

export type BoardLayoutQueryVariables = Exact<{ [key: string]: never; }>;


export type BoardLayoutQuery = { board: { savedAt: string | null, cards: Array<{ width: CardWidth, widget: { id: string } }> } };

export type BoardSaveMutationVariables = Exact<{
  input: SaveBoardInput;
}>;


export type BoardSaveMutation = { saveBoard: { board: { savedAt: string | null, cards: Array<{ width: CardWidth, widget: { id: string } }> } } };

export type DashboardViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type DashboardViewerQuery = { viewer: { name: string, scopes: Array<Scope>, expiresAt: string | null } };

export type DashboardProjectQueryVariables = Exact<{ [key: string]: never; }>;


export type DashboardProjectQuery = { project: { name: string, timeZone: string } };

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
export const WidgetCardFragmentDoc = new TypedDocumentString(`
    fragment WidgetCard on Widget {
  id
  title
  description
  chartType
  lastPushAt
  report(period: $period, compare: $compare) {
    keys
    granularity
    period {
      label
      partial
    }
    metrics {
      metric {
        id
        name
        unit
        color
        chartType
        reverseGraph
        yAxis
        yAxisMin
        yAxisMax
        yAxisShow
        labelShow
      }
      headline
      values
      comparison {
        percentChange
        difference
        direction
        verdict
        previous
        period {
          label
        }
        values
      }
    }
  }
}
    `, {"fragmentName":"WidgetCard"}) as unknown as TypedDocumentString<WidgetCardFragment, unknown>;
export const BoardCardsDocument = new TypedDocumentString(`
    query BoardCards($ids: [ID!]!, $period: PeriodInput, $compare: [ComparisonInput!]) {
  widgetsById(ids: $ids) {
    ...WidgetCard
  }
}
    fragment WidgetCard on Widget {
  id
  title
  description
  chartType
  lastPushAt
  report(period: $period, compare: $compare) {
    keys
    granularity
    period {
      label
      partial
    }
    metrics {
      metric {
        id
        name
        unit
        color
        chartType
        reverseGraph
        yAxis
        yAxisMin
        yAxisMax
        yAxisShow
        labelShow
      }
      headline
      values
      comparison {
        percentChange
        difference
        direction
        verdict
        previous
        period {
          label
        }
        values
      }
    }
  }
}`) as unknown as TypedDocumentString<BoardCardsQuery, BoardCardsQueryVariables>;
export const BoardLiveDocument = new TypedDocumentString(`
    subscription BoardLive($ids: [ID!]!, $period: PeriodInput, $compare: [ComparisonInput!]) {
  widgetsById(ids: $ids) {
    ...WidgetCard
  }
}
    fragment WidgetCard on Widget {
  id
  title
  description
  chartType
  lastPushAt
  report(period: $period, compare: $compare) {
    keys
    granularity
    period {
      label
      partial
    }
    metrics {
      metric {
        id
        name
        unit
        color
        chartType
        reverseGraph
        yAxis
        yAxisMin
        yAxisMax
        yAxisShow
        labelShow
      }
      headline
      values
      comparison {
        percentChange
        difference
        direction
        verdict
        previous
        period {
          label
        }
        values
      }
    }
  }
}`) as unknown as TypedDocumentString<BoardLiveSubscription, BoardLiveSubscriptionVariables>;
export const BoardWidgetsDocument = new TypedDocumentString(`
    query BoardWidgets($search: String, $tag: String) {
  widgets(first: 500, search: $search, tag: $tag) {
    edges {
      node {
        id
        title
        tags
      }
    }
    pageInfo {
      hasNextPage
    }
  }
}
    `) as unknown as TypedDocumentString<BoardWidgetsQuery, BoardWidgetsQueryVariables>;
export const BoardLayoutDocument = new TypedDocumentString(`
    query BoardLayout {
  board {
    savedAt
    cards {
      width
      widget {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BoardLayoutQuery, BoardLayoutQueryVariables>;
export const BoardSaveDocument = new TypedDocumentString(`
    mutation BoardSave($input: SaveBoardInput!) {
  saveBoard(input: $input) {
    board {
      savedAt
      cards {
        width
        widget {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BoardSaveMutation, BoardSaveMutationVariables>;
export const DashboardViewerDocument = new TypedDocumentString(`
    query DashboardViewer {
  viewer {
    name
    scopes
    expiresAt
  }
}
    `) as unknown as TypedDocumentString<DashboardViewerQuery, DashboardViewerQueryVariables>;
export const DashboardProjectDocument = new TypedDocumentString(`
    query DashboardProject {
  project {
    name
    timeZone
  }
}
    `) as unknown as TypedDocumentString<DashboardProjectQuery, DashboardProjectQueryVariables>;