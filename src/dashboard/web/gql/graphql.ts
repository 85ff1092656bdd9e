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

/** The change of a bucket against an earlier one, and beyond which it fires: `above`, `below`, or both. */
export type AlertChangeInput = {
  /** It fires where the change is above this: 20 for a rise of more than 20 percent. */
  above?: string | number | null | undefined;
  /** The bucket to compare with. Default: PREVIOUS_PERIOD, the bucket before. */
  against?: ComparisonPreset | null | undefined;
  /** It fires where the change is below this: -20 for a fall of more than 20 percent. */
  below?: string | number | null | undefined;
  /** What a change is measured in. Default: PERCENT. */
  measure?: ChangeMeasure | null | undefined;
  /** The bucket so much earlier, instead of `against`: 1 WEEK for the same weekday of the week before. */
  shift?: CalendarSpanInput | null | undefined;
};

/** When an alert fires: one of these. */
export type AlertConditionInput =
  {   /** It fires above this value. */
  above: string | number; below?: never; change?: never; goalPace?: never; outside?: never; silence?: never; unusual?: never; }
  |  { above?: never;   /** It fires below this value. */
  below: string | number; change?: never; goalPace?: never; outside?: never; silence?: never; unusual?: never; }
  |  { above?: never; below?: never;   /** It fires on the change against an earlier bucket. */
  change: AlertChangeInput; goalPace?: never; outside?: never; silence?: never; unusual?: never; }
  |  { above?: never; below?: never; change?: never;   /** It fires where the metric's goal will be missed if things go on as they went. */
  goalPace: AlertGoalPaceInput; outside?: never; silence?: never; unusual?: never; }
  |  { above?: never; below?: never; change?: never; goalPace?: never;   /** It fires below `low` and above `high`. */
  outside: AlertRangeInput; silence?: never; unusual?: never; }
  |  { above?: never; below?: never; change?: never; goalPace?: never; outside?: never;   /** It fires where no data came. */
  silence: AlertSilenceInput; unusual?: never; }
  |  { above?: never; below?: never; change?: never; goalPace?: never; outside?: never; silence?: never;   /** It fires outside of a band around the median of the same weekday or hour in the seasons before; nothing is unusual before there are four of them with data. */
  unusual: AlertUnusualInput; };

/** What makes an alert fire. */
export type AlertConditionKind =
  /** The value is above a line. */
  | 'ABOVE'
  /** The value is below a line. */
  | 'BELOW'
  /** The change against an earlier bucket is beyond a line. */
  | 'CHANGE'
  /** A goal will be missed at this pace. */
  | 'GOAL_PACE'
  /** The value is outside of two lines. */
  | 'OUTSIDE'
  /** No data came for some buckets. */
  | 'SILENCE'
  /** The value is far from what is usual for the weekday or the hour. */
  | 'UNUSUAL';

/** Which goal of the metric is watched. */
export type AlertGoalPaceInput = {
  /** The unit of the goal. */
  unit: GoalUnit;
};

/** What became of the messages of an event. */
export type AlertNotification =
  /** They are held back by a mute window. */
  | 'MUTED'
  /** There are none: it is no news, or the alert has no channels. */
  | 'NONE'
  /** The outbox of the project is full: nobody was notified. */
  | 'REFUSED'
  /** They are in the outbox, one for each channel: `deliveries` tells what became of them. */
  | 'SENT'
  /** They are held back until the alert is no longer snoozed. */
  | 'SNOOZED';

/** Between what values are normal, both ends included. */
export type AlertRangeInput = {
  /** The greatest normal value. */
  high: string | number;
  /** The least normal value. */
  low: string | number;
};

/** For how long nothing came. */
export type AlertSilenceInput = {
  /** How many buckets in a row have no data, 1 to 1000. Default: 1. */
  buckets?: number | null | undefined;
};

/** Where a group of an alert stands. */
export type AlertState =
  /** It holds, or has not recovered to `recoverAt`. */
  | 'FIRING'
  /** The last bucket has no data. */
  | 'NO_DATA'
  /** The condition does not hold. */
  | 'OK'
  /** It holds, for fewer buckets in a row than `forBuckets`. */
  | 'PENDING';

/** What is usual: a band around the median of the same weekday or hour. */
export type AlertUnusualInput = {
  /** Half the width of the band in median absolute deviations, 0 or more: 4.5 is about three standard deviations. Default: 4.5. */
  deviations?: string | number | null | undefined;
  /** What a bucket is compared with. Default: WEEK for days, DAY for hours. */
  season?: Season | null | undefined;
  /** How many seasons before are read, 4 to 26. Default: 8. */
  seasons?: number | null | undefined;
  /** The band is at least so wide on each side. Default: 0. */
  tolerance?: string | number | null | undefined;
};

/** Which annotations. */
export type AnnotationDataInput = {
  /** The period in days, instead of a preset. */
  days?: DayRangeInput | null | undefined;
  /** The period. Default: all times. */
  preset?: PeriodPreset | null | undefined;
  /** Global id of a widget. Default: those on all widgets. */
  widgetId?: string | number | null | undefined;
};

/** How a request shows who sends it: one of these. */
export type AuthInput =
  {   /** A name and a password. */
  basic: BasicAuthInput; bearer?: never; oauth2?: never; }
  |  { basic?: never;   /** A token. */
  bearer: BearerAuthInput; oauth2?: never; }
  |  { basic?: never; bearer?: never;   /** OAuth 2: client credentials, a refresh token or a consent. */
  oauth2: OAuth2Input; };

/** A name and a password. Both may be templates. */
export type BasicAuthInput = {
  /** The password: `{{ secrets.name }}`. */
  password: string;
  /** The name. */
  username: string;
};

/** A token in the header `Authorization`. */
export type BearerAuthInput = {
  /** `{{ secrets.name }}`, or of a reply: `{{ login.data.token }}`. */
  token: string;
};

/** A widget on the board. */
export type BoardCardInput = {
  /** Where it stands on the grid. Cards without one follow the others by their width. */
  area?: CardAreaInput | null | undefined;
  /** Global id of the widget. */
  widgetId: string | number;
  /** How wide it is, where there is no grid. Default: by its area, else NARROW. */
  width?: CardWidth | null | undefined;
};

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

/** One period: it begins on the day after the one before. */
export type CalendarPeriodInput = {
  /** The first day of the period. */
  from: string;
  /** At most 100 characters, once in the calendar. */
  label: string;
  /** The last day of the period, included. */
  through: string;
  /** The year it is counted in, for comparison with the same one a year before. Default: the fiscal year that holds its middle day. */
  year?: number | null | undefined;
};

/** So many calendar units, such as `{ count: 6, unit: WEEK }`. */
export type CalendarSpanInput = {
  /** 1 or more. */
  count: number;
  /** The unit. */
  unit: Granularity;
};

/** Years of 52 weeks, some of 53. Periods are called `P1 2026`; a 53rd week is a period of its own, `W53 2026`, so that all others are as long as those of other years. */
export type CalendarWeeksInput = {
  /** The first day of the first year. */
  firstDay: string;
  /** What the first year is called. Default: the fiscal year that holds its middle. */
  firstYear?: number | null | undefined;
  /** The years that have a 53rd week. Default: none. */
  longYears?: Array<number> | null | undefined;
  /** Weeks of each period; repeated until a year has 52. Default: 4, 4, 5. */
  pattern?: Array<number> | null | undefined;
  /** How many years, 1 or more. */
  years: number;
};

/** A part of the grid of a board. No two cards have a cell in common. */
export type CardAreaInput = {
  /** The first of its columns, from 0; the grid has 12. */
  column: number;
  /** How many columns it takes: 2 to 12. */
  columns: number;
  /** The first of its rows, from 0. */
  row: number;
  /** How many rows it takes: 2 to 24. */
  rows: number;
};

/** How much of a row of the board a card takes. */
export type CardWidth =
  /** The whole row. */
  | 'FULL'
  /** One column. */
  | 'NARROW'
  /** Two columns. */
  | 'WIDE';

/** What a change is measured in. */
export type ChangeMeasure =
  /** In the unit of the metric. */
  | 'DIFFERENCE'
  /** In percent of the earlier value; where that is 0, or missing, there is no change to say. */
  | 'PERCENT';

/** What messages are sent as. */
export type ChannelKind =
  /** A mail with HTML, text and pictures, through the SMTP server of the gateway. */
  | 'EMAIL'
  /** An incoming webhook of Mattermost. */
  | 'MATTERMOST'
  /** An incoming webhook of Slack, or of what takes its Block Kit. */
  | 'SLACK'
  /** A call of a source: any REST API, with its secrets. */
  | 'SOURCE'
  /** A POST that is signed as Standard Webhooks are. */
  | 'WEBHOOK';

/** What is at the address of a chart. */
export type ChartFormat =
  /** A page with the drawing, for an iframe. */
  | 'EMBED'
  /** Pixels, for where drawings are not shown, such as e-mail. */
  | 'PNG'
  /** A drawing. */
  | 'SVG';

/** The colours of a picture. */
export type ChartTheme =
  /** On a dark ground. */
  | 'DARK'
  /** On white. */
  | 'LIGHT';

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
  /** The same length just before; of a unit or a period of a named calendar, the one before. */
  | 'PREVIOUS_PERIOD'
  /** Both ends a calendar year earlier; 29 February becomes the 28th. Of a fiscal unit: that of the year before; of a period of a named calendar: the one with its place in the year before. */
  | 'SAME_PERIOD_LAST_YEAR'
  /** 364 days earlier: the same weekdays. */
  | 'SAME_WEEKDAYS_LAST_YEAR';

/** A new board. */
export type CreateBoardInput = {
  /** The cards, at most 500. Those of widgets that are gone are left out. Default: none. */
  cards?: Array<BoardCardInput> | null | undefined;
  /** What it is called, once in its project, whatever the case: 1 to 100 characters. */
  name: string;
  /** Its place among the boards of the project, from 0. Default: after the others. */
  position?: number | null | undefined;
  /** Whether widgets without a card come after those that have one, oldest first. Default: false. */
  showsAllWidgets?: boolean | null | undefined;
};

/** A metric that is calculated from others whenever it is asked for. */
export type CreateCalculatedMetricInput = {
  /** `#rrggbb`. */
  color?: string | null | undefined;
  /** What it says, for people. */
  description?: string | null | undefined;
  /** How its numbers are written. Default: the style NUMBER. */
  format?: NumberFormatInput | null | undefined;
  /** `+ - * / ( )`, numbers, and metrics in brackets: `[Signups] / [Visitors] * 100`. Metrics of other widgets are written by their global id: `[metric_...]`. At most 10 metrics and 1,000 characters; calculated metrics may be used, up to 3 formulas on top of each other. A division by zero is null. */
  formula: string;
  /** The name of the metric, at most 200 characters; no other metric of the widget has it. */
  name: string;
  /** Less is better. */
  reverse?: boolean | null | undefined;
  /** The unit to show beside numbers of the style NUMBER. */
  unit?: string | null | undefined;
  /** Global id of the widget in whose reports it appears. */
  widgetId: string | number;
};

/** A new client. */
export type CreateClientInput = {
  /** Names of events that it may send, at most 1,000. Default: any. */
  allowedEvents?: Array<string> | null | undefined;
  /** Addresses and networks (CIDR; IPv4, IPv6) that it may be used from, at most 100. Default: any. */
  allowedIps?: Array<string> | null | undefined;
  /** What it is for, at most 200 characters. */
  name: string;
  /** Public keys of its assertions, as PEM or JWK: RSA of 2,048 bits or more, P-256, P-384, P-521; at most 10. */
  publicKeys?: Array<string> | null | undefined;
  /** What its tokens may do; at least one. */
  scopes: Array<Scope>;
};

/** A new data address. */
export type CreateDataAddressInput = {
  /** Whether who has the address may ask for other periods: of reports, of annotations, and of saved queries with the variables `from` and `before`. Default: false. */
  choosesPeriod?: boolean | null | undefined;
  /** What the rows are. */
  content: DataContentInput;
  /** When it ends. Default: never. */
  expiresAt?: string | null | undefined;
  /** What it is called, at most 100 characters. Default: the title of the widget, or the name of the query. */
  name?: string | null | undefined;
};

/** A metric that is counted from events whenever it is asked for. */
export type CreateEventMetricInput = {
  /** What is made of them. */
  aggregate: EventAggregate;
  /** Of a CATEGORY widget: the property whose values are its keys, such as `plan.name`, or `ufProperties.urlPath` for what was derived. Events without a text, a number, true or false there do not count; names are cut after 255 characters. */
  breakdown?: string | null | undefined;
  /** `#rrggbb`. */
  color?: string | null | undefined;
  /** What it says, for people. */
  description?: string | null | undefined;
  /** The name of the events. */
  event: string;
  /** How its numbers are written. Default: the style NUMBER. */
  format?: NumberFormatInput | null | undefined;
  /** The name of the metric, at most 200 characters; no other metric of the widget has it. */
  name: string;
  /** For SUM, AVERAGE, MIN and MAX: a number among the properties, such as `cart.total`. Events without it do not count. */
  property?: string | null | undefined;
  /** Less is better. */
  reverse?: boolean | null | undefined;
  /** The unit to show beside numbers of the style NUMBER. */
  unit?: string | null | undefined;
  /** An object that the properties have to contain: `{ "plan": { "name": "pro" } }`. At most 4 KiB. */
  where?: unknown;
  /** Global id of a TIME widget, or with a `breakdown` of a CATEGORY widget; one without keys becomes what is needed. */
  widgetId: string | number;
};

/** A new public link. */
export type CreateShareInput = {
  /** Global id of the board, where no widget is given. Default: the first one. */
  boardId?: string | number | null | undefined;
  /** When it ends. Default: never. */
  expiresAt?: string | null | undefined;
  /** Whether its pictures show annotations, those on the whole project too. Default: false. */
  showsAnnotations?: boolean | null | undefined;
  /** Global id of the widget; without one the link shows a board as it is saved, and follows its changes. */
  widgetId?: string | number | null | undefined;
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

/** What the rows are: give exactly one field. */
export type DataContentInput =
  {   /** Annotations, oldest first; those on the whole project are among them. */
  annotations: AnnotationDataInput; points?: never; query?: never; report?: never; }
  |  { annotations?: never;   /** What was pushed into a widget, row by row. */
  points: PointDataInput; query?: never; report?: never; }
  |  { annotations?: never; points?: never;   /** The rows of a saved query, in its newest version. */
  query: QueryDataInput; report?: never; }
  |  { annotations?: never; points?: never; query?: never;   /** The numbers of a widget over a period: a row for each bucket, and of each group. */
  report: ReportDataInput; };

/** Something that happens to data, of which a channel may get messages. */
export type DataEvent =
  /** A run of a feed has failed: once for each run. */
  | 'FEED_FAILED'
  /** A metric has reached its goal: once for each metric and goal period. */
  | 'GOAL_REACHED'
  /** Points were pushed into a widget: at most one message for each widget in 10 s. */
  | 'POINTS_PUSHED';

/** What the rows of a data address are. */
export type DataKind =
  /** Annotations, oldest first; those on the whole project are among them. */
  | 'ANNOTATIONS'
  /** What was pushed into a widget, row by row. */
  | 'POINTS'
  /** The rows of a saved query, in its newest version. */
  | 'QUERY'
  /** The numbers of a widget over a period: a row for each bucket, and of each group. */
  | 'REPORT';

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
  /** Only these metrics, by global id; beside `metrics`: those and these. */
  metricIds?: Array<string | number> | null | undefined;
  /** Only these metrics, by name. Default: all. */
  metrics?: Array<string> | null | undefined;
  /** The time zone in which keys are read as those of a push. Default: the project's. */
  timeZone?: string | null | undefined;
  /** Only points whose values of dimensions these let pass. Default: all. */
  where?: Array<DimensionFilter> | null | undefined;
  /** Global id of the widget. */
  widgetId: string | number;
};

/** Where a delivery stands. SENT, FAILED and CANCELLED are ends. */
export type DeliveryState =
  /** The channel was paused when it came. */
  | 'CANCELLED'
  /** Its receiver has refused it, or was tried for too long. */
  | 'FAILED'
  /** It waits for its next try. */
  | 'PENDING'
  /** A gateway tries it. */
  | 'SENDING'
  /** Its receiver has taken it. */
  | 'SENT';

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

/** The sign of a change. */
export type Direction =
  /** Less. */
  | 'DOWN'
  /** The same. */
  | 'FLAT'
  /** More. */
  | 'UP';

/** How a change is split into what each group adds to it. */
export type DriverSplit =
  /** Of sums, and sums and differences of them: each group's own change, exactly. */
  | 'DIFFERENCE'
  /** Of products of positive sums: by logarithmic means (LMDI). The contributions add up to the change but for the rounding of doubles. */
  | 'LOG_MEAN'
  /** Of a sum divided by another: the change of the part that a group has in the divisor, times how far its rate lies from the whole, and the change of its rate, times its part; with the means of both periods, exactly. */
  | 'MIX_AND_RATE';

/** What is made of the events of a bucket, and of a period. */
export type EventAggregate =
  /** The mean of a property. */
  | 'AVERAGE'
  /** How many there are. */
  | 'COUNT'
  /** The greatest value of a property. */
  | 'MAX'
  /** The least value of a property. */
  | 'MIN'
  /** The sum of a property. */
  | 'SUM'
  /** How many users they are of: each counts once in a bucket, and once in the period. */
  | 'UNIQUE_USERS';

/** A dimension of the widget, and where a row has its value. */
export type FeedDimensionInput = {
  /** The name of the dimension, as the widget declares it. */
  name: string;
  /** Where a row holds its value: a path (`address.country`), or behind `=` JSONata (`= $uppercase(country)`). */
  value: string;
};

/** What a run does to what is there. Rows of one run that share a key are added together first. */
export type FeedHistory =
  /** Adds to what is there. */
  | 'APPEND'
  /** Replaces everything: points of its metrics at other keys are deleted. */
  | 'FULL'
  /** Replaces what is there at its keys; without a key, that of the day of the run. */
  | 'SNAPSHOT';

/** A metric of a feed. */
export type FeedMetricInput = {
  /** How its numbers are written where a run makes the metric; one that exists keeps its format. Default: the style NUMBER. */
  format?: NumberFormatInput | null | undefined;
  /** The name of the metric in the widget; a new name makes a new metric. */
  name: string;
  /** Where a row holds its value: a path (`total.amount`), or behind `=` JSONata (`= $sum(items.price)`). */
  value: string;
};

/** What a run was begun for. */
export type FeedRunCause =
  /** A sender called its webhook. */
  | 'HOOK'
  /** Somebody asked for it. */
  | 'MANUAL'
  /** The time of its schedule had come. */
  | 'SCHEDULE';

/** Where a run stands. */
export type FeedRunState =
  /** It has ended, and nothing was written. */
  | 'FAILED'
  /** It waits for a gateway. */
  | 'QUEUED'
  /** A gateway has it. */
  | 'RUNNING'
  /** It has ended, and what it gave is written. */
  | 'SUCCEEDED';

/** What a bucket without points shows. */
export type Fill =
  /** PREVIOUS for metrics that show their latest value (LATEST), NULL for all others. */
  | 'BY_AGGREGATION'
  /** Null: nothing is claimed. */
  | 'NULL'
  /** The value of the bucket before; null where there is none. A metric that shows its latest value begins with the last point before the period. */
  | 'PREVIOUS'
  /** 0. */
  | 'ZERO';

/** What the service has added to the address of the dashboard. */
export type FinishSourceConsentInput = {
  /** The parameter `code`. */
  code: string;
  /** The parameter `state`. */
  state: string;
};

/** On which side of the target it is good to be. */
export type GoalDirection =
  /** A target to reach. */
  | 'AT_LEAST'
  /** A budget to stay within. */
  | 'AT_MOST';

/** What the share of a unit that has passed goes by. */
export type GoalPace =
  /** The time that has passed, day and night. */
  | 'CALENDAR_DAYS'
  /** The project's working days that have passed, each weighing the same; of today as much as has passed. A unit without a working day goes by the calendar. */
  | 'WORKING_DAYS';

/** The calendar unit that a goal is set for each of. */
export type GoalUnit =
  /** Each day. */
  | 'DAY'
  /** Each quarter of the project's fiscal year. */
  | 'FISCAL_QUARTER'
  /** Each fiscal year, from the project's `yearStart` on. */
  | 'FISCAL_YEAR'
  /** Each calendar month. */
  | 'MONTH'
  /** Each quarter of a calendar year. */
  | 'QUARTER'
  /** Each week, from the project's first day of the week on. */
  | 'WEEK'
  /** Each calendar year. */
  | 'YEAR';

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

/** The order of names or groups; equal ones go by name. At most 10,000 names can be ordered otherwise than by default; of names that were pushed any number by NAME. */
export type GroupOrder = {
  /** What they are ordered by. Default: VALUE. */
  by?: GroupOrderBy | null | undefined;
  /** Which way the names go. Default: DESC for VALUE; ASC for NAME (A to Z) and KEY (first pushed first). */
  direction?: OrderDirection | null | undefined;
  /** The metric whose values count, by name; calculated ones, too. Goes with VALUE. Default: the first of the report. */
  metric?: string | null | undefined;
};

/** What the names of a CATEGORY widget, or groups by dimensions, are ordered by. */
export type GroupOrderBy =
  /** When the name was pushed first: Mon, Tue, Wed. Names from before it was kept come first, those that are only counted from events last, both by name. Of groups: when their first series came. */
  | 'KEY'
  /** The name itself, by code points; groups by their values, those without one last. */
  | 'NAME'
  /** The value of a metric over the period; names without one are last. */
  | 'VALUE';

/** Where a number of the header comes from. */
export type HeadlineSource =
  /** Computed from the points. */
  | 'COMPUTED'
  /** Pushed as an override. */
  | 'PUSHED';

/** A day on which the project does not work. */
export type HolidayInput = {
  /** The day off; each day once. */
  day: string;
  /** What the day is called, at most 100 characters. Default: no name. */
  name?: string | null | undefined;
};

/** The hash function of an HMAC. */
export type HookAlgorithm =
  /** SHA-1. */
  | 'SHA1'
  /** SHA-256. */
  | 'SHA256'
  /** SHA-512. */
  | 'SHA512';

/** A challenge of a sender: a request that has it is answered with it, and counts nothing. */
export type HookChallengeInput = {
  /** Where the challenge stands. */
  from: HookChallengePlace;
  /** The parameter, the path in the body, or the header of the challenge. */
  name: string;
  /** How it is sent back. Default: TEXT. */
  reply?: HookChallengeReply | null | undefined;
  /** The member of a JSON reply. Default: `name`. */
  replyName?: string | null | undefined;
};

/** Where a sender puts its challenge. */
export type HookChallengePlace =
  /** A path in the body. */
  | 'BODY'
  /** A header. */
  | 'HEADER'
  /** A parameter of the address. */
  | 'QUERY';

/** How a challenge is sent back. */
export type HookChallengeReply =
  /** As the only member of a JSON object. */
  | 'JSON'
  /** Alone, as plain text. */
  | 'TEXT';

/** Where a delivery has its id: one of both. The same id counts once and is one run; a delivery without it is refused. */
export type HookDeliveryInput =
  {   /** The header that has the id of a delivery. */
  header: string; path?: never; }
  |  { header?: never;   /** The path of the id in the body, such as `event.id`. */
  path: string; };

/** How the bytes of a signature are written. */
export type HookEncoding =
  /** Base64 with padding. */
  | 'BASE64'
  /** Hexadecimal, in small letters. */
  | 'HEX';

/** How a webhook knows that a sender may use it. */
export type HookKind =
  /** By `X-Hub-Signature-256`: HMAC-SHA256. An `X-GitHub-Delivery` counts once. */
  | 'GITHUB'
  /** By an HMAC that `hookSignature` declares. */
  | 'HMAC'
  /** There is none. */
  | 'OFF'
  /** By `X-Shopify-Hmac-Sha256`: HMAC-SHA256 in base64. An `X-Shopify-Webhook-Id` counts once. */
  | 'SHOPIFY'
  /** By `X-Slack-Signature` and `X-Slack-Request-Timestamp`, at most five minutes old. An event's `event_id` counts once. */
  | 'SLACK'
  /** By `webhook-signature`, `webhook-id` and `webhook-timestamp` (or those of Svix), at most five minutes old. A `webhook-id` counts once. */
  | 'STANDARD_WEBHOOKS'
  /** By `Stripe-Signature`: time and HMAC-SHA256, at most five minutes old. An event's id counts once. */
  | 'STRIPE'
  /** By a token in its URL. */
  | 'TOKEN'
  /** By `X-Twilio-Signature`: HMAC-SHA1 of the address and the fields of the form. An `I-Twilio-Idempotency-Token` counts once. */
  | 'TWILIO';

/** How a sender signs with an HMAC under `hookSecret`. */
export type HookSignatureInput = {
  /** The hash function. Default: SHA256. */
  algorithm?: HookAlgorithm | null | undefined;
  /** How the signature is written. Default: HEX. */
  encoding?: HookEncoding | null | undefined;
  /** The header of the signature, such as `X-Signature`. */
  header: string;
  /** What stands before the signature in its header, such as `sha256=`. Default: nothing. */
  prefix?: string | null | undefined;
  /** What is signed: text with `{body}`, and with `{timestamp}`, `{id}` (the header of the delivery) and `{url}` (the public address) where the sender has them: `v0:{timestamp}:{body}`. Default: `{body}`. */
  signs?: string | null | undefined;
  /** The header of `{timestamp}`, in Unix seconds or milliseconds. Default: the part `t=` or `ts=` of the header of the signature. */
  timestampHeader?: string | null | undefined;
  /** The age that `{timestamp}` may have, 1 to 3600 seconds. Default: 300. */
  toleranceSeconds?: number | null | undefined;
};

/** The method of a request. */
export type HttpMethod =
  /** Deletes; may be repeated. */
  | 'DELETE'
  /** Reads. */
  | 'GET'
  /** Reads headers. */
  | 'HEAD'
  /** Changes a part. */
  | 'PATCH'
  /** Does something each time. */
  | 'POST'
  /** Puts something in its place; may be repeated. */
  | 'PUT';

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

/** What a metric is made of, or used in. */
export type LineageKind =
  /** A board of the project. */
  | 'BOARD'
  /** Events of this name. */
  | 'EVENT'
  /** A feed that writes it. */
  | 'FEED'
  /** A metric: an operand of its formula or what weighs it, or one whose formula reads it or that it weighs. */
  | 'METRIC'
  /** Pushes of rows: with the push URL of the widget, or a token. */
  | 'PUSH'
  /** Rows of a query, which are stored nowhere. */
  | 'QUERY'
  /** A saved query. */
  | 'SAVED_QUERY'
  /** A public link. */
  | 'SHARE'
  /** The source of the feed before it. */
  | 'SOURCE';

/** Whether a metric may be relied on. */
export type MetricStatus =
  /** It means what its name and description say. */
  | 'APPROVED'
  /** It is to be used no longer. */
  | 'DEPRECATED'
  /** Nobody has looked at it yet. The default. */
  | 'DRAFT';

/** A time of the week in which nobody is notified. */
export type MuteWindowInput = {
  /** The time at which it begins, such as `22:00`. */
  from: string;
  /** The time at which it ends; of the next day where it is not after `from`. */
  until: string;
  /** ISO weekdays on which the window begins: 1 for Monday to 7 for Sunday. */
  weekdays: Array<number>;
};

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

/** OAuth 2 (RFC 6749): client credentials, a refresh token or the consent of a person. The token is used again until shortly before its end, and asked for once however many calls wait. */
export type OAuth2Input = {
  /** The audience, where the server wants one. */
  audience?: string | null | undefined;
  /** Where people consent, for the authorization code grant with PKCE: `startSourceConsent` begins one. No templates but secrets. */
  authorizationUrl?: string | null | undefined;
  /** The id of the client. */
  clientId: string;
  /** The secret of the client: `{{ secrets.name }}`. */
  clientSecret: string;
  /** Send id and secret in the body instead of as Basic credentials. */
  inBody?: boolean | null | undefined;
  /** A refresh token that the service gave: `{{ secrets.name }}`. Newer ones of the service take its place, sealed. No templates but secrets. */
  refreshToken?: string | null | undefined;
  /** Scopes, separated by blanks. */
  scope?: string | null | undefined;
  /** Where tokens are given. No templates in its host. */
  tokenUrl: string;
};

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

/** Which points of a report count. */
export type OnlyDays =
  /** Those of every day. */
  | 'ALL'
  /** Those of the project's working days (`Project.workingDays`, `Project.holidays`). */
  | 'WORKING';

/** Which way a list goes. */
export type OrderDirection =
  /** From A to Z, from the oldest to the newest. */
  | 'ASC'
  /** From Z to A, from the newest to the oldest. */
  | 'DESC';

/** Reads all pages; the data is the list of the items of all of them. A page, a cursor or a URL that comes again is an error, and so is a first page that says nothing of the next one although there are more. */
export type PaginationInput = {
  /** The header of a reply that holds the next cursor, or for NEXT_URL the URL of the next page. */
  cursorHeader?: string | null | undefined;
  /** Where a page holds the next cursor (`meta.next`, or `data[-1].id` of the last item), or for NEXT_URL the URL of the next page (`links.next`). A path, or behind `=` JSONata with `$page` (1, 2 ...) and `$headers`. */
  cursorPath?: string | null | undefined;
  /** Where page, offset or cursor goes instead of a query parameter: `json.variables.after` (the JSON body, where a cursor keeps its type), `data.page` (a form), `headers.x-cursor`, `params.page`. */
  into?: string | null | undefined;
  /** Where a page holds its list, such as `data.items`. A path, or behind `=` JSONata with `$page` (1, 2 ...) and `$headers`. Default: the page, or its only list. */
  itemsPath?: string | null | undefined;
  /** How the list is divided. */
  kind: PaginationKind;
  /** How many pages are read at most, up to 100; where there are more, the result says `truncated`. Default: 10. */
  maxPages?: number | null | undefined;
  /** Where a page says whether there are more, such as `has_more`: it decides alone whether another page is read. A path, or behind `=` JSONata with `$page` (1, 2 ...) and `$headers`. */
  morePath?: string | null | undefined;
  /** The query parameter that asks for a page. Default: `page`, `offset` or `cursor`, by the kind. */
  param?: string | null | undefined;
  /** Items of a page: a shorter one is the last. Without it an empty one is. */
  size?: number | null | undefined;
  /** The query parameter that asks for this size. */
  sizeParam?: string | null | undefined;
  /** The first page or offset. Default: 1 for pages, 0 for offsets. */
  start?: number | null | undefined;
};

/** How an upstream divides a list. */
export type PaginationKind =
  /** By a mark that each page gives for the next one. */
  | 'CURSOR'
  /** By the `Link` header with `rel="next"` (RFC 8288). */
  | 'LINK'
  /** By the URL or the path of the next page, which each page holds at `cursorPath`. */
  | 'NEXT_URL'
  /** By the number of items before. */
  | 'OFFSET'
  /** By page numbers. */
  | 'PAGE';

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

/** Which rows of a widget, as they were pushed. */
export type PointDataInput = {
  /** Only rows that pass all of these filters by dimensions. */
  where?: Array<DimensionFilter> | null | undefined;
  /** Global id of the widget. */
  widgetId: string | number;
};

/** A report to look at. */
export type PreviewReportInput = {
  /** The report, as it would be saved. */
  report: SaveReportScheduleInput;
  /** Which row of the mail-merge, from 1. Default: 1. */
  row?: number | null | undefined;
};

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

/** A saved query with values for its variables. */
export type QueryDataInput = {
  /** Global id of the saved query. */
  queryId: string | number;
  /** The values of its variables, by name. */
  variables?: unknown;
};

/** A variable of a saved query. */
export type QueryVariableInput = {
  /** The value of the variable where a run gives none. */
  default?: unknown;
  /** Whether it is a list of values, for `IN (@{name})`. Default: false. */
  list?: boolean | null | undefined;
  /** Letters, digits and _; `@{name}` in the SQL. */
  name: string;
  /** Whether a run without it is refused; where it is not, the variable is null. Default: true. */
  required?: boolean | null | undefined;
  /** What its values are. */
  type: VariableType;
};

/** How the body of a reply is written. */
export type ReplyFormat =
  /** Delimited text with a header: the data are a list of objects with texts. Commas, semicolons, tabs or bars are found. */
  | 'CSV'
  /** One value of JSON. NaN and Infinity, as Python writes them, become null. */
  | 'JSON'
  /** A value of JSON in each line: the data are their list. */
  | 'NDJSON';

/** The arguments of a report whose numbers become rows. */
export type ReportDataInput = {
  /** The dimensions whose values make `groups`, 1 to 3. Of metrics that are counted from events: properties, such as `cart.country` or `ufProperties.urlPath`; texts, numbers, true and false are values, cut at 255 characters, all else is none. A user counts once in each group, and once in the whole. */
  by?: Array<string> | null | undefined;
  /** The name of a calendar of the project, whose periods are the buckets; instead of `granularity`. The period has to lie within that calendar. */
  calendarGranularity?: string | null | undefined;
  /** What a bucket without points shows. */
  fill?: Fill | null | undefined;
  /** How long a bucket is. Default: by the length of the period. */
  granularity?: Granularity | null | undefined;
  /** The metrics, by global id; after those of `metrics` where both are given. */
  metricIds?: Array<string | number> | null | undefined;
  /** The metrics, by name. Default: all. */
  metrics?: Array<string> | null | undefined;
  /** WORKING: only points of working days count, in every number; buckets in which no working day lies are null, whatever `fill` says. The zone of the report says which day an instant is of. Goals and numbers that were pushed for the whole do not apply then. Not for CATEGORY widgets, whose keys have no days. */
  onlyDays?: OnlyDays | null | undefined;
  /** The order of the names of a CATEGORY widget, or of groups; of `top` the first in this order are shown. Default: by the value of the first metric, the largest first. */
  orderBy?: GroupOrder | null | undefined;
  /** The period. Default: the widget's default period. */
  period?: PeriodInput | null | undefined;
  /** The time zone in which days begin. Default: the project's. */
  timeZone?: string | null | undefined;
  /** For categories: the number of keys, 1 to 1,000, the largest first; all others are added up as the last key, `Other`, or `Other (rest)` where a name is called so. Default: 1,000. With `by`: the number of groups; all others are one, `isOther`. Default: 20. */
  top?: number | null | undefined;
  /** A row for each group with its numbers of the whole period, instead of a row for each bucket. Default: false. */
  totals?: boolean | null | undefined;
  /** Only rows that pass all of these filters by dimensions, at most 20; of metrics that are counted from events, only events whose properties pass them: the dimension `cart.country` is that property. Goals and numbers that were pushed for the whole do not apply then. */
  where?: Array<DimensionFilter> | null | undefined;
  /** Global id of the widget. */
  widgetId: string | number;
};

/** Where the rows of a mail-merge come from. Give `queryId` or `source`, one of them. */
export type ReportMergeInput = {
  /** Global id of a saved query, each row of which makes a message. */
  queryId?: string | number | null | undefined;
  /** Whom the message of a row goes to in channels of the kind EMAIL, such as `{{ row.email }}`. Default: the addresses of the channel. */
  recipient?: string | null | undefined;
  /** The path to the list of rows in what the query or the source gives. Default: the data. */
  rows?: string | null | undefined;
  /** The name of a source that only reads, each row of which makes a message. */
  source?: string | null | undefined;
  /** Variables of the query or the source, by name. */
  variables?: unknown;
};

/** Why a report was sent. */
export type ReportRunCause =
  /** The alert that it follows began to fire. */
  | 'ALERT'
  /** By hand: `runReport`. */
  | 'MANUAL'
  /** By its schedule. */
  | 'SCHEDULE';

/** How far the run of a report is. */
export type ReportRunState =
  /** There is no message at all; `error` says why. */
  | 'FAILED'
  /** It waits for a gateway, or for what failed to work again. */
  | 'QUEUED'
  /** Its messages are being made. */
  | 'RUNNING'
  /** Every row has its message, was skipped, or is among `failed`. */
  | 'SUCCEEDED';

/** A request, with the meaning that python's requests gives to params, data and json. Texts may be templates: `{{ login.data.token }}`, `{{ secrets.key }}`, `{{ variables.day }}`; a text that is one expression keeps the type of its value. */
export type RequestInput = {
  /** Names of requests that have to succeed before, though it uses nothing of them. */
  after?: Array<string> | null | undefined;
  /** Credentials. */
  auth?: AuthInput | null | undefined;
  /** How long a reply is used again, in seconds, up to 86400. Default: 0, not at all. */
  cacheSeconds?: number | null | undefined;
  /** The charset of its replies, such as `windows-1252`, where they do not declare the right one. Default: as declared, else UTF-8. */
  charset?: string | null | undefined;
  /** The body as it is (a text) or as a form (an object or a list of pairs). */
  data?: unknown;
  /** Whether a status that is not 2xx is an error. Default: true. */
  failOnStatus?: boolean | null | undefined;
  /** `{ "name": "value" }`; null leaves out one that is sent otherwise (`accept`, `user-agent`). Not those of the connection. */
  headers?: unknown;
  /** The body as JSON. */
  json?: unknown;
  /** The method. */
  method: HttpMethod;
  /** The name by which templates refer to it. Default: `api_call_1`, `api_call_2` ... */
  name?: string | null | undefined;
  /** How to read all pages of a list. */
  pagination?: PaginationInput | null | undefined;
  /** The query string: `{ "sort": "asc", "id": [1, 2] }` is `?sort=asc&id=1&id=2`; null is left out. Or a list of pairs: `[["id", 1], ["id", 2]]`. */
  params?: unknown;
  /** Whether its reply is a credential, which is shown to nobody and cut out of everything else. Default: false. */
  private?: boolean | null | undefined;
  /** How its replies are written. Default: CSV and NDJSON where their content type says so, else JSON. */
  reads?: ReplyFormat | null | undefined;
  /** What is done about failures. */
  retry?: RetryInput | null | undefined;
  /** It changes nothing, although it is no GET: it may be called by queries and repeated. */
  safe?: boolean | null | undefined;
  /** The time for one try with its redirects, 100 to 30000 ms. Default: 10000. */
  timeoutMs?: number | null | undefined;
  /** The URL, `http` or `https`. Templates only behind the host; their values are percent-encoded. */
  url: string;
};

/** Connection errors, 429 and 5xx of requests that may be repeated (GET, HEAD, PUT, DELETE, or marked safe) are tried again: at once, then after 1 s, 2 s, 4 s ..., or when `Retry-After` says (seconds, a date, or seconds since 1970). So is a 403 whose rate limit is used up, at its reset. */
export type RetryInput = {
  /** How often it is sent at most, 1 to 6. Default: 3. */
  attempts?: number | null | undefined;
  /** The longest wait between two tries, in seconds, up to 300; a longer `Retry-After` ends the tries. Default: 30. */
  maxWaitSeconds?: number | null | undefined;
};

/** An alert to make, or the one of this id or name as it shall be. */
export type SaveAlertInput = {
  /** It leaves a note in the charts of its widget when it begins to fire and when it ends. Default: false. */
  annotate?: boolean | null | undefined;
  /** The dimensions whose values have a state each, 1 to 3; of more than 100 groups the largest are watched. Default: one state for all rows. */
  by?: Array<string> | null | undefined;
  /** Global ids of the channels that get its messages, at most 10. Default: none. */
  channelIds?: Array<string | number> | null | undefined;
  /** When it fires. */
  condition: AlertConditionInput;
  /** When it is evaluated: five fields as cron has, or `@hourly` and the like. Default: on pushes alone. */
  cron?: string | null | undefined;
  /** How many buckets in a row the condition has to hold before it fires, 1 to 100. Default: 1. */
  forBuckets?: number | null | undefined;
  /** How long a bucket is: each bucket of the metric is evaluated when it has ended. The pace of a goal and what is unusual take DAY or HOUR. */
  granularity: Granularity;
  /** The alert that it shall be: it gets the name. Default: the one of this name, or a new one. */
  id?: string | number | null | undefined;
  /** The running bucket is evaluated, too, again and again. Default: false. */
  includeRunning?: boolean | null | undefined;
  /** Global id of the metric that it watches. */
  metricId: string | number;
  /** Times of the week in which nobody is notified, at most 20; what still holds when such a window ends is sent then. Default: none. */
  mute?: Array<MuteWindowInput> | null | undefined;
  /** The name of the alert, 1 to 100 characters. */
  name: string;
  /** It is evaluated after pushes to what it reads, at most once in 5 seconds, and when a bucket ends. Default: false. */
  onPush?: boolean | null | undefined;
  /** It is not evaluated. Default: false. */
  paused?: boolean | null | undefined;
  /** A firing alert goes on until the value (of CHANGE the change) has come back to this. Goes with one line. Default: the line itself. */
  recoverAt?: string | number | null | undefined;
  /** The time zone of the schedule, of buckets and of mute windows. Default: the project's. */
  timeZone?: string | null | undefined;
  /** What a bucket without data means. Default: NO_DATA. */
  whenMissing?: WhenMissing | null | undefined;
  /** Only rows that pass all of these filters by dimensions, at most 20. Default: all rows. */
  where?: Array<DimensionFilter> | null | undefined;
};

/** An annotation. Of one that is changed (`id`), what is absent stays as it is. */
export type SaveAnnotationInput = {
  /** The instant that it is of. Give this or days. */
  at?: string | null | undefined;
  /** The days that it is of, wherever a chart has them. Give this or `at`. */
  days?: DayRangeInput | null | undefined;
  /** Global id of the annotation that is changed. Default: a new one is made. */
  id?: string | number | null | undefined;
  /** At most 255 printable ASCII characters. The same key and input again gives the annotation that is there and makes none; with another input: CONFLICT. Known as long as the annotation is. */
  idempotencyKey?: string | null | undefined;
  /** What kind of thing happened: NOTE, RELEASE, CAMPAIGN, INCIDENT, ALERT, or a label of your own of at most 40 characters; it is kept in upper case. Default: NOTE. */
  kind?: string | null | undefined;
  /** Where more is to be read: an address with https:// or http:// of at most 2,000 characters. Default: none. */
  link?: string | null | undefined;
  /** What happened, in plain text of at most 500 characters. An annotation has one. */
  text?: string | null | undefined;
  /** Global id of the widget that it is on. Default: the whole project, where it is in the charts of every widget. */
  widgetId?: string | number | null | undefined;
};

/** The whole layout. */
export type SaveBoardInput = {
  /** In their order. The cards, at most 500. Those of widgets that are gone are left out. */
  cards: Array<BoardCardInput>;
  /** Global id of the board. Default: the first one. */
  id?: string | number | null | undefined;
};

/** A calendar as a whole: give either its periods or weeks. */
export type SaveCalendarInput = {
  /** Its name, at most 100 characters: the calendar of this name is replaced. */
  name: string;
  /** At most 2,000 periods, in their order. */
  periods?: Array<CalendarPeriodInput> | null | undefined;
  /** Instead of periods: periods of whole weeks for several years. */
  weeks?: CalendarWeeksInput | null | undefined;
};

/** A channel as it shall be. What is absent stays as it is. */
export type SaveChannelInput = {
  /** WEBHOOK: how the body is written. Default: CLOUDEVENTS. */
  body?: WebhookBody | null | undefined;
  /** Data events of which the channel gets messages. Default: none. */
  events?: Array<DataEvent> | null | undefined;
  /** WEBHOOK: more headers, as `{ "Authorization": "Bearer ..." }`, at most 20; they are added to those that are there, null takes one away. Their values are never shown again. */
  headers?: unknown;
  /** Global id of the channel that is changed. Default: the one of this name, or a new one. */
  id?: string | number | null | undefined;
  /** What messages are sent as: needed for a new channel, and it stays. */
  kind?: ChannelKind | null | undefined;
  /** The name of the channel, 1 to 100 characters. */
  name: string;
  /** Whether nothing is sent. Default: false. */
  paused?: boolean | null | undefined;
  /** WEBHOOK: makes another signing secret; the one of before goes on signing for 24 hours. Default: false. */
  rotateSecret?: boolean | null | undefined;
  /** SOURCE: the name of the source that is called for each message. */
  source?: string | null | undefined;
  /** EMAIL: the addresses, 1 to 50. */
  to?: Array<string> | null | undefined;
  /** WEBHOOK, SLACK and MATTERMOST: the URL that messages are posted to. It is never shown again. */
  url?: string | null | undefined;
  /** SOURCE: variables of the call, besides `message` and `delivery`; texts in it may name these, as `{{ message.title }}`. Default: none. */
  variables?: unknown;
  /** Global ids of the widgets whose data events it gets, at most 100; null: all. Default: all. */
  widgetIds?: Array<string | number> | null | undefined;
};

/** A feed to make, or the one of this id or name as it shall be. */
export type SaveFeedInput = {
  /** When it runs: five fields as cron has, or @daily and the like. */
  cron?: string | null | undefined;
  /** Dimensions of the widget; rows that share a key and all of them are added together. Default: none. */
  dimensions?: Array<FeedDimensionInput> | null | undefined;
  /** Rows for which it is not true are left out. A path (`data.orders`), or behind `=` an expression of JSONata. */
  filter?: string | null | undefined;
  /** What a run does to the points that are there. Default: SNAPSHOT. */
  history?: FeedHistory | null | undefined;
  /** How its webhook knows a sender. Default: OFF. */
  hook?: HookKind | null | undefined;
  /** A handshake of the sender besides those that are known. Default: none. */
  hookChallenge?: HookChallengeInput | null | undefined;
  /** Where a delivery has its id. Default: as the kind says, else the header `Idempotency-Key` if it is there. */
  hookDelivery?: HookDeliveryInput | null | undefined;
  /** The secret under which a sender signs (of Twilio its auth token). Stored encrypted and never shown. Default: the one that the feed has for this kind. */
  hookSecret?: string | null | undefined;
  /** How the sender signs; of the kind HMAC only. */
  hookSignature?: HookSignatureInput | null | undefined;
  /** The feed that it shall be: it gets the name. Default: the one of this name, or a new one. */
  id?: string | number | null | undefined;
  /** The key of a row; without it the day (or the instant) of the run. Instants become days where the widget has days. A path (`data.orders`), or behind `=` an expression of JSONata. */
  key?: string | null | undefined;
  /** 1 to 50 metrics. */
  metrics: Array<FeedMetricInput>;
  /** The name of the feed, 1 to 100 characters. */
  name: string;
  /** Where the rows are; without it the data are the list. A path (`data.orders`), or behind `=` an expression of JSONata. */
  rows?: string | null | undefined;
  /** The name of its source; without one it maps what comes through its webhook. */
  source?: string | null | undefined;
  /** The time zone of the schedule and of days. Default: the project's. */
  timeZone?: string | null | undefined;
  /** Variables of the source; those of a webhook win. */
  variables?: unknown;
  /** Global id of the widget that it writes into. */
  widgetId: string | number;
};

/** A query to save. */
export type SaveQueryInput = {
  /** How long a result is kept, 5 to 1440 minutes; 0: not at all. Default: the project's. */
  cacheMinutes?: number | null | undefined;
  /** What it answers, for people; at most 2,000 characters. */
  description?: string | null | undefined;
  /** One GraphQL operation with its fragments, within the limits of any document. A query saved as one stays one. */
  document?: string | null | undefined;
  /** The saved query of which this is the next version. Default: a new one. */
  id?: string | number | null | undefined;
  /** The name of the saved query, 1 to 200 characters. */
  name: string;
  /** One SELECT over the tables of `sqlTables`, at most 16 KiB. This or `document`. */
  sql?: string | null | undefined;
  /** Every variable that the SQL uses, at most 50; none for a document. */
  variables?: Array<QueryVariableInput> | null | undefined;
};

/** A report with its schedule. */
export type SaveReportScheduleInput = {
  /** The alert that it follows: it is sent each time that the alert, or a group of it, begins to fire and people are notified of it. Null: none. By global id. */
  afterAlertId?: string | number | null | undefined;
  /** Where its messages go: 1 to 10 channels. By global id. */
  channelIds: Array<string | number>;
  /** When it is sent: five fields as cron has, or `@daily` and the like. Null: it has no times of its own. */
  cron?: string | null | undefined;
  /** The report: `title`, `locale` and `blocks`, as one JSON that GraphQL, REST and the pages share (docs/scheduled-reports.md). */
  document: unknown;
  /** Global id of the report to change. Default: the one of this name, or a new one. */
  id?: string | number | null | undefined;
  /** Mail-merge: one message for each row of a saved query or a source. Null: one message. */
  merge?: ReportMergeInput | null | undefined;
  /** The name of the report, 1 to 100 characters. */
  name: string;
  /** Whether nothing is sent where no block has anything to tell. Default: false. */
  skipIfEmpty?: boolean | null | undefined;
  /** The zone of its times. Default: the project's. */
  timeZone?: string | null | undefined;
};

/** A source to make, or the one of this id or name as it shall be. */
export type SaveSourceInput = {
  /** What it gives, for people; at most 2,000 characters. */
  description?: string | null | undefined;
  /** The source that it shall be: it gets the name, and its feeds go on with it. Default: the one of this name, or a new one. */
  id?: string | number | null | undefined;
  /** The name of the source, 1 to 100 characters. */
  name: string;
  /** 1 to 20 requests. They are sent in the order in which they need each other, independent ones side by side. */
  requests: Array<RequestInput>;
  /** `{ "name": "value" }`, merged with those that are there; null removes one. 6 to 8,192 characters each, stored encrypted and never shown. */
  secrets?: unknown;
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

/** What is usual for a bucket is read from these. */
export type Season =
  /** The same hour of the days before. */
  | 'DAY'
  /** The same weekday, and hour, of the weeks before. */
  | 'WEEK';

/** One message of a report, for a look at it where others will see it. */
export type SendTestReportInput = {
  /** Global id of the channel. */
  channelId: string | number;
  /** One address of e-mail, for a channel of the kind EMAIL. Default: those of the channel. */
  recipient?: string | null | undefined;
  /** The report, saved or not. */
  report: SaveReportScheduleInput;
  /** Which row of the mail-merge, from 1. Default: 1. The row names no recipient here. */
  row?: number | null | undefined;
};

/** What a metric should reach in each calendar unit of a kind. */
export type SetGoalInput = {
  /** Whether it is to be reached or kept under. */
  direction?: GoalDirection | null | undefined;
  /** Global id of the metric. */
  metricId: string | number;
  /** What `onPace` of totals goes by. Default: CALENDAR_DAYS. */
  pace?: GoalPace | null | undefined;
  /** The unit: MONTH for a target per month. */
  period: GoalUnit;
  /** What should be reached in the whole unit; null removes the goal. */
  target?: string | number | null | undefined;
  /** The rows that it is set for, by dimensions of the widget: reports with an equal `where` have it, and the group of these values. Default: the whole. */
  where?: Array<DimensionFilter> | null | undefined;
};

/** Whether a source has what it needs of OAuth 2. */
export type SourceGrantState =
  /** Its tokens are renewed by themselves. */
  | 'CONNECTED'
  /** Nobody has consented yet. */
  | 'NOT_CONNECTED'
  /** The service took its grant back: a person has to consent again, or save a new refresh token. */
  | 'RECONNECT';

/** A source that is not saved. */
export type TestSourceInput = {
  /** A saved source whose secrets may be used. */
  name?: string | null | undefined;
  /** The requests of the chain. */
  requests: Array<RequestInput>;
  /** `{ "name": "value" }`, besides or instead of saved ones. */
  secrets?: unknown;
  /** An object: the values of `{{ variables.name }}`. */
  variables?: unknown;
};

/** What changes of a board. Absent is unchanged. */
export type UpdateBoardInput = {
  /** Global id of the board. */
  id: string | number;
  /** What it is called, once in its project, whatever the case: 1 to 100 characters. */
  name?: string | null | undefined;
  /** Its place among the boards of the project, from 0. */
  position?: number | null | undefined;
  /** Whether widgets without a card come after those that have one, oldest first. */
  showsAllWidgets?: boolean | null | undefined;
};

/** What is given is changed; null goes back to the default. */
export type UpdateMetricInput = {
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
  /** The new formula of a calculated metric. */
  formula?: string | null | undefined;
  /** Shown instead of the computed headline. */
  headlineOverride?: string | number | null | undefined;
  /** Whether values are written beside the points. */
  labelShow?: boolean | null | undefined;
  /** Global id of the metric. */
  metricId: string | number;
  /** Another name, at most 200 characters: formulas that name the metric are written anew, and a push under the old name makes a new metric. */
  name?: string | null | undefined;
  /** Less is better. */
  reverse?: boolean | null | undefined;
  /** The axis is drawn upside down. */
  reverseGraph?: boolean | null | undefined;
  /** Whether it may be relied on; who sets it, and when, is kept. */
  status?: MetricStatus | null | undefined;
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

/** What is given is changed; absent is unchanged. */
export type UpdateProjectInput = {
  /** All its days off, at most 2000: they replace those of before. */
  holidays?: Array<HolidayInput> | null | undefined;
  /** The name of the project, 1 to 200 characters. */
  name?: string | null | undefined;
  /** How long results are kept of queries that do not say, 5 to 1440; 0: not at all; null: as the gateway has it. */
  queryCacheMinutes?: number | null | undefined;
  /** Where its days begin, of reports that name no zone. Stored days and instants stay as they are. */
  timeZone?: string | null | undefined;
  /** The ISO weekday on which its weeks begin: 1 is Monday, 7 Sunday. */
  weekStart?: number | null | undefined;
  /** The ISO weekdays it works on: 1 is Monday, 7 Sunday. Reports with `onlyDays: WORKING`, averages per working day and goals with such a pace go by them. */
  workingDays?: Array<number> | null | undefined;
  /** The day on which its fiscal years begin. What was pushed stays as it is. */
  yearStart?: YearStartInput | null | undefined;
};

/** What is given is changed; absent is unchanged. */
export type UpdateWidgetInput = {
  /** How it is drawn. */
  chartType?: ChartType | null | undefined;
  /** The period of a report that names none. */
  defaultPeriod?: PeriodPreset | null | undefined;
  /** What it shows, for people. Null removes it. */
  description?: string | null | undefined;
  /** The names of all of its dimensions. New ones come after those that it has; what was pushed before has no value there. One that is left out is an error once rows were pushed with dimensions. */
  dimensions?: Array<string> | null | undefined;
  /** Global id of the widget. */
  id: string | number;
  /** Of a TIME widget with `keepInstantsDays`: days for which those sums are kept. Older ones are added up by days of the project's zone of that time. Null: for ever. */
  keepHoursDays?: number | null | undefined;
  /** Of a TIME widget: days for which instants are kept as they were pushed, 2 to 36500. Older ones are added up by quarters of an hour, so that reports of hours, days and longer stay the same in every zone of today, and take no pushes any more. Null: for ever. */
  keepInstantsDays?: number | null | undefined;
  /** What its keys are. Its points go with them, read in the project's zone, where nothing is lost by it; else the error says how many keys would be lost. */
  keyKind?: KeyKind | null | undefined;
  /** Who answers for its numbers. Null removes it. */
  owner?: string | null | undefined;
  /** The name under which dialects of time series push to it: a measurement, a metric, a data set. No two widgets of a project have the same. Null removes it. */
  pushName?: string | null | undefined;
  /** Words to find it by, instead of those it has. */
  tags?: Array<string> | null | undefined;
  /** The title of the widget, at most 200 characters. */
  title?: string | null | undefined;
};

/** What the values of a variable are. They are bound as this type, never part of the SQL. */
export type VariableType =
  /** True or false. */
  | 'BOOLEAN'
  /** A day such as 2026-11-20. */
  | 'DATE'
  /** An instant with an offset, such as 2026-11-20T09:30:00Z. */
  | 'DATETIME'
  /** A whole number. */
  | 'INTEGER'
  /** A decimal, exact. */
  | 'NUMBER'
  /** Text. */
  | 'STRING';

/** Whether a change is good; `reverse` of the metric turns it. */
export type Verdict =
  /** Away from it. */
  | 'BAD'
  /** Towards what is wanted. */
  | 'GOOD'
  /** No change, or nothing to compare with. */
  | 'NEUTRAL';

/** How the body of a webhook is written. */
export type WebhookBody =
  /** A CloudEvent 1.0 in structured mode: `application/cloudevents+json`. */
  | 'CLOUDEVENTS'
  /** An object with `id`, `type`, `timestamp` and `data`: `application/json`. */
  | 'PLAIN';

/** What a bucket without data means to an alert. */
export type WhenMissing =
  /** Nothing: the bucket is passed over, and the state stays. */
  | 'KEEP'
  /** The state becomes NO_DATA. */
  | 'NO_DATA'
  /** The value is 0. */
  | 'ZERO';

/** A day that every year has, so not 29 February: `{ month: 4, day: 6 }` is 6 April. */
export type YearStartInput = {
  /** The day of the month, from 1. */
  day: number;
  /** The month, 1 to 12. */
  month: number;
};

export type DataAddressListQueryVariables = Exact<{
  widgetId: string | number;
}>;


export type DataAddressListQuery = { dataAddresses: { edges: Array<{ node: { id: string, name: string, kind: DataKind, choosesPeriod: boolean, createdBy: string, createdAt: string, expiresAt: string | null, revokedAt: string | null, lastUsedAt: string | null, csv: string, json: string, xlsx: string } }> } | null };

export type DataAddressCreateMutationVariables = Exact<{
  input: CreateDataAddressInput;
}>;


export type DataAddressCreateMutation = { createDataAddress: { dataAddress: { id: string } } | null };

export type DataAddressRevokeMutationVariables = Exact<{
  id: string | number;
}>;


export type DataAddressRevokeMutation = { revokeDataAddress: { dataAddress: { id: string, revokedAt: string | null } } | null };

export type ChartAddressQueryVariables = Exact<{
  id: string | number;
  format: ChartFormat;
  width: number;
  height: number;
  theme: ChartTheme;
  validHours: number;
  preset?: PeriodPreset | null | undefined;
  days?: DayRangeInput | null | undefined;
  compare?: ComparisonPreset | null | undefined;
  onlyDays?: OnlyDays | null | undefined;
  by?: Array<string> | string | null | undefined;
  top?: number | null | undefined;
  where?: Array<DimensionFilter> | DimensionFilter | null | undefined;
}>;


export type ChartAddressQuery = { widget: { id: string, chartUrl: string | null } | null };

export type AlertSaveMutationVariables = Exact<{
  input: SaveAlertInput;
}>;


export type AlertSaveMutation = { saveAlert: { alert: { forBuckets: number, recoverAt: string | null, includeRunning: boolean, whenMissing: WhenMissing, by: Array<string>, cron: string | null, timeZone: string, onPush: boolean, annotate: boolean, nextEvaluationAt: string | null, granularity: Granularity, id: string, name: string, state: AlertState | null, problem: string | null, paused: boolean, snoozedUntil: string | null, condition: { kind: AlertConditionKind, above: string | null, below: string | null, change: { against: ComparisonPreset | null, above: string | null, below: string | null, measure: ChangeMeasure, shift: { count: number, unit: Granularity } | null } | null, goalPace: { unit: GoalUnit } | null, unusual: { deviations: string, tolerance: string, season: Season, seasons: number } | null, outside: { low: string, high: string } | null, silence: { buckets: number } | null }, where: Array<{ dimension: string, in: Array<string | null> | null, notIn: Array<string | null> | null, startsWith: string | null, isSet: boolean | null }>, mute: Array<{ weekdays: Array<number>, from: string, until: string }>, metric: { id: string, name: string, format: { style: NumberStyle, currency: string | null, unit: string | null, minimumFractionDigits: number | null, maximumFractionDigits: number | null } } | null, widget: { id: string, title: string } | null, states: Array<{ state: AlertState, value: string | null, low: string | null, high: string | null, since: string, acknowledgedAt: string | null, acknowledgedBy: string | null, group: Array<{ dimension: string, value: string | null }> }> } } | null };

export type AlertDeleteMutationVariables = Exact<{
  id: string | number;
}>;


export type AlertDeleteMutation = { deleteAlert: { id: string } | null };

export type AlertAcknowledgeMutationVariables = Exact<{
  id: string | number;
  group?: Array<string | null | undefined> | string | null | undefined;
}>;


export type AlertAcknowledgeMutation = { acknowledgeAlert: { alert: { id: string, name: string, state: AlertState | null, problem: string | null, paused: boolean, snoozedUntil: string | null, states: Array<{ state: AlertState, value: string | null, low: string | null, high: string | null, since: string, acknowledgedAt: string | null, acknowledgedBy: string | null, group: Array<{ dimension: string, value: string | null }> }> } } | null };

export type AlertSnoozeMutationVariables = Exact<{
  id: string | number;
  until?: string | null | undefined;
}>;


export type AlertSnoozeMutation = { snoozeAlert: { alert: { id: string, name: string, state: AlertState | null, problem: string | null, paused: boolean, snoozedUntil: string | null, states: Array<{ state: AlertState, value: string | null, low: string | null, high: string | null, since: string, acknowledgedAt: string | null, acknowledgedBy: string | null, group: Array<{ dimension: string, value: string | null }> }> } } | null };

export type AlertPauseMutationVariables = Exact<{
  id: string | number;
}>;


export type AlertPauseMutation = { pauseAlert: { alert: { id: string, name: string, state: AlertState | null, problem: string | null, paused: boolean, snoozedUntil: string | null, states: Array<{ state: AlertState, value: string | null, low: string | null, high: string | null, since: string, acknowledgedAt: string | null, acknowledgedBy: string | null, group: Array<{ dimension: string, value: string | null }> }> } } | null };

export type AlertResumeMutationVariables = Exact<{
  id: string | number;
}>;


export type AlertResumeMutation = { resumeAlert: { alert: { id: string, name: string, state: AlertState | null, problem: string | null, paused: boolean, snoozedUntil: string | null, states: Array<{ state: AlertState, value: string | null, low: string | null, high: string | null, since: string, acknowledgedAt: string | null, acknowledgedBy: string | null, group: Array<{ dimension: string, value: string | null }> }> } } | null };

export type AlertStandingFragment = { id: string, name: string, state: AlertState | null, problem: string | null, paused: boolean, snoozedUntil: string | null, states: Array<{ state: AlertState, value: string | null, low: string | null, high: string | null, since: string, acknowledgedAt: string | null, acknowledgedBy: string | null, group: Array<{ dimension: string, value: string | null }> }> };

export type AlertRowFragment = { granularity: Granularity, id: string, name: string, state: AlertState | null, problem: string | null, paused: boolean, snoozedUntil: string | null, condition: { kind: AlertConditionKind, above: string | null, below: string | null, outside: { low: string, high: string } | null, change: { above: string | null, below: string | null, measure: ChangeMeasure } | null, silence: { buckets: number } | null }, metric: { id: string, name: string, format: { style: NumberStyle, currency: string | null, unit: string | null, minimumFractionDigits: number | null, maximumFractionDigits: number | null } } | null, widget: { id: string, title: string } | null, states: Array<{ state: AlertState, value: string | null, low: string | null, high: string | null, since: string, acknowledgedAt: string | null, acknowledgedBy: string | null, group: Array<{ dimension: string, value: string | null }> }> };

export type AlertRuleFragment = { forBuckets: number, recoverAt: string | null, includeRunning: boolean, whenMissing: WhenMissing, by: Array<string>, cron: string | null, timeZone: string, onPush: boolean, annotate: boolean, nextEvaluationAt: string | null, granularity: Granularity, id: string, name: string, state: AlertState | null, problem: string | null, paused: boolean, snoozedUntil: string | null, condition: { kind: AlertConditionKind, above: string | null, below: string | null, change: { against: ComparisonPreset | null, above: string | null, below: string | null, measure: ChangeMeasure, shift: { count: number, unit: Granularity } | null } | null, goalPace: { unit: GoalUnit } | null, unusual: { deviations: string, tolerance: string, season: Season, seasons: number } | null, outside: { low: string, high: string } | null, silence: { buckets: number } | null }, where: Array<{ dimension: string, in: Array<string | null> | null, notIn: Array<string | null> | null, startsWith: string | null, isSet: boolean | null }>, mute: Array<{ weekdays: Array<number>, from: string, until: string }>, metric: { id: string, name: string, format: { style: NumberStyle, currency: string | null, unit: string | null, minimumFractionDigits: number | null, maximumFractionDigits: number | null } } | null, widget: { id: string, title: string } | null, states: Array<{ state: AlertState, value: string | null, low: string | null, high: string | null, since: string, acknowledgedAt: string | null, acknowledgedBy: string | null, group: Array<{ dimension: string, value: string | null }> }> };

export type AlertCourseFragment = { keys: Array<string>, hasMoreGroups: boolean, groups: Array<{ measured: Array<number | null>, low: Array<number | null>, high: Array<number | null>, states: Array<AlertState>, values: Array<{ dimension: string, value: string | null }>, events: Array<{ from: AlertState, to: AlertState, bucketKey: string, value: string | null }> }> };

export type AlertPageQueryVariables = Exact<{
  after?: string | null | undefined;
  search?: string | null | undefined;
  states?: Array<AlertState> | AlertState | null | undefined;
}>;


export type AlertPageQuery = { alerts: { totalCount: number, nodes: Array<{ granularity: Granularity, id: string, name: string, state: AlertState | null, problem: string | null, paused: boolean, snoozedUntil: string | null, condition: { kind: AlertConditionKind, above: string | null, below: string | null, outside: { low: string, high: string } | null, change: { above: string | null, below: string | null, measure: ChangeMeasure } | null, silence: { buckets: number } | null }, metric: { id: string, name: string, format: { style: NumberStyle, currency: string | null, unit: string | null, minimumFractionDigits: number | null, maximumFractionDigits: number | null } } | null, widget: { id: string, title: string } | null, states: Array<{ state: AlertState, value: string | null, low: string | null, high: string | null, since: string, acknowledgedAt: string | null, acknowledgedBy: string | null, group: Array<{ dimension: string, value: string | null }> }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type AlertsLiveSubscriptionVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type AlertsLiveSubscription = { alertStates: Array<{ id: string, name: string, state: AlertState | null, problem: string | null, paused: boolean, snoozedUntil: string | null, states: Array<{ state: AlertState, value: string | null, low: string | null, high: string | null, since: string, acknowledgedAt: string | null, acknowledgedBy: string | null, group: Array<{ dimension: string, value: string | null }> }> } | null> | null };

export type AlertDetailsQueryVariables = Exact<{
  id: string | number;
}>;


export type AlertDetailsQuery = { alert: { forBuckets: number, recoverAt: string | null, includeRunning: boolean, whenMissing: WhenMissing, by: Array<string>, cron: string | null, timeZone: string, onPush: boolean, annotate: boolean, nextEvaluationAt: string | null, granularity: Granularity, id: string, name: string, state: AlertState | null, problem: string | null, paused: boolean, snoozedUntil: string | null, condition: { kind: AlertConditionKind, above: string | null, below: string | null, change: { against: ComparisonPreset | null, above: string | null, below: string | null, measure: ChangeMeasure, shift: { count: number, unit: Granularity } | null } | null, goalPace: { unit: GoalUnit } | null, unusual: { deviations: string, tolerance: string, season: Season, seasons: number } | null, outside: { low: string, high: string } | null, silence: { buckets: number } | null }, where: Array<{ dimension: string, in: Array<string | null> | null, notIn: Array<string | null> | null, startsWith: string | null, isSet: boolean | null }>, mute: Array<{ weekdays: Array<number>, from: string, until: string }>, metric: { id: string, name: string, format: { style: NumberStyle, currency: string | null, unit: string | null, minimumFractionDigits: number | null, maximumFractionDigits: number | null } } | null, widget: { id: string, title: string } | null, states: Array<{ state: AlertState, value: string | null, low: string | null, high: string | null, since: string, acknowledgedAt: string | null, acknowledgedBy: string | null, group: Array<{ dimension: string, value: string | null }> }> } | null };

export type AlertChannelsQueryVariables = Exact<{
  id: string | number;
}>;


export type AlertChannelsQuery = { alert: { id: string, channels: Array<{ id: string, name: string }> | null } | null };

export type AlertBandQueryVariables = Exact<{
  id: string | number;
  over: PeriodInput;
}>;


export type AlertBandQuery = { alert: { id: string, band: { keys: Array<string>, hasMoreGroups: boolean, groups: Array<{ measured: Array<number | null>, low: Array<number | null>, high: Array<number | null>, states: Array<AlertState>, values: Array<{ dimension: string, value: string | null }>, events: Array<{ from: AlertState, to: AlertState, bucketKey: string, value: string | null }> }> } | null } | null };

export type AlertEventsQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type AlertEventsQuery = { alert: { id: string, events: { nodes: Array<{ id: string, at: string, from: AlertState, to: AlertState, bucketKey: string, value: string | null, notification: AlertNotification, acknowledgedBy: string | null, group: Array<{ dimension: string, value: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type AlertSimulateQueryVariables = Exact<{
  input: SaveAlertInput;
  over: PeriodInput;
}>;


export type AlertSimulateQuery = { simulateAlert: { keys: Array<string>, hasMoreGroups: boolean, groups: Array<{ measured: Array<number | null>, low: Array<number | null>, high: Array<number | null>, states: Array<AlertState>, values: Array<{ dimension: string, value: string | null }>, events: Array<{ from: AlertState, to: AlertState, bucketKey: string, value: string | null }> }> } | null };

export type AlertWidgetsQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type AlertWidgetsQuery = { widgets: { nodes: Array<{ id: string, title: string }> } | null };

export type AlertWidgetQueryVariables = Exact<{
  id: string | number;
}>;


export type AlertWidgetQuery = { widget: { id: string, title: string, keyKind: KeyKind | null, dimensions: Array<{ name: string }>, metrics: Array<{ id: string, name: string, format: { style: NumberStyle, currency: string | null, unit: string | null, minimumFractionDigits: number | null, maximumFractionDigits: number | null } }> } | null };

export type AlertOfNameQueryVariables = Exact<{
  name: string;
}>;


export type AlertOfNameQuery = { alerts: { nodes: Array<{ id: string, name: string }> } | null };

export type AlertChannelNamesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type AlertChannelNamesQuery = { channels: { nodes: Array<{ id: string, name: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type AnnotationDetailFragment = { id: string, at: string | null, firstDay: string | null, lastDay: string | null, text: string, link: string | null, kind: string, createdBy: string, widget: { id: string, title: string } | null };

export type AnnotationListQueryVariables = Exact<{
  after?: string | null | undefined;
  search?: string | null | undefined;
}>;


export type AnnotationListQuery = { annotations: { totalCount: number, nodes: Array<{ id: string, at: string | null, firstDay: string | null, lastDay: string | null, text: string, link: string | null, kind: string, createdBy: string, widget: { id: string, title: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type AnnotationSaveMutationVariables = Exact<{
  input: SaveAnnotationInput;
}>;


export type AnnotationSaveMutation = { saveAnnotation: { annotation: { id: string, at: string | null, firstDay: string | null, lastDay: string | null, text: string, link: string | null, kind: string, createdBy: string, widget: { id: string, title: string } | null } } | null };

export type AnnotationDeleteMutationVariables = Exact<{
  id: string | number;
}>;


export type AnnotationDeleteMutation = { deleteAnnotation: { id: string } | null };

export type AuditPageQueryVariables = Exact<{
  after?: string | null | undefined;
  action?: string | null | undefined;
  target?: string | number | null | undefined;
}>;


export type AuditPageQuery = { auditLog: { edges: Array<{ node: { id: string, at: string, endedAt: string | null, action: string, target: string | null, fields: Array<string>, actor: string, address: string | null, error: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type WidgetCardFragment = { id: string, title: string, description: string | null, chartType: ChartType, lastPushAt: string | null, report: { keys: Array<string>, granularity: Granularity | null, partialIndexes: Array<number>, period: { label: string, partial: boolean }, metrics: Array<{ headline: number | null, values: Array<number | null>, metric: { id: string, name: string, aggregation: Aggregation, color: string | null, chartType: ChartType | null, reverseGraph: boolean, yAxis: number | null, yAxisMin: number | null, yAxisMax: number | null, yAxisShow: boolean, labelShow: boolean, format: { style: NumberStyle, currency: string | null, unit: string | null, minimumFractionDigits: number | null, maximumFractionDigits: number | null } }, comparison: { percentChange: number | null, difference: number | null, direction: Direction | null, verdict: Verdict, previous: number | null, values: Array<number | null>, period: { label: string } } | null }> } | null };

export type BoardCardsQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
  period?: PeriodInput | null | undefined;
  compare?: Array<ComparisonInput> | ComparisonInput | null | undefined;
}>;


export type BoardCardsQuery = { widgetsById: Array<{ id: string, title: string, description: string | null, chartType: ChartType, lastPushAt: string | null, report: { keys: Array<string>, granularity: Granularity | null, partialIndexes: Array<number>, period: { label: string, partial: boolean }, metrics: Array<{ headline: number | null, values: Array<number | null>, metric: { id: string, name: string, aggregation: Aggregation, color: string | null, chartType: ChartType | null, reverseGraph: boolean, yAxis: number | null, yAxisMin: number | null, yAxisMax: number | null, yAxisShow: boolean, labelShow: boolean, format: { style: NumberStyle, currency: string | null, unit: string | null, minimumFractionDigits: number | null, maximumFractionDigits: number | null } }, comparison: { percentChange: number | null, difference: number | null, direction: Direction | null, verdict: Verdict, previous: number | null, values: Array<number | null>, period: { label: string } } | null }> } | null } | null> | null };

export type BoardLiveSubscriptionVariables = Exact<{
  ids: Array<string | number> | string | number;
  period?: PeriodInput | null | undefined;
  compare?: Array<ComparisonInput> | ComparisonInput | null | undefined;
}>;


export type BoardLiveSubscription = { widgetsById: Array<{ id: string, title: string, description: string | null, chartType: ChartType, lastPushAt: string | null, report: { keys: Array<string>, granularity: Granularity | null, partialIndexes: Array<number>, period: { label: string, partial: boolean }, metrics: Array<{ headline: number | null, values: Array<number | null>, metric: { id: string, name: string, aggregation: Aggregation, color: string | null, chartType: ChartType | null, reverseGraph: boolean, yAxis: number | null, yAxisMin: number | null, yAxisMax: number | null, yAxisShow: boolean, labelShow: boolean, format: { style: NumberStyle, currency: string | null, unit: string | null, minimumFractionDigits: number | null, maximumFractionDigits: number | null } }, comparison: { percentChange: number | null, difference: number | null, direction: Direction | null, verdict: Verdict, previous: number | null, values: Array<number | null>, period: { label: string } } | null }> } | null } | null> | null };

export type BoardWidgetsQueryVariables = Exact<{
  search?: string | null | undefined;
  tag?: string | null | undefined;
}>;


export type BoardWidgetsQuery = { widgets: { edges: Array<{ node: { id: string, title: string, tags: Array<string> } }>, pageInfo: { hasNextPage: boolean } } | null };

export type BoardPartsFragment = { id: string, name: string, position: number, showsAllWidgets: boolean, cards: Array<{ area: { column: number, row: number, columns: number, rows: number }, widget: { id: string } }> };

export type BoardLayoutQueryVariables = Exact<{
  id?: string | number | null | undefined;
}>;


export type BoardLayoutQuery = { board: { id: string, name: string, position: number, showsAllWidgets: boolean, cards: Array<{ area: { column: number, row: number, columns: number, rows: number }, widget: { id: string } }> } | null, boards: Array<{ id: string, name: string }> | null };

export type BoardSaveMutationVariables = Exact<{
  input: SaveBoardInput;
}>;


export type BoardSaveMutation = { saveBoard: { board: { id: string, name: string, position: number, showsAllWidgets: boolean, cards: Array<{ area: { column: number, row: number, columns: number, rows: number }, widget: { id: string } }> } } | null };

export type BoardCreateMutationVariables = Exact<{
  input: CreateBoardInput;
}>;


export type BoardCreateMutation = { createBoard: { board: { id: string, name: string, position: number, showsAllWidgets: boolean, cards: Array<{ area: { column: number, row: number, columns: number, rows: number }, widget: { id: string } }> } } | null };

export type BoardUpdateMutationVariables = Exact<{
  input: UpdateBoardInput;
}>;


export type BoardUpdateMutation = { updateBoard: { board: { id: string, name: string, position: number, showsAllWidgets: boolean, cards: Array<{ area: { column: number, row: number, columns: number, rows: number }, widget: { id: string } }> } } | null };

export type BoardDeleteMutationVariables = Exact<{
  id: string | number;
}>;


export type BoardDeleteMutation = { deleteBoard: { id: string } | null };

export type CataloguePageQueryVariables = Exact<{
  after?: string | null | undefined;
  search?: string | null | undefined;
  status?: Array<MetricStatus> | MetricStatus | null | undefined;
  steward?: string | null | undefined;
  isLate?: boolean | null | undefined;
}>;


export type CataloguePageQuery = { metrics: { totalCount: number, nodes: Array<{ id: string, name: string, description: string | null, status: MetricStatus, statusBy: string | null, statusAt: string | null, steward: string | null, cadence: Cadence | null, widget: { id: string, title: string }, freshness: { lastDataAt: string | null, isLate: boolean, lateSince: string | null }, lineage: { isComplete: boolean, origins: Array<{ kind: LineageKind, name: string }>, usedIn: Array<{ kind: LineageKind, name: string }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type ChannelFieldsFragment = { id: string, name: string, kind: ChannelKind, target: string, body: WebhookBody | null, headerNames: Array<string>, to: Array<string>, variables: unknown, events: Array<DataEvent>, paused: boolean, source: { id: string, name: string } | null, eventWidgets: Array<{ id: string, title: string }> | null };

export type ChannelPageQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ChannelPageQuery = { channels: { edges: Array<{ node: { id: string, name: string, kind: ChannelKind, target: string, body: WebhookBody | null, headerNames: Array<string>, to: Array<string>, variables: unknown, events: Array<DataEvent>, paused: boolean, source: { id: string, name: string } | null, eventWidgets: Array<{ id: string, title: string }> | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type SaveChannelMutationVariables = Exact<{
  input: SaveChannelInput;
}>;


export type SaveChannelMutation = { saveChannel: { signingSecret: string | null, channel: { id: string, name: string, kind: ChannelKind, target: string, body: WebhookBody | null, headerNames: Array<string>, to: Array<string>, variables: unknown, events: Array<DataEvent>, paused: boolean, source: { id: string, name: string } | null, eventWidgets: Array<{ id: string, title: string }> | null } } | null };

export type ChannelWidgetsQueryVariables = Exact<{ [key: string]: never; }>;


export type ChannelWidgetsQuery = { widgets: { nodes: Array<{ id: string, title: string }> } | null };

export type DeleteChannelMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteChannelMutation = { deleteChannel: { id: string } | null };

export type TestChannelOfPageMutationVariables = Exact<{
  id: string | number;
}>;


export type TestChannelOfPageMutation = { testChannel: { delivery: { id: string, state: DeliveryState, error: string | null } } | null };

export type DeliveryPageQueryVariables = Exact<{
  after?: string | null | undefined;
  channelId?: string | number | null | undefined;
  states?: Array<DeliveryState> | DeliveryState | null | undefined;
  search?: string | null | undefined;
}>;


export type DeliveryPageQuery = { deliveries: { edges: Array<{ node: { id: string, title: string, state: DeliveryState, error: string | null, attempts: number, recipient: string | null, createdAt: string, nextTryAt: string | null, endedAt: string | null, channel: { id: string, name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type DeliveryDetailsQueryVariables = Exact<{
  id: string | number;
}>;


export type DeliveryDetailsQuery = { delivery: { id: string, tries: Array<{ at: string, durationMs: number, status: number | null, reply: string | null, error: string | null }>, request: { target: string, contentType: string, body: string } | null } | null };

export type ReplayDeliveryMutationVariables = Exact<{
  id: string | number;
}>;


export type ReplayDeliveryMutation = { replayDelivery: { delivery: { id: string, state: DeliveryState, error: string | null, attempts: number, nextTryAt: string | null, endedAt: string | null } } | null };

export type NumberFormatFragment = { style: NumberStyle, currency: string | null, unit: string | null, minimumFractionDigits: number | null, maximumFractionDigits: number | null };

export type ChartMetricReportFragment = { headline: number | null, values: Array<number | null>, metric: { id: string, name: string, aggregation: Aggregation, color: string | null, chartType: ChartType | null, reverseGraph: boolean, yAxis: number | null, yAxisMin: number | null, yAxisMax: number | null, yAxisShow: boolean, labelShow: boolean, format: { style: NumberStyle, currency: string | null, unit: string | null, minimumFractionDigits: number | null, maximumFractionDigits: number | null } }, comparison: { percentChange: number | null, difference: number | null, direction: Direction | null, verdict: Verdict, previous: number | null, values: Array<number | null>, period: { label: string } } | null };

export type ChartReportFragment = { keys: Array<string>, granularity: Granularity | null, partialIndexes: Array<number>, period: { label: string, partial: boolean }, metrics: Array<{ headline: number | null, values: Array<number | null>, metric: { id: string, name: string, aggregation: Aggregation, color: string | null, chartType: ChartType | null, reverseGraph: boolean, yAxis: number | null, yAxisMin: number | null, yAxisMax: number | null, yAxisShow: boolean, labelShow: boolean, format: { style: NumberStyle, currency: string | null, unit: string | null, minimumFractionDigits: number | null, maximumFractionDigits: number | null } }, comparison: { percentChange: number | null, difference: number | null, direction: Direction | null, verdict: Verdict, previous: number | null, values: Array<number | null>, period: { label: string } } | null }> };

export type NewWidgetMutationVariables = Exact<{
  input: CreateWidgetInput;
}>;


export type NewWidgetMutation = { createWidget: { widget: { id: string } } | null };

export type NewWidgetPushQueryVariables = Exact<{
  id: string | number;
}>;


export type NewWidgetPushQuery = { widget: { id: string, title: string, chartType: ChartType, keyKind: KeyKind | null, keyColumn: string | null, pushUrl: string | null, dimensions: Array<{ name: string }> } | null };

export type WidgetExplanationQueryVariables = Exact<{
  id: string | number;
  period?: PeriodInput | null | undefined;
  compare?: Array<ComparisonInput> | ComparisonInput | null | undefined;
  where?: Array<DimensionFilter> | DimensionFilter | null | undefined;
  onlyDays?: OnlyDays | null | undefined;
  by: Array<string> | string;
  split: boolean;
}>;


export type WidgetExplanationQuery = { widget: { id: string, report: { metrics: Array<{ metric: { id: string, name: string, format: { style: NumberStyle, currency: string | null, unit: string | null, minimumFractionDigits: number | null, maximumFractionDigits: number | null } }, explain: { summary: Array<string>, operands: Array<{ reference: string, value: number | null, issue: string | null }> | null, receipts: Array<{ id: string, acceptedAt: string, caller: string | null, firstKey: string | null, lastKey: string | null, rows: number }> | null } | null, comparison: { period: { label: string }, drivers?: { split: DriverSplit | null, message: string | null, groups: Array<{ isOther: boolean, previous: number | null, current: number | null, contribution: number, share: number | null, values: Array<{ value: string | null }> }> | null } | null } | null }> } | null } | null };

export type ExplainedMetricFragment = { metric: { id: string, name: string, format: { style: NumberStyle, currency: string | null, unit: string | null, minimumFractionDigits: number | null, maximumFractionDigits: number | null } }, explain: { summary: Array<string>, operands: Array<{ reference: string, value: number | null, issue: string | null }> | null, receipts: Array<{ id: string, acceptedAt: string, caller: string | null, firstKey: string | null, lastKey: string | null, rows: number }> | null } | null, comparison: { period: { label: string }, drivers?: { split: DriverSplit | null, message: string | null, groups: Array<{ isOther: boolean, previous: number | null, current: number | null, contribution: number, share: number | null, values: Array<{ value: string | null }> }> | null } | null } | null };

export type FormulaOperandsQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
  period?: PeriodInput | null | undefined;
  granularity?: Granularity | null | undefined;
}>;


export type FormulaOperandsQuery = { metricsById: Array<{ id: string, name: string, aggregation: Aggregation, widget: { id: string, title: string }, report: { id: string, keys: Array<string>, granularity: Granularity | null, headlineSource: HeadlineSource, period: { label: string }, exact: { headline: string | null, sum: string | null, average: string | null, latest: string | null, minimum: string | null, maximum: string | null, values: Array<string | null> } } | null } | null> | null };

export type FormulaMetricsQueryVariables = Exact<{
  search: string;
}>;


export type FormulaMetricsQuery = { metrics: { nodes: Array<{ id: string, name: string, widget: { id: string, title: string } }> } | null };

export type CalculatedMetricCreateMutationVariables = Exact<{
  input: CreateCalculatedMetricInput;
}>;


export type CalculatedMetricCreateMutation = { createCalculatedMetric: { metric: { id: string, widget: { id: string } } } | null };

export type EventMetricCreateMutationVariables = Exact<{
  input: CreateEventMetricInput;
}>;


export type EventMetricCreateMutation = { createEventMetric: { metric: { id: string, widget: { id: string } } } | null };

export type PaletteSearchQueryVariables = Exact<{
  search: string;
}>;


export type PaletteSearchQuery = { widgets: { nodes: Array<{ id: string, title: string }> } | null, metrics: { nodes: Array<{ id: string, name: string, widget: { id: string, title: string } }> } | null, alerts: { nodes: Array<{ id: string, name: string }> } | null, reportSchedules: { nodes: Array<{ id: string, name: string }> } | null, savedQueries: { nodes: Array<{ id: string, name: string }> } | null, sources: { nodes: Array<{ id: string, name: string }> } | null, boards: Array<{ id: string, name: string }> | null };

export type CalendarNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type CalendarNamesQuery = { project: { id: string, calendars: Array<{ id: string, name: string }> } | null };

export type DataEndQueryVariables = Exact<{
  id: string | number;
}>;


export type DataEndQuery = { widget: { id: string, report: { id: string, period: { timeZone: string }, metrics: Array<{ coverage: { lastPointAt: string | null } }> } | null } | null };

export type ShownDaysQueryVariables = Exact<{
  id: string | number;
  period?: PeriodInput | null | undefined;
}>;


export type ShownDaysQuery = { widget: { id: string, report: { id: string, period: { firstDay: string, lastDay: string } } | null } | null };

export type PointPushMutationVariables = Exact<{
  input: PushInput;
}>;


export type PointPushMutation = { push: { receipt: { id: string, created: number, changed: number, newMetrics: Array<string>, warnings: Array<string> }, widget: { id: string, lastPushAt: string | null } | null } | null };

export type PointDeleteMutationVariables = Exact<{
  input: DeletePointsInput;
}>;


export type PointDeleteMutation = { deletePoints: { deleted: number, widget: { id: string } } | null };

export type ProjectSettingsFragment = { id: string, name: string, timeZone: string, weekStart: number, queryCacheMinutes: number, workingDays: Array<number>, yearStart: { month: number, day: number }, holidays: Array<{ day: string, name: string | null }> };

export type ProjectPageQueryVariables = Exact<{ [key: string]: never; }>;


export type ProjectPageQuery = { project: { id: string, name: string, timeZone: string, weekStart: number, queryCacheMinutes: number, workingDays: Array<number>, yearStart: { month: number, day: number }, holidays: Array<{ day: string, name: string | null }> } | null };

export type ProjectSaveMutationVariables = Exact<{
  input: UpdateProjectInput;
}>;


export type ProjectSaveMutation = { updateProject: { project: { id: string, name: string, timeZone: string, weekStart: number, queryCacheMinutes: number, workingDays: Array<number>, yearStart: { month: number, day: number }, holidays: Array<{ day: string, name: string | null }> } } | null };

export type ProjectCalendarsQueryVariables = Exact<{ [key: string]: never; }>;


export type ProjectCalendarsQuery = { project: { id: string, calendars: Array<{ id: string, name: string, periods: Array<{ label: string, from: string, through: string }> }> } | null };

export type CalendarSaveMutationVariables = Exact<{
  input: SaveCalendarInput;
}>;


export type CalendarSaveMutation = { saveCalendar: { calendar: { id: string, name: string } } | null };

export type CalendarDeleteMutationVariables = Exact<{
  id: string | number;
}>;


export type CalendarDeleteMutation = { deleteCalendar: { id: string } | null };

export type UploadPartMutationVariables = Exact<{
  input: PushInput;
}>;


export type UploadPartMutation = { push: { receipt: { id: string, replayed: boolean, warnings: Array<string>, newMetrics: Array<string> } } | null };

export type QueryAnswerFragment = { rows: unknown, rowCount: number, truncated: boolean, cached: boolean, cachedAt: string | null, durationMs: number, columns: Array<{ name: string, type: string }> };

export type QueriesSqlQueryVariables = Exact<{
  sql: string;
  variables?: unknown;
}>;


export type QueriesSqlQuery = { sql: { rows: unknown, rowCount: number, truncated: boolean, cached: boolean, cachedAt: string | null, durationMs: number, columns: Array<{ name: string, type: string }> } | null };

export type QueriesRunQueryVariables = Exact<{
  id: string | number;
  variables?: unknown;
}>;


export type QueriesRunQuery = { runQuery: { rows: unknown, rowCount: number, truncated: boolean, cached: boolean, cachedAt: string | null, durationMs: number, columns: Array<{ name: string, type: string }> } | null };

export type QueriesTablesQueryVariables = Exact<{ [key: string]: never; }>;


export type QueriesTablesQuery = { sqlTables: Array<{ name: string, description: string, columns: Array<{ name: string, type: string, description: string }> }> | null };

export type SavedQueryFieldsFragment = { id: string, name: string, description: string | null, sql: string | null, document: string | null, cacheMinutes: number, version: number, savedAt: string, savedBy: string, variables: Array<{ name: string, type: VariableType, list: boolean, required: boolean, default: unknown }> };

export type QueriesSavedQueryVariables = Exact<{ [key: string]: never; }>;


export type QueriesSavedQuery = { savedQueries: { edges: Array<{ node: { id: string, name: string } }> } | null };

export type QueriesOneQueryVariables = Exact<{
  id: string | number;
}>;


export type QueriesOneQuery = { savedQuery: { id: string, name: string, description: string | null, sql: string | null, document: string | null, cacheMinutes: number, version: number, savedAt: string, savedBy: string, variables: Array<{ name: string, type: VariableType, list: boolean, required: boolean, default: unknown }> } | null };

export type QueriesSaveMutationVariables = Exact<{
  input: SaveQueryInput;
}>;


export type QueriesSaveMutation = { saveQuery: { savedQuery: { id: string, name: string, description: string | null, sql: string | null, document: string | null, cacheMinutes: number, version: number, savedAt: string, savedBy: string, variables: Array<{ name: string, type: VariableType, list: boolean, required: boolean, default: unknown }> } } | null };

export type QueriesDeleteMutationVariables = Exact<{
  id: string | number;
}>;


export type QueriesDeleteMutation = { deleteQuery: { id: string } | null };

export type ReportScheduleFieldsFragment = { id: string, name: string, document: unknown, channelIds: Array<string>, skipIfEmpty: boolean, cron: string | null, timeZone: string, afterAlertId: string | null, paused: boolean, nextRunAt: string | null, merge: { queryId: string | null, source: string | null, variables: unknown, rows: string | null, recipient: string | null } | null, afterAlert: { id: string, name: string } | null };

export type ReportRunFieldsFragment = { id: string, cause: ReportRunCause, state: ReportRunState, queuedAt: string, startedAt: string | null, finishedAt: string | null, rows: number | null, messages: number, skipped: number, failed: number, error: string | null, problems: Array<string> };

export type ReportScheduleListQueryVariables = Exact<{
  after?: string | null | undefined;
  search?: string | null | undefined;
}>;


export type ReportScheduleListQuery = { reportSchedules: { totalCount: number, nodes: Array<{ id: string, name: string, cron: string | null, timeZone: string, afterAlertId: string | null, paused: boolean, nextRunAt: string | null, afterAlert: { id: string, name: string } | null, channels: Array<{ id: string, name: string }>, runs: Array<{ id: string, cause: ReportRunCause, state: ReportRunState, queuedAt: string, startedAt: string | null, finishedAt: string | null, rows: number | null, messages: number, skipped: number, failed: number, error: string | null, problems: Array<string> }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type ReportScheduleOneQueryVariables = Exact<{
  id: string | number;
}>;


export type ReportScheduleOneQuery = { reportSchedule: { id: string, name: string, document: unknown, channelIds: Array<string>, skipIfEmpty: boolean, cron: string | null, timeZone: string, afterAlertId: string | null, paused: boolean, nextRunAt: string | null, merge: { queryId: string | null, source: string | null, variables: unknown, rows: string | null, recipient: string | null } | null, afterAlert: { id: string, name: string } | null } | null };

export type ReportScheduleRunsQueryVariables = Exact<{
  id: string | number;
  after?: string | null | undefined;
}>;


export type ReportScheduleRunsQuery = { reportRuns: { nodes: Array<{ id: string, cause: ReportRunCause, state: ReportRunState, queuedAt: string, startedAt: string | null, finishedAt: string | null, rows: number | null, messages: number, skipped: number, failed: number, error: string | null, problems: Array<string> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type ReportAlertsQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type ReportAlertsQuery = { alerts: { totalCount: number, nodes: Array<{ id: string, name: string }> } | null };

export type ReportChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type ReportChoicesQuery = { widgets: { nodes: Array<{ id: string, title: string }> } | null, savedQueries: { nodes: Array<{ id: string, name: string }> } | null, sources: { nodes: Array<{ id: string, name: string }> } | null, channels: { nodes: Array<{ id: string, name: string, kind: ChannelKind, target: string }> } | null };

export type ReportCronTimesQueryVariables = Exact<{
  cron: string;
  timeZone?: string | null | undefined;
}>;


export type ReportCronTimesQuery = { cronTimes: Array<string> | null };

export type ReportPreviewNowQueryVariables = Exact<{
  input: PreviewReportInput;
}>;


export type ReportPreviewNowQuery = { previewReport: { title: string, html: string, recipient: string | null, isEmpty: boolean, row: number, rows: number, problems: Array<string> } | null };

export type ReportScheduleSaveMutationVariables = Exact<{
  input: SaveReportScheduleInput;
}>;


export type ReportScheduleSaveMutation = { saveReportSchedule: { reportSchedule: { id: string, name: string, document: unknown, channelIds: Array<string>, skipIfEmpty: boolean, cron: string | null, timeZone: string, afterAlertId: string | null, paused: boolean, nextRunAt: string | null, merge: { queryId: string | null, source: string | null, variables: unknown, rows: string | null, recipient: string | null } | null, afterAlert: { id: string, name: string } | null } } | null };

export type ReportSchedulePauseMutationVariables = Exact<{
  id: string | number;
}>;


export type ReportSchedulePauseMutation = { pauseReportSchedule: { reportSchedule: { id: string, name: string, document: unknown, channelIds: Array<string>, skipIfEmpty: boolean, cron: string | null, timeZone: string, afterAlertId: string | null, paused: boolean, nextRunAt: string | null, merge: { queryId: string | null, source: string | null, variables: unknown, rows: string | null, recipient: string | null } | null, afterAlert: { id: string, name: string } | null } } | null };

export type ReportScheduleResumeMutationVariables = Exact<{
  id: string | number;
}>;


export type ReportScheduleResumeMutation = { resumeReportSchedule: { reportSchedule: { id: string, name: string, document: unknown, channelIds: Array<string>, skipIfEmpty: boolean, cron: string | null, timeZone: string, afterAlertId: string | null, paused: boolean, nextRunAt: string | null, merge: { queryId: string | null, source: string | null, variables: unknown, rows: string | null, recipient: string | null } | null, afterAlert: { id: string, name: string } | null } } | null };

export type ReportScheduleDeleteMutationVariables = Exact<{
  id: string | number;
}>;


export type ReportScheduleDeleteMutation = { deleteReportSchedule: { id: string } | null };

export type ReportRunNowMutationVariables = Exact<{
  id: string | number;
}>;


export type ReportRunNowMutation = { runReport: { id: string, cause: ReportRunCause, state: ReportRunState, queuedAt: string, startedAt: string | null, finishedAt: string | null, rows: number | null, messages: number, skipped: number, failed: number, error: string | null, problems: Array<string> } | null };

export type ReportTestSendMutationVariables = Exact<{
  input: SendTestReportInput;
}>;


export type ReportTestSendMutation = { sendTestReport: { title: string, recipient: string | null } | null };

export type DashboardViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type DashboardViewerQuery = { viewer: { name: string, scopes: Array<Scope>, expiresAt: string | null } };

export type ShareListQueryVariables = Exact<{ [key: string]: never; }>;


export type ShareListQuery = { shares: { edges: Array<{ node: { id: string, url: string, showsBoard: boolean, createdBy: string, createdAt: string, expiresAt: string | null, revokedAt: string | null, showsAnnotations: boolean, widget: { id: string } | null, board: { id: string } | null } }> } | null };

export type ShareCreateMutationVariables = Exact<{
  input: CreateShareInput;
}>;


export type ShareCreateMutation = { createShare: { share: { id: string, url: string } } | null };

export type ShareRevokeMutationVariables = Exact<{
  id: string | number;
}>;


export type ShareRevokeMutation = { revokeShare: { share: { id: string, revokedAt: string | null } } | null };

export type CallAnswerFragment = { ok: boolean, data: unknown, error: { code: string, message: string } | null, requests: Array<{ name: string, method: HttpMethod, url: string, status: number | null, ok: boolean, attempts: number, durationMs: number, fromCache: boolean, data: unknown, error: { message: string } | null }> };

export type FeedWidgetFragment = { id: string, title: string, dimensions: Array<{ name: string }> };

export type FeedFieldsFragment = { id: string, name: string, rows: string | null, filter: string | null, key: string | null, history: FeedHistory, variables: unknown, hook: HookKind, hookUrl?: string | null, hookVerifyToken?: string | null, cron: string | null, timeZone: string, paused: boolean, stale: boolean | null, nextRunAt: string | null, lastSuccessAt: string | null, source: { name: string } | null, widget: { id: string, title: string, dimensions: Array<{ name: string }> } | null, metrics: Array<{ name: string, value: string, format: { style: NumberStyle, currency: string | null, unit: string | null, minimumFractionDigits: number | null, maximumFractionDigits: number | null } | null }>, dimensions: Array<{ name: string, value: string }>, hookDelivery: { header: string | null, path: string | null } | null, hookSignature: { header: string, algorithm: HookAlgorithm, encoding: HookEncoding, prefix: string, signs: string, timestampHeader: string | null, toleranceSeconds: number } | null, hookChallenge: { from: HookChallengePlace, name: string, reply: HookChallengeReply, replyName: string } | null, runs: Array<{ id: string, cause: FeedRunCause, state: FeedRunState, queuedAt: string, startedAt: string | null, durationMs: number | null, rows: number, points: number, skipped: number, truncated: boolean, problems: Array<string>, error: { message: string } | null }> };

export type SourceListQueryVariables = Exact<{ [key: string]: never; }>;


export type SourceListQuery = { sources: { edges: Array<{ node: { id: string, name: string, description: string | null } }> } | null };

export type SourcePageQueryVariables = Exact<{
  name: string;
  mayManage: boolean;
}>;


export type SourcePageQuery = { source: { id: string, name: string, description: string | null, secretNames: Array<string>, version: number, grantState: SourceGrantState | null, requests: Array<{ name: string, method: HttpMethod, url: string, headers: unknown, params: unknown, json: unknown, data: unknown, auth: unknown, after: Array<string>, attempts: number, maxWaitSeconds: number, timeoutMs: number, failOnStatus: boolean, safe: boolean, private: boolean, cacheSeconds: number, reads: ReplyFormat | null, charset: string | null, pagination: { kind: PaginationKind, itemsPath: string | null, maxPages: number, param: string, start: number, size: number | null, sizeParam: string | null, into: string | null, cursorPath: string | null, cursorHeader: string | null, morePath: string | null } | null }>, feeds: Array<{ id: string, name: string, rows: string | null, filter: string | null, key: string | null, history: FeedHistory, variables: unknown, hook: HookKind, hookUrl?: string | null, hookVerifyToken?: string | null, cron: string | null, timeZone: string, paused: boolean, stale: boolean | null, nextRunAt: string | null, lastSuccessAt: string | null, source: { name: string } | null, widget: { id: string, title: string, dimensions: Array<{ name: string }> } | null, metrics: Array<{ name: string, value: string, format: { style: NumberStyle, currency: string | null, unit: string | null, minimumFractionDigits: number | null, maximumFractionDigits: number | null } | null }>, dimensions: Array<{ name: string, value: string }>, hookDelivery: { header: string | null, path: string | null } | null, hookSignature: { header: string, algorithm: HookAlgorithm, encoding: HookEncoding, prefix: string, signs: string, timestampHeader: string | null, toleranceSeconds: number } | null, hookChallenge: { from: HookChallengePlace, name: string, reply: HookChallengeReply, replyName: string } | null, runs: Array<{ id: string, cause: FeedRunCause, state: FeedRunState, queuedAt: string, startedAt: string | null, durationMs: number | null, rows: number, points: number, skipped: number, truncated: boolean, problems: Array<string>, error: { message: string } | null }> }> } | null };

export type SourceConsentStartMutationVariables = Exact<{
  id: string | number;
}>;


export type SourceConsentStartMutation = { startSourceConsent: { url: string } | null };

export type SourceConsentFinishMutationVariables = Exact<{
  input: FinishSourceConsentInput;
}>;


export type SourceConsentFinishMutation = { finishSourceConsent: { source: { id: string, name: string, grantState: SourceGrantState | null } } | null };

export type SourceSaveMutationVariables = Exact<{
  input: SaveSourceInput;
}>;


export type SourceSaveMutation = { saveSource: { source: { id: string, name: string, version: number } } | null };

export type SourceDeleteMutationVariables = Exact<{
  name: string;
}>;


export type SourceDeleteMutation = { deleteSource: { id: string } | null };

export type SourceTestMutationVariables = Exact<{
  input: TestSourceInput;
}>;


export type SourceTestMutation = { testSource: { ok: boolean, data: unknown, error: { code: string, message: string } | null, requests: Array<{ name: string, method: HttpMethod, url: string, status: number | null, ok: boolean, attempts: number, durationMs: number, fromCache: boolean, data: unknown, error: { message: string } | null }> } | null };

export type FeedWidgetsQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type FeedWidgetsQuery = { widgets: { totalCount: number, nodes: Array<{ id: string, title: string, dimensions: Array<{ name: string }> }> } | null };

export type FeedSaveMutationVariables = Exact<{
  input: SaveFeedInput;
  mayManage?: boolean;
}>;


export type FeedSaveMutation = { saveFeed: { feed: { id: string, name: string, rows: string | null, filter: string | null, key: string | null, history: FeedHistory, variables: unknown, hook: HookKind, hookUrl?: string | null, hookVerifyToken?: string | null, cron: string | null, timeZone: string, paused: boolean, stale: boolean | null, nextRunAt: string | null, lastSuccessAt: string | null, source: { name: string } | null, widget: { id: string, title: string, dimensions: Array<{ name: string }> } | null, metrics: Array<{ name: string, value: string, format: { style: NumberStyle, currency: string | null, unit: string | null, minimumFractionDigits: number | null, maximumFractionDigits: number | null } | null }>, dimensions: Array<{ name: string, value: string }>, hookDelivery: { header: string | null, path: string | null } | null, hookSignature: { header: string, algorithm: HookAlgorithm, encoding: HookEncoding, prefix: string, signs: string, timestampHeader: string | null, toleranceSeconds: number } | null, hookChallenge: { from: HookChallengePlace, name: string, reply: HookChallengeReply, replyName: string } | null, runs: Array<{ id: string, cause: FeedRunCause, state: FeedRunState, queuedAt: string, startedAt: string | null, durationMs: number | null, rows: number, points: number, skipped: number, truncated: boolean, problems: Array<string>, error: { message: string } | null }> } } | null };

export type FeedRunNowMutationVariables = Exact<{
  name: string;
}>;


export type FeedRunNowMutation = { runFeed: { id: string, state: FeedRunState, rows: number, points: number, problems: Array<string>, error: { message: string } | null } | null };

export type FeedDeleteMutationVariables = Exact<{
  name: string;
}>;


export type FeedDeleteMutation = { deleteFeed: { id: string } | null };

export type ClientListQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ClientListQuery = { clients: { nodes: Array<{ id: string, name: string, clientId: string, scopes: Array<Scope>, allowedIps: Array<string> | null, allowedEvents: Array<string> | null, createdAt: string, lastUsedAt: string | null, revokedAt: string | null, publicKeys: Array<{ kid: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type ClientCreateMutationVariables = Exact<{
  input: CreateClientInput;
}>;


export type ClientCreateMutation = { createClient: { clientId: string, clientSecret: string, client: { id: string, name: string } } | null };

export type ClientRotateMutationVariables = Exact<{
  id: string | number;
}>;


export type ClientRotateMutation = { rotateClientSecret: { clientId: string, clientSecret: string, client: { id: string, name: string } } | null };

export type ClientRevokeMutationVariables = Exact<{
  id: string | number;
}>;


export type ClientRevokeMutation = { revokeClient: { client: { id: string, revokedAt: string | null } } | null };

export type TokenListQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type TokenListQuery = { tokens: { edges: Array<{ node: { id: string, name: string, hint: string, scopes: Array<Scope>, allowedIps: Array<string> | null, allowedEvents: Array<string> | null, autoCreate: boolean, widgetIds: Array<string> | null, where: Array<string>, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type TokenCreateMutationVariables = Exact<{
  input: CreateTokenInput;
}>;


export type TokenCreateMutation = { createToken: { secret: string, token: { id: string, name: string } } | null };

export type TokenRotateMutationVariables = Exact<{
  id: string | number;
}>;


export type TokenRotateMutation = { rotateToken: { secret: string, token: { id: string, name: string } } | null };

export type TokenRevokeMutationVariables = Exact<{
  id: string | number;
}>;


export type TokenRevokeMutation = { revokeToken: { token: { id: string } } | null };

export type TokenWidgetsQueryVariables = Exact<{
  search?: string | null | undefined;
}>;


export type TokenWidgetsQuery = { widgets: { totalCount: number, nodes: Array<{ id: string, title: string }> } | null };

export type WidgetSettingsFragment = { id: string, title: string, description: string | null, owner: string | null, pushName: string | null, tags: Array<string>, chartType: ChartType, keyKind: KeyKind | null, keyColumn: string | null, defaultPeriod: PeriodPreset, keepInstantsDays: number | null, keepHoursDays: number | null, createdAt: string, lastPushAt: string | null, dimensions: Array<{ name: string }>, metrics: Array<{ id: string, name: string, description: string | null, aggregation: Aggregation, across: Across, defaultOnDuplicate: OnDuplicate, status: MetricStatus, steward: string | null, cadence: Cadence | null, color: string | null, chartType: ChartType | null, reverse: boolean, reverseGraph: boolean, yAxis: number | null, yAxisShow: boolean, labelShow: boolean, formula: string | null, format: { style: NumberStyle, currency: string | null, unit: string | null, minimumFractionDigits: number | null, maximumFractionDigits: number | null }, weightMetric: { id: string } | null, exact: { headlineOverride: string | null, comparisonOverride: string | null, yAxisMin: string | null, yAxisMax: string | null }, eventCount: { event: string } | null, goals: Array<{ period: GoalUnit, target: number, direction: GoalDirection, pace: GoalPace, where: Array<{ dimension: string, in: Array<string | null> | null, notIn: Array<string | null> | null, startsWith: string | null, isSet: boolean | null }> }> }> };

export type WidgetPageQueryVariables = Exact<{
  id: string | number;
}>;


export type WidgetPageQuery = { widget: { id: string, title: string, description: string | null, owner: string | null, pushName: string | null, tags: Array<string>, chartType: ChartType, keyKind: KeyKind | null, keyColumn: string | null, defaultPeriod: PeriodPreset, keepInstantsDays: number | null, keepHoursDays: number | null, createdAt: string, lastPushAt: string | null, dimensions: Array<{ name: string }>, metrics: Array<{ id: string, name: string, description: string | null, aggregation: Aggregation, across: Across, defaultOnDuplicate: OnDuplicate, status: MetricStatus, steward: string | null, cadence: Cadence | null, color: string | null, chartType: ChartType | null, reverse: boolean, reverseGraph: boolean, yAxis: number | null, yAxisShow: boolean, labelShow: boolean, formula: string | null, format: { style: NumberStyle, currency: string | null, unit: string | null, minimumFractionDigits: number | null, maximumFractionDigits: number | null }, weightMetric: { id: string } | null, exact: { headlineOverride: string | null, comparisonOverride: string | null, yAxisMin: string | null, yAxisMax: string | null }, eventCount: { event: string } | null, goals: Array<{ period: GoalUnit, target: number, direction: GoalDirection, pace: GoalPace, where: Array<{ dimension: string, in: Array<string | null> | null, notIn: Array<string | null> | null, startsWith: string | null, isSet: boolean | null }> }> }> } | null };

export type WidgetDimensionValuesQueryVariables = Exact<{
  id: string | number;
  search?: string | null | undefined;
}>;


export type WidgetDimensionValuesQuery = { widget: { id: string, dimensions: Array<{ name: string, values: { nodes: Array<{ value: string | null }>, pageInfo: { hasNextPage: boolean } } }> } | null };

export type WidgetPushUrlQueryVariables = Exact<{
  id: string | number;
}>;


export type WidgetPushUrlQuery = { widget: { id: string, pushUrl: string | null } | null };

export type WidgetReceiptsQueryVariables = Exact<{
  id: string | number;
}>;


export type WidgetReceiptsQuery = { widget: { id: string, lastPushAt: string | null, receipts: { edges: Array<{ node: { id: string, acceptedAt: string, caller: string | null, firstKey: string | null, lastKey: string | null, rows: number, points: number, created: number, changed: number } }> } } | null };

export type WidgetUpdateMutationVariables = Exact<{
  input: UpdateWidgetInput;
}>;


export type WidgetUpdateMutation = { updateWidget: { widget: { id: string, title: string, description: string | null, owner: string | null, pushName: string | null, tags: Array<string>, chartType: ChartType, keyKind: KeyKind | null, keyColumn: string | null, defaultPeriod: PeriodPreset, keepInstantsDays: number | null, keepHoursDays: number | null, createdAt: string, lastPushAt: string | null, dimensions: Array<{ name: string }>, metrics: Array<{ id: string, name: string, description: string | null, aggregation: Aggregation, across: Across, defaultOnDuplicate: OnDuplicate, status: MetricStatus, steward: string | null, cadence: Cadence | null, color: string | null, chartType: ChartType | null, reverse: boolean, reverseGraph: boolean, yAxis: number | null, yAxisShow: boolean, labelShow: boolean, formula: string | null, format: { style: NumberStyle, currency: string | null, unit: string | null, minimumFractionDigits: number | null, maximumFractionDigits: number | null }, weightMetric: { id: string } | null, exact: { headlineOverride: string | null, comparisonOverride: string | null, yAxisMin: string | null, yAxisMax: string | null }, eventCount: { event: string } | null, goals: Array<{ period: GoalUnit, target: number, direction: GoalDirection, pace: GoalPace, where: Array<{ dimension: string, in: Array<string | null> | null, notIn: Array<string | null> | null, startsWith: string | null, isSet: boolean | null }> }> }> } } | null };

export type MetricDeleteMutationVariables = Exact<{
  id: string | number;
}>;


export type MetricDeleteMutation = { deleteMetric: { id: string } | null };

export type MetricUpdateMutationVariables = Exact<{
  input: UpdateMetricInput;
}>;


export type MetricUpdateMutation = { updateMetric: { metric: { id: string, widget: { id: string } } } | null };

export type MetricGoalSetMutationVariables = Exact<{
  input: SetGoalInput;
}>;


export type MetricGoalSetMutation = { setGoal: { metric: { id: string, widget: { id: string } } } | null };

export type WidgetRotateKeyMutationVariables = Exact<{
  id: string | number;
}>;


export type WidgetRotateKeyMutation = { rotatePushKey: { widget: { id: string, pushUrl: string | null } } | null };

export type WidgetDeleteMutationVariables = Exact<{
  id: string | number;
}>;


export type WidgetDeleteMutation = { deleteWidget: { id: string } | null };

export type ReportDetailFragment = { keys: Array<string>, granularity: Granularity | null, partialIndexes: Array<number>, period: { firstDay: string, lastDay: string, days: number, workingDays: number, label: string, partial: boolean }, comparedPeriods: Array<{ label: string, workingDays: number }>, metrics: Array<{ headlineReason: string | null, average: number | null, averagePerWorkingDay?: number | null, movingAverage?: Array<number | null>, minimum: number | null, maximum: number | null, latest: number | null, count: number, headline: number | null, values: Array<number | null>, comparison: { percentChange: number | null, difference: number | null, direction: Direction | null, verdict: Verdict, previous: number | null, values: Array<number | null>, period: { firstDay: string, label: string } } | null, goal: { target: number, attained: number | null, ratio: number | null, onPace: boolean | null } | null, metric: { id: string, name: string, aggregation: Aggregation, color: string | null, chartType: ChartType | null, reverseGraph: boolean, yAxis: number | null, yAxisMin: number | null, yAxisMax: number | null, yAxisShow: boolean, labelShow: boolean, format: { style: NumberStyle, currency: string | null, unit: string | null, minimumFractionDigits: number | null, maximumFractionDigits: number | null } } }> };

export type GroupedReportFragment = { keys: Array<string>, granularity: Granularity | null, partialIndexes: Array<number>, annotations: Array<{ firstIndex: number | null, lastIndex: number | null, annotation: { id: string, at: string | null, firstDay: string | null, lastDay: string | null, text: string, link: string | null, kind: string, createdBy: string, widget: { id: string, title: string } | null } }> | null, groups: Array<{ id: string, isOther: boolean, values: Array<{ dimension: string, value: string | null }>, metrics: Array<{ share: number | null, headline: number | null, values: Array<number | null>, comparison: { percentChange: number | null, difference: number | null, direction: Direction | null, verdict: Verdict, previous: number | null, values: Array<number | null>, period: { firstDay: string, label: string } } | null, metric: { id: string, name: string, aggregation: Aggregation, color: string | null, chartType: ChartType | null, reverseGraph: boolean, yAxis: number | null, yAxisMin: number | null, yAxisMax: number | null, yAxisShow: boolean, labelShow: boolean, format: { style: NumberStyle, currency: string | null, unit: string | null, minimumFractionDigits: number | null, maximumFractionDigits: number | null } } }> }>, period: { firstDay: string, lastDay: string, days: number, workingDays: number, label: string, partial: boolean }, comparedPeriods: Array<{ label: string, workingDays: number }>, metrics: Array<{ headlineReason: string | null, average: number | null, averagePerWorkingDay?: number | null, movingAverage?: Array<number | null>, minimum: number | null, maximum: number | null, latest: number | null, count: number, headline: number | null, values: Array<number | null>, comparison: { percentChange: number | null, difference: number | null, direction: Direction | null, verdict: Verdict, previous: number | null, values: Array<number | null>, period: { firstDay: string, label: string } } | null, goal: { target: number, attained: number | null, ratio: number | null, onPace: boolean | null } | null, metric: { id: string, name: string, aggregation: Aggregation, color: string | null, chartType: ChartType | null, reverseGraph: boolean, yAxis: number | null, yAxisMin: number | null, yAxisMax: number | null, yAxisShow: boolean, labelShow: boolean, format: { style: NumberStyle, currency: string | null, unit: string | null, minimumFractionDigits: number | null, maximumFractionDigits: number | null } } }> };

export type WidgetReportQueryVariables = Exact<{
  id: string | number;
  period?: PeriodInput | null | undefined;
  compare?: Array<ComparisonInput> | ComparisonInput | null | undefined;
  where?: Array<DimensionFilter> | DimensionFilter | null | undefined;
  by?: Array<string> | string | null | undefined;
  top?: number | null | undefined;
  orderBy?: GroupOrder | null | undefined;
  onlyDays?: OnlyDays | null | undefined;
  granularity?: Granularity | null | undefined;
  ofWorkingDays?: boolean;
  withAverages?: boolean;
  window?: number;
}>;


export type WidgetReportQuery = { widget: { id: string, report: { keys: Array<string>, granularity: Granularity | null, partialIndexes: Array<number>, annotations: Array<{ firstIndex: number | null, lastIndex: number | null, annotation: { id: string, at: string | null, firstDay: string | null, lastDay: string | null, text: string, link: string | null, kind: string, createdBy: string, widget: { id: string, title: string } | null } }> | null, groups: Array<{ id: string, isOther: boolean, values: Array<{ dimension: string, value: string | null }>, metrics: Array<{ share: number | null, headline: number | null, values: Array<number | null>, comparison: { percentChange: number | null, difference: number | null, direction: Direction | null, verdict: Verdict, previous: number | null, values: Array<number | null>, period: { firstDay: string, label: string } } | null, metric: { id: string, name: string, aggregation: Aggregation, color: string | null, chartType: ChartType | null, reverseGraph: boolean, yAxis: number | null, yAxisMin: number | null, yAxisMax: number | null, yAxisShow: boolean, labelShow: boolean, format: { style: NumberStyle, currency: string | null, unit: string | null, minimumFractionDigits: number | null, maximumFractionDigits: number | null } } }> }>, period: { firstDay: string, lastDay: string, days: number, workingDays: number, label: string, partial: boolean }, comparedPeriods: Array<{ label: string, workingDays: number }>, metrics: Array<{ headlineReason: string | null, average: number | null, averagePerWorkingDay?: number | null, movingAverage?: Array<number | null>, minimum: number | null, maximum: number | null, latest: number | null, count: number, headline: number | null, values: Array<number | null>, comparison: { percentChange: number | null, difference: number | null, direction: Direction | null, verdict: Verdict, previous: number | null, values: Array<number | null>, period: { firstDay: string, label: string } } | null, goal: { target: number, attained: number | null, ratio: number | null, onPace: boolean | null } | null, metric: { id: string, name: string, aggregation: Aggregation, color: string | null, chartType: ChartType | null, reverseGraph: boolean, yAxis: number | null, yAxisMin: number | null, yAxisMax: number | null, yAxisShow: boolean, labelShow: boolean, format: { style: NumberStyle, currency: string | null, unit: string | null, minimumFractionDigits: number | null, maximumFractionDigits: number | null } } }> } | null } | null };

export type WidgetLiveSubscriptionVariables = Exact<{
  id: string | number;
  period?: PeriodInput | null | undefined;
  compare?: Array<ComparisonInput> | ComparisonInput | null | undefined;
  where?: Array<DimensionFilter> | DimensionFilter | null | undefined;
  by?: Array<string> | string | null | undefined;
  top?: number | null | undefined;
  orderBy?: GroupOrder | null | undefined;
  onlyDays?: OnlyDays | null | undefined;
  granularity?: Granularity | null | undefined;
  ofWorkingDays?: boolean;
  withAverages?: boolean;
  window?: number;
}>;


export type WidgetLiveSubscription = { widgetReport: { keys: Array<string>, granularity: Granularity | null, partialIndexes: Array<number>, widget: { id: string, lastPushAt: string | null }, annotations: Array<{ firstIndex: number | null, lastIndex: number | null, annotation: { id: string, at: string | null, firstDay: string | null, lastDay: string | null, text: string, link: string | null, kind: string, createdBy: string, widget: { id: string, title: string } | null } }> | null, groups: Array<{ id: string, isOther: boolean, values: Array<{ dimension: string, value: string | null }>, metrics: Array<{ share: number | null, headline: number | null, values: Array<number | null>, comparison: { percentChange: number | null, difference: number | null, direction: Direction | null, verdict: Verdict, previous: number | null, values: Array<number | null>, period: { firstDay: string, label: string } } | null, metric: { id: string, name: string, aggregation: Aggregation, color: string | null, chartType: ChartType | null, reverseGraph: boolean, yAxis: number | null, yAxisMin: number | null, yAxisMax: number | null, yAxisShow: boolean, labelShow: boolean, format: { style: NumberStyle, currency: string | null, unit: string | null, minimumFractionDigits: number | null, maximumFractionDigits: number | null } } }> }>, period: { firstDay: string, lastDay: string, days: number, workingDays: number, label: string, partial: boolean }, comparedPeriods: Array<{ label: string, workingDays: number }>, metrics: Array<{ headlineReason: string | null, average: number | null, averagePerWorkingDay?: number | null, movingAverage?: Array<number | null>, minimum: number | null, maximum: number | null, latest: number | null, count: number, headline: number | null, values: Array<number | null>, comparison: { percentChange: number | null, difference: number | null, direction: Direction | null, verdict: Verdict, previous: number | null, values: Array<number | null>, period: { firstDay: string, label: string } } | null, goal: { target: number, attained: number | null, ratio: number | null, onPace: boolean | null } | null, metric: { id: string, name: string, aggregation: Aggregation, color: string | null, chartType: ChartType | null, reverseGraph: boolean, yAxis: number | null, yAxisMin: number | null, yAxisMax: number | null, yAxisShow: boolean, labelShow: boolean, format: { style: NumberStyle, currency: string | null, unit: string | null, minimumFractionDigits: number | null, maximumFractionDigits: number | null } } }> } | null };

export type ProjectWorkingDaysQueryVariables = Exact<{ [key: string]: never; }>;


export type ProjectWorkingDaysQuery = { project: { id: string, workingDays: Array<number>, holidays: Array<{ day: string }> } | null };

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
export const AlertStandingFragmentDoc = new TypedDocumentString(`
    fragment AlertStanding on Alert {
  id
  name
  state
  problem
  paused
  snoozedUntil
  states {
    group {
      dimension
      value
    }
    state
    value
    low
    high
    since
    acknowledgedAt
    acknowledgedBy
  }
}
    `, {"fragmentName":"AlertStanding"}) as unknown as TypedDocumentString<AlertStandingFragment, unknown>;
export const NumberFormatFragmentDoc = new TypedDocumentString(`
    fragment NumberFormat on NumberFormat {
  style
  currency
  unit
  minimumFractionDigits
  maximumFractionDigits
}
    `, {"fragmentName":"NumberFormat"}) as unknown as TypedDocumentString<NumberFormatFragment, unknown>;
export const AlertRowFragmentDoc = new TypedDocumentString(`
    fragment AlertRow on Alert {
  ...AlertStanding
  granularity
  condition {
    kind
    above
    below
    outside {
      low
      high
    }
    change {
      above
      below
      measure
    }
    silence {
      buckets
    }
  }
  metric {
    id
    name
    format {
      ...NumberFormat
    }
  }
  widget {
    id
    title
  }
}
    fragment AlertStanding on Alert {
  id
  name
  state
  problem
  paused
  snoozedUntil
  states {
    group {
      dimension
      value
    }
    state
    value
    low
    high
    since
    acknowledgedAt
    acknowledgedBy
  }
}
fragment NumberFormat on NumberFormat {
  style
  currency
  unit
  minimumFractionDigits
  maximumFractionDigits
}`, {"fragmentName":"AlertRow"}) as unknown as TypedDocumentString<AlertRowFragment, unknown>;
export const AlertRuleFragmentDoc = new TypedDocumentString(`
    fragment AlertRule on Alert {
  ...AlertRow
  condition {
    change {
      against
      shift {
        count
        unit
      }
    }
    goalPace {
      unit
    }
    unusual {
      deviations
      tolerance
      season
      seasons
    }
  }
  forBuckets
  recoverAt
  includeRunning
  whenMissing
  where {
    dimension
    in
    notIn
    startsWith
    isSet
  }
  by
  cron
  timeZone
  onPush
  annotate
  mute {
    weekdays
    from
    until
  }
  nextEvaluationAt
}
    fragment AlertStanding on Alert {
  id
  name
  state
  problem
  paused
  snoozedUntil
  states {
    group {
      dimension
      value
    }
    state
    value
    low
    high
    since
    acknowledgedAt
    acknowledgedBy
  }
}
fragment AlertRow on Alert {
  ...AlertStanding
  granularity
  condition {
    kind
    above
    below
    outside {
      low
      high
    }
    change {
      above
      below
      measure
    }
    silence {
      buckets
    }
  }
  metric {
    id
    name
    format {
      ...NumberFormat
    }
  }
  widget {
    id
    title
  }
}
fragment NumberFormat on NumberFormat {
  style
  currency
  unit
  minimumFractionDigits
  maximumFractionDigits
}`, {"fragmentName":"AlertRule"}) as unknown as TypedDocumentString<AlertRuleFragment, unknown>;
export const AlertCourseFragmentDoc = new TypedDocumentString(`
    fragment AlertCourse on AlertSimulation {
  keys
  hasMoreGroups
  groups {
    values {
      dimension
      value
    }
    measured
    low
    high
    states
    events {
      from
      to
      bucketKey
      value
    }
  }
}
    `, {"fragmentName":"AlertCourse"}) as unknown as TypedDocumentString<AlertCourseFragment, unknown>;
export const ChartMetricReportFragmentDoc = new TypedDocumentString(`
    fragment ChartMetricReport on MetricReport {
  metric {
    id
    name
    format {
      ...NumberFormat
    }
    aggregation
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
    fragment NumberFormat on NumberFormat {
  style
  currency
  unit
  minimumFractionDigits
  maximumFractionDigits
}`, {"fragmentName":"ChartMetricReport"}) as unknown as TypedDocumentString<ChartMetricReportFragment, unknown>;
export const ChartReportFragmentDoc = new TypedDocumentString(`
    fragment ChartReport on Report {
  keys
  granularity
  partialIndexes
  period {
    label
    partial
  }
  metrics {
    ...ChartMetricReport
  }
}
    fragment NumberFormat on NumberFormat {
  style
  currency
  unit
  minimumFractionDigits
  maximumFractionDigits
}
fragment ChartMetricReport on MetricReport {
  metric {
    id
    name
    format {
      ...NumberFormat
    }
    aggregation
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
}`, {"fragmentName":"ChartReport"}) as unknown as TypedDocumentString<ChartReportFragment, unknown>;
export const WidgetCardFragmentDoc = new TypedDocumentString(`
    fragment WidgetCard on Widget {
  id
  title
  description
  chartType
  lastPushAt
  report(period: $period, compare: $compare, fill: BY_AGGREGATION) {
    ...ChartReport
  }
}
    fragment NumberFormat on NumberFormat {
  style
  currency
  unit
  minimumFractionDigits
  maximumFractionDigits
}
fragment ChartMetricReport on MetricReport {
  metric {
    id
    name
    format {
      ...NumberFormat
    }
    aggregation
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
fragment ChartReport on Report {
  keys
  granularity
  partialIndexes
  period {
    label
    partial
  }
  metrics {
    ...ChartMetricReport
  }
}`, {"fragmentName":"WidgetCard"}) as unknown as TypedDocumentString<WidgetCardFragment, unknown>;
export const BoardPartsFragmentDoc = new TypedDocumentString(`
    fragment BoardParts on Board {
  id
  name
  position
  showsAllWidgets
  cards {
    area {
      column
      row
      columns
      rows
    }
    widget {
      id
    }
  }
}
    `, {"fragmentName":"BoardParts"}) as unknown as TypedDocumentString<BoardPartsFragment, unknown>;
export const ChannelFieldsFragmentDoc = new TypedDocumentString(`
    fragment ChannelFields on Channel {
  id
  name
  kind
  target
  body
  headerNames
  to
  source {
    id
    name
  }
  variables
  events
  eventWidgets {
    id
    title
  }
  paused
}
    `, {"fragmentName":"ChannelFields"}) as unknown as TypedDocumentString<ChannelFieldsFragment, unknown>;
export const ExplainedMetricFragmentDoc = new TypedDocumentString(`
    fragment ExplainedMetric on MetricReport {
  metric {
    id
    name
    format {
      ...NumberFormat
    }
  }
  explain {
    summary
    operands {
      reference
      value
      issue
    }
    receipts {
      id
      acceptedAt
      caller
      firstKey
      lastKey
      rows
    }
  }
  comparison {
    period {
      label
    }
    drivers(by: $by) @include(if: $split) {
      split
      message
      groups {
        values {
          value
        }
        isOther
        previous
        current
        contribution
        share
      }
    }
  }
}
    fragment NumberFormat on NumberFormat {
  style
  currency
  unit
  minimumFractionDigits
  maximumFractionDigits
}`, {"fragmentName":"ExplainedMetric"}) as unknown as TypedDocumentString<ExplainedMetricFragment, unknown>;
export const ProjectSettingsFragmentDoc = new TypedDocumentString(`
    fragment ProjectSettings on Project {
  id
  name
  timeZone
  weekStart
  yearStart {
    month
    day
  }
  queryCacheMinutes
  workingDays
  holidays {
    day
    name
  }
}
    `, {"fragmentName":"ProjectSettings"}) as unknown as TypedDocumentString<ProjectSettingsFragment, unknown>;
export const QueryAnswerFragmentDoc = new TypedDocumentString(`
    fragment QueryAnswer on QueryResult {
  columns {
    name
    type
  }
  rows
  rowCount
  truncated
  cached
  cachedAt
  durationMs
}
    `, {"fragmentName":"QueryAnswer"}) as unknown as TypedDocumentString<QueryAnswerFragment, unknown>;
export const SavedQueryFieldsFragmentDoc = new TypedDocumentString(`
    fragment SavedQueryFields on SavedQuery {
  id
  name
  description
  sql
  document
  cacheMinutes
  version
  savedAt
  savedBy
  variables {
    name
    type
    list
    required
    default
  }
}
    `, {"fragmentName":"SavedQueryFields"}) as unknown as TypedDocumentString<SavedQueryFieldsFragment, unknown>;
export const ReportScheduleFieldsFragmentDoc = new TypedDocumentString(`
    fragment ReportScheduleFields on ReportSchedule {
  id
  name
  document
  channelIds
  merge {
    queryId
    source
    variables
    rows
    recipient
  }
  skipIfEmpty
  cron
  timeZone
  afterAlertId
  afterAlert {
    id
    name
  }
  paused
  nextRunAt
}
    `, {"fragmentName":"ReportScheduleFields"}) as unknown as TypedDocumentString<ReportScheduleFieldsFragment, unknown>;
export const ReportRunFieldsFragmentDoc = new TypedDocumentString(`
    fragment ReportRunFields on ReportRun {
  id
  cause
  state
  queuedAt
  startedAt
  finishedAt
  rows
  messages
  skipped
  failed
  error
  problems
}
    `, {"fragmentName":"ReportRunFields"}) as unknown as TypedDocumentString<ReportRunFieldsFragment, unknown>;
export const CallAnswerFragmentDoc = new TypedDocumentString(`
    fragment CallAnswer on CallResult {
  ok
  data
  error {
    code
    message
  }
  requests {
    name
    method
    url
    status
    ok
    attempts
    durationMs
    fromCache
    data
    error {
      message
    }
  }
}
    `, {"fragmentName":"CallAnswer"}) as unknown as TypedDocumentString<CallAnswerFragment, unknown>;
export const FeedWidgetFragmentDoc = new TypedDocumentString(`
    fragment FeedWidget on Widget {
  id
  title
  dimensions {
    name
  }
}
    `, {"fragmentName":"FeedWidget"}) as unknown as TypedDocumentString<FeedWidgetFragment, unknown>;
export const FeedFieldsFragmentDoc = new TypedDocumentString(`
    fragment FeedFields on Feed {
  id
  name
  source {
    name
  }
  widget {
    ...FeedWidget
  }
  rows
  filter
  key
  metrics {
    name
    value
    format {
      ...NumberFormat
    }
  }
  dimensions {
    name
    value
  }
  history
  variables
  hook
  hookUrl @include(if: $mayManage)
  hookVerifyToken @include(if: $mayManage)
  hookDelivery {
    header
    path
  }
  hookSignature {
    header
    algorithm
    encoding
    prefix
    signs
    timestampHeader
    toleranceSeconds
  }
  hookChallenge {
    from
    name
    reply
    replyName
  }
  cron
  timeZone
  paused
  stale
  nextRunAt
  lastSuccessAt
  runs(first: 10) {
    id
    cause
    state
    queuedAt
    startedAt
    durationMs
    rows
    points
    skipped
    truncated
    problems
    error {
      message
    }
  }
}
    fragment NumberFormat on NumberFormat {
  style
  currency
  unit
  minimumFractionDigits
  maximumFractionDigits
}
fragment FeedWidget on Widget {
  id
  title
  dimensions {
    name
  }
}`, {"fragmentName":"FeedFields"}) as unknown as TypedDocumentString<FeedFieldsFragment, unknown>;
export const WidgetSettingsFragmentDoc = new TypedDocumentString(`
    fragment WidgetSettings on Widget {
  id
  title
  description
  owner
  pushName
  tags
  chartType
  keyKind
  keyColumn
  dimensions {
    name
  }
  defaultPeriod
  keepInstantsDays
  keepHoursDays
  createdAt
  lastPushAt
  metrics {
    id
    name
    description
    format {
      ...NumberFormat
    }
    aggregation
    across
    weightMetric {
      id
    }
    defaultOnDuplicate
    status
    steward
    cadence
    color
    chartType
    reverse
    reverseGraph
    yAxis
    yAxisShow
    labelShow
    exact {
      headlineOverride
      comparisonOverride
      yAxisMin
      yAxisMax
    }
    formula
    eventCount {
      event
    }
    goals {
      period
      target
      direction
      pace
      where {
        dimension
        in
        notIn
        startsWith
        isSet
      }
    }
  }
}
    fragment NumberFormat on NumberFormat {
  style
  currency
  unit
  minimumFractionDigits
  maximumFractionDigits
}`, {"fragmentName":"WidgetSettings"}) as unknown as TypedDocumentString<WidgetSettingsFragment, unknown>;
export const ReportDetailFragmentDoc = new TypedDocumentString(`
    fragment ReportDetail on Report {
  ...ChartReport
  period {
    firstDay
    lastDay
    days
    workingDays
  }
  comparedPeriods {
    label
    workingDays
  }
  metrics {
    headlineReason
    comparison {
      period {
        firstDay
      }
    }
    average
    averagePerWorkingDay @include(if: $ofWorkingDays)
    movingAverage(buckets: $window) @include(if: $withAverages)
    minimum
    maximum
    latest
    count
    goal {
      target
      attained
      ratio
      onPace
    }
  }
}
    fragment NumberFormat on NumberFormat {
  style
  currency
  unit
  minimumFractionDigits
  maximumFractionDigits
}
fragment ChartMetricReport on MetricReport {
  metric {
    id
    name
    format {
      ...NumberFormat
    }
    aggregation
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
fragment ChartReport on Report {
  keys
  granularity
  partialIndexes
  period {
    label
    partial
  }
  metrics {
    ...ChartMetricReport
  }
}`, {"fragmentName":"ReportDetail"}) as unknown as TypedDocumentString<ReportDetailFragment, unknown>;
export const AnnotationDetailFragmentDoc = new TypedDocumentString(`
    fragment AnnotationDetail on Annotation {
  id
  at
  firstDay
  lastDay
  text
  link
  kind
  createdBy
  widget {
    id
    title
  }
}
    `, {"fragmentName":"AnnotationDetail"}) as unknown as TypedDocumentString<AnnotationDetailFragment, unknown>;
export const GroupedReportFragmentDoc = new TypedDocumentString(`
    fragment GroupedReport on Report {
  ...ReportDetail
  annotations {
    firstIndex
    lastIndex
    annotation {
      ...AnnotationDetail
    }
  }
  groups {
    id
    isOther
    values {
      dimension
      value
    }
    metrics {
      ...ChartMetricReport
      share
      comparison {
        period {
          firstDay
        }
      }
    }
  }
}
    fragment AnnotationDetail on Annotation {
  id
  at
  firstDay
  lastDay
  text
  link
  kind
  createdBy
  widget {
    id
    title
  }
}
fragment NumberFormat on NumberFormat {
  style
  currency
  unit
  minimumFractionDigits
  maximumFractionDigits
}
fragment ChartMetricReport on MetricReport {
  metric {
    id
    name
    format {
      ...NumberFormat
    }
    aggregation
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
fragment ChartReport on Report {
  keys
  granularity
  partialIndexes
  period {
    label
    partial
  }
  metrics {
    ...ChartMetricReport
  }
}
fragment ReportDetail on Report {
  ...ChartReport
  period {
    firstDay
    lastDay
    days
    workingDays
  }
  comparedPeriods {
    label
    workingDays
  }
  metrics {
    headlineReason
    comparison {
      period {
        firstDay
      }
    }
    average
    averagePerWorkingDay @include(if: $ofWorkingDays)
    movingAverage(buckets: $window) @include(if: $withAverages)
    minimum
    maximum
    latest
    count
    goal {
      target
      attained
      ratio
      onPace
    }
  }
}`, {"fragmentName":"GroupedReport"}) as unknown as TypedDocumentString<GroupedReportFragment, unknown>;
export const DataAddressListDocument = new TypedDocumentString(`
    query DataAddressList($widgetId: ID!) {
  dataAddresses(first: 500, widgetId: $widgetId) {
    edges {
      node {
        id
        name
        kind
        csv: dataUrl(format: CSV)
        json: dataUrl(format: JSON)
        xlsx: dataUrl(format: XLSX)
        choosesPeriod
        createdBy
        createdAt
        expiresAt
        revokedAt
        lastUsedAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DataAddressListQuery, DataAddressListQueryVariables>;
export const DataAddressCreateDocument = new TypedDocumentString(`
    mutation DataAddressCreate($input: CreateDataAddressInput!) {
  createDataAddress(input: $input) {
    dataAddress {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<DataAddressCreateMutation, DataAddressCreateMutationVariables>;
export const DataAddressRevokeDocument = new TypedDocumentString(`
    mutation DataAddressRevoke($id: ID!) {
  revokeDataAddress(id: $id) {
    dataAddress {
      id
      revokedAt
    }
  }
}
    `) as unknown as TypedDocumentString<DataAddressRevokeMutation, DataAddressRevokeMutationVariables>;
export const ChartAddressDocument = new TypedDocumentString(`
    query ChartAddress($id: ID!, $format: ChartFormat!, $width: Int!, $height: Int!, $theme: ChartTheme!, $validHours: Int!, $preset: PeriodPreset, $days: DayRangeInput, $compare: ComparisonPreset, $onlyDays: OnlyDays, $by: [String!], $top: Int, $where: [DimensionFilter!]) {
  widget(id: $id) {
    id
    chartUrl(
      format: $format
      width: $width
      height: $height
      theme: $theme
      validHours: $validHours
      preset: $preset
      days: $days
      compare: $compare
      onlyDays: $onlyDays
      by: $by
      top: $top
      where: $where
    )
  }
}
    `) as unknown as TypedDocumentString<ChartAddressQuery, ChartAddressQueryVariables>;
export const AlertSaveDocument = new TypedDocumentString(`
    mutation AlertSave($input: SaveAlertInput!) {
  saveAlert(input: $input) {
    alert {
      ...AlertRule
    }
  }
}
    fragment AlertStanding on Alert {
  id
  name
  state
  problem
  paused
  snoozedUntil
  states {
    group {
      dimension
      value
    }
    state
    value
    low
    high
    since
    acknowledgedAt
    acknowledgedBy
  }
}
fragment AlertRow on Alert {
  ...AlertStanding
  granularity
  condition {
    kind
    above
    below
    outside {
      low
      high
    }
    change {
      above
      below
      measure
    }
    silence {
      buckets
    }
  }
  metric {
    id
    name
    format {
      ...NumberFormat
    }
  }
  widget {
    id
    title
  }
}
fragment AlertRule on Alert {
  ...AlertRow
  condition {
    change {
      against
      shift {
        count
        unit
      }
    }
    goalPace {
      unit
    }
    unusual {
      deviations
      tolerance
      season
      seasons
    }
  }
  forBuckets
  recoverAt
  includeRunning
  whenMissing
  where {
    dimension
    in
    notIn
    startsWith
    isSet
  }
  by
  cron
  timeZone
  onPush
  annotate
  mute {
    weekdays
    from
    until
  }
  nextEvaluationAt
}
fragment NumberFormat on NumberFormat {
  style
  currency
  unit
  minimumFractionDigits
  maximumFractionDigits
}`) as unknown as TypedDocumentString<AlertSaveMutation, AlertSaveMutationVariables>;
export const AlertDeleteDocument = new TypedDocumentString(`
    mutation AlertDelete($id: ID!) {
  deleteAlert(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<AlertDeleteMutation, AlertDeleteMutationVariables>;
export const AlertAcknowledgeDocument = new TypedDocumentString(`
    mutation AlertAcknowledge($id: ID!, $group: [String]) {
  acknowledgeAlert(id: $id, group: $group) {
    alert {
      ...AlertStanding
    }
  }
}
    fragment AlertStanding on Alert {
  id
  name
  state
  problem
  paused
  snoozedUntil
  states {
    group {
      dimension
      value
    }
    state
    value
    low
    high
    since
    acknowledgedAt
    acknowledgedBy
  }
}`) as unknown as TypedDocumentString<AlertAcknowledgeMutation, AlertAcknowledgeMutationVariables>;
export const AlertSnoozeDocument = new TypedDocumentString(`
    mutation AlertSnooze($id: ID!, $until: DateTime) {
  snoozeAlert(id: $id, until: $until) {
    alert {
      ...AlertStanding
    }
  }
}
    fragment AlertStanding on Alert {
  id
  name
  state
  problem
  paused
  snoozedUntil
  states {
    group {
      dimension
      value
    }
    state
    value
    low
    high
    since
    acknowledgedAt
    acknowledgedBy
  }
}`) as unknown as TypedDocumentString<AlertSnoozeMutation, AlertSnoozeMutationVariables>;
export const AlertPauseDocument = new TypedDocumentString(`
    mutation AlertPause($id: ID!) {
  pauseAlert(id: $id) {
    alert {
      ...AlertStanding
    }
  }
}
    fragment AlertStanding on Alert {
  id
  name
  state
  problem
  paused
  snoozedUntil
  states {
    group {
      dimension
      value
    }
    state
    value
    low
    high
    since
    acknowledgedAt
    acknowledgedBy
  }
}`) as unknown as TypedDocumentString<AlertPauseMutation, AlertPauseMutationVariables>;
export const AlertResumeDocument = new TypedDocumentString(`
    mutation AlertResume($id: ID!) {
  resumeAlert(id: $id) {
    alert {
      ...AlertStanding
    }
  }
}
    fragment AlertStanding on Alert {
  id
  name
  state
  problem
  paused
  snoozedUntil
  states {
    group {
      dimension
      value
    }
    state
    value
    low
    high
    since
    acknowledgedAt
    acknowledgedBy
  }
}`) as unknown as TypedDocumentString<AlertResumeMutation, AlertResumeMutationVariables>;
export const AlertPageDocument = new TypedDocumentString(`
    query AlertPage($after: String, $search: String, $states: [AlertState!]) {
  alerts(first: 50, after: $after, search: $search, states: $states) {
    totalCount
    nodes {
      ...AlertRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment AlertStanding on Alert {
  id
  name
  state
  problem
  paused
  snoozedUntil
  states {
    group {
      dimension
      value
    }
    state
    value
    low
    high
    since
    acknowledgedAt
    acknowledgedBy
  }
}
fragment AlertRow on Alert {
  ...AlertStanding
  granularity
  condition {
    kind
    above
    below
    outside {
      low
      high
    }
    change {
      above
      below
      measure
    }
    silence {
      buckets
    }
  }
  metric {
    id
    name
    format {
      ...NumberFormat
    }
  }
  widget {
    id
    title
  }
}
fragment NumberFormat on NumberFormat {
  style
  currency
  unit
  minimumFractionDigits
  maximumFractionDigits
}`) as unknown as TypedDocumentString<AlertPageQuery, AlertPageQueryVariables>;
export const AlertsLiveDocument = new TypedDocumentString(`
    subscription AlertsLive($ids: [ID!]!) {
  alertStates(ids: $ids) {
    ...AlertStanding
  }
}
    fragment AlertStanding on Alert {
  id
  name
  state
  problem
  paused
  snoozedUntil
  states {
    group {
      dimension
      value
    }
    state
    value
    low
    high
    since
    acknowledgedAt
    acknowledgedBy
  }
}`) as unknown as TypedDocumentString<AlertsLiveSubscription, AlertsLiveSubscriptionVariables>;
export const AlertDetailsDocument = new TypedDocumentString(`
    query AlertDetails($id: ID!) {
  alert(id: $id) {
    ...AlertRule
  }
}
    fragment AlertStanding on Alert {
  id
  name
  state
  problem
  paused
  snoozedUntil
  states {
    group {
      dimension
      value
    }
    state
    value
    low
    high
    since
    acknowledgedAt
    acknowledgedBy
  }
}
fragment AlertRow on Alert {
  ...AlertStanding
  granularity
  condition {
    kind
    above
    below
    outside {
      low
      high
    }
    change {
      above
      below
      measure
    }
    silence {
      buckets
    }
  }
  metric {
    id
    name
    format {
      ...NumberFormat
    }
  }
  widget {
    id
    title
  }
}
fragment AlertRule on Alert {
  ...AlertRow
  condition {
    change {
      against
      shift {
        count
        unit
      }
    }
    goalPace {
      unit
    }
    unusual {
      deviations
      tolerance
      season
      seasons
    }
  }
  forBuckets
  recoverAt
  includeRunning
  whenMissing
  where {
    dimension
    in
    notIn
    startsWith
    isSet
  }
  by
  cron
  timeZone
  onPush
  annotate
  mute {
    weekdays
    from
    until
  }
  nextEvaluationAt
}
fragment NumberFormat on NumberFormat {
  style
  currency
  unit
  minimumFractionDigits
  maximumFractionDigits
}`) as unknown as TypedDocumentString<AlertDetailsQuery, AlertDetailsQueryVariables>;
export const AlertChannelsDocument = new TypedDocumentString(`
    query AlertChannels($id: ID!) {
  alert(id: $id) {
    id
    channels {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<AlertChannelsQuery, AlertChannelsQueryVariables>;
export const AlertBandDocument = new TypedDocumentString(`
    query AlertBand($id: ID!, $over: PeriodInput!) {
  alert(id: $id) {
    id
    band(over: $over) {
      ...AlertCourse
    }
  }
}
    fragment AlertCourse on AlertSimulation {
  keys
  hasMoreGroups
  groups {
    values {
      dimension
      value
    }
    measured
    low
    high
    states
    events {
      from
      to
      bucketKey
      value
    }
  }
}`) as unknown as TypedDocumentString<AlertBandQuery, AlertBandQueryVariables>;
export const AlertEventsDocument = new TypedDocumentString(`
    query AlertEvents($id: ID!, $after: String) {
  alert(id: $id) {
    id
    events(first: 20, after: $after) {
      nodes {
        id
        at
        from
        to
        bucketKey
        value
        group {
          dimension
          value
        }
        notification
        acknowledgedBy
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AlertEventsQuery, AlertEventsQueryVariables>;
export const AlertSimulateDocument = new TypedDocumentString(`
    query AlertSimulate($input: SaveAlertInput!, $over: PeriodInput!) {
  simulateAlert(input: $input, over: $over) {
    ...AlertCourse
  }
}
    fragment AlertCourse on AlertSimulation {
  keys
  hasMoreGroups
  groups {
    values {
      dimension
      value
    }
    measured
    low
    high
    states
    events {
      from
      to
      bucketKey
      value
    }
  }
}`) as unknown as TypedDocumentString<AlertSimulateQuery, AlertSimulateQueryVariables>;
export const AlertWidgetsDocument = new TypedDocumentString(`
    query AlertWidgets($search: String) {
  widgets(first: 200, search: $search, orderBy: {field: TITLE}) {
    nodes {
      id
      title
    }
  }
}
    `) as unknown as TypedDocumentString<AlertWidgetsQuery, AlertWidgetsQueryVariables>;
export const AlertWidgetDocument = new TypedDocumentString(`
    query AlertWidget($id: ID!) {
  widget(id: $id) {
    id
    title
    keyKind
    dimensions {
      name
    }
    metrics {
      id
      name
      format {
        ...NumberFormat
      }
    }
  }
}
    fragment NumberFormat on NumberFormat {
  style
  currency
  unit
  minimumFractionDigits
  maximumFractionDigits
}`) as unknown as TypedDocumentString<AlertWidgetQuery, AlertWidgetQueryVariables>;
export const AlertOfNameDocument = new TypedDocumentString(`
    query AlertOfName($name: String!) {
  alerts(first: 500, search: $name) {
    nodes {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<AlertOfNameQuery, AlertOfNameQueryVariables>;
export const AlertChannelNamesDocument = new TypedDocumentString(`
    query AlertChannelNames($after: String) {
  channels(first: 50, after: $after) {
    nodes {
      id
      name
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<AlertChannelNamesQuery, AlertChannelNamesQueryVariables>;
export const AnnotationListDocument = new TypedDocumentString(`
    query AnnotationList($after: String, $search: String) {
  annotations(first: 50, after: $after, search: $search) {
    totalCount
    nodes {
      ...AnnotationDetail
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment AnnotationDetail on Annotation {
  id
  at
  firstDay
  lastDay
  text
  link
  kind
  createdBy
  widget {
    id
    title
  }
}`) as unknown as TypedDocumentString<AnnotationListQuery, AnnotationListQueryVariables>;
export const AnnotationSaveDocument = new TypedDocumentString(`
    mutation AnnotationSave($input: SaveAnnotationInput!) {
  saveAnnotation(input: $input) {
    annotation {
      ...AnnotationDetail
    }
  }
}
    fragment AnnotationDetail on Annotation {
  id
  at
  firstDay
  lastDay
  text
  link
  kind
  createdBy
  widget {
    id
    title
  }
}`) as unknown as TypedDocumentString<AnnotationSaveMutation, AnnotationSaveMutationVariables>;
export const AnnotationDeleteDocument = new TypedDocumentString(`
    mutation AnnotationDelete($id: ID!) {
  deleteAnnotation(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<AnnotationDeleteMutation, AnnotationDeleteMutationVariables>;
export const AuditPageDocument = new TypedDocumentString(`
    query AuditPage($after: String, $action: String, $target: ID) {
  auditLog(first: 50, after: $after, action: $action, target: $target) {
    edges {
      node {
        id
        at
        endedAt
        action
        target
        fields
        actor
        address
        error
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<AuditPageQuery, AuditPageQueryVariables>;
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
  report(period: $period, compare: $compare, fill: BY_AGGREGATION) {
    ...ChartReport
  }
}
fragment NumberFormat on NumberFormat {
  style
  currency
  unit
  minimumFractionDigits
  maximumFractionDigits
}
fragment ChartMetricReport on MetricReport {
  metric {
    id
    name
    format {
      ...NumberFormat
    }
    aggregation
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
fragment ChartReport on Report {
  keys
  granularity
  partialIndexes
  period {
    label
    partial
  }
  metrics {
    ...ChartMetricReport
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
  report(period: $period, compare: $compare, fill: BY_AGGREGATION) {
    ...ChartReport
  }
}
fragment NumberFormat on NumberFormat {
  style
  currency
  unit
  minimumFractionDigits
  maximumFractionDigits
}
fragment ChartMetricReport on MetricReport {
  metric {
    id
    name
    format {
      ...NumberFormat
    }
    aggregation
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
fragment ChartReport on Report {
  keys
  granularity
  partialIndexes
  period {
    label
    partial
  }
  metrics {
    ...ChartMetricReport
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
    query BoardLayout($id: ID) {
  board(id: $id) {
    ...BoardParts
  }
  boards {
    id
    name
  }
}
    fragment BoardParts on Board {
  id
  name
  position
  showsAllWidgets
  cards {
    area {
      column
      row
      columns
      rows
    }
    widget {
      id
    }
  }
}`) as unknown as TypedDocumentString<BoardLayoutQuery, BoardLayoutQueryVariables>;
export const BoardSaveDocument = new TypedDocumentString(`
    mutation BoardSave($input: SaveBoardInput!) {
  saveBoard(input: $input) {
    board {
      ...BoardParts
    }
  }
}
    fragment BoardParts on Board {
  id
  name
  position
  showsAllWidgets
  cards {
    area {
      column
      row
      columns
      rows
    }
    widget {
      id
    }
  }
}`) as unknown as TypedDocumentString<BoardSaveMutation, BoardSaveMutationVariables>;
export const BoardCreateDocument = new TypedDocumentString(`
    mutation BoardCreate($input: CreateBoardInput!) {
  createBoard(input: $input) {
    board {
      ...BoardParts
    }
  }
}
    fragment BoardParts on Board {
  id
  name
  position
  showsAllWidgets
  cards {
    area {
      column
      row
      columns
      rows
    }
    widget {
      id
    }
  }
}`) as unknown as TypedDocumentString<BoardCreateMutation, BoardCreateMutationVariables>;
export const BoardUpdateDocument = new TypedDocumentString(`
    mutation BoardUpdate($input: UpdateBoardInput!) {
  updateBoard(input: $input) {
    board {
      ...BoardParts
    }
  }
}
    fragment BoardParts on Board {
  id
  name
  position
  showsAllWidgets
  cards {
    area {
      column
      row
      columns
      rows
    }
    widget {
      id
    }
  }
}`) as unknown as TypedDocumentString<BoardUpdateMutation, BoardUpdateMutationVariables>;
export const BoardDeleteDocument = new TypedDocumentString(`
    mutation BoardDelete($id: ID!) {
  deleteBoard(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<BoardDeleteMutation, BoardDeleteMutationVariables>;
export const CataloguePageDocument = new TypedDocumentString(`
    query CataloguePage($after: String, $search: String, $status: [MetricStatus!], $steward: String, $isLate: Boolean) {
  metrics(
    first: 50
    after: $after
    search: $search
    status: $status
    steward: $steward
    isLate: $isLate
    orderBy: {field: WIDGET}
  ) {
    totalCount
    nodes {
      id
      name
      description
      status
      statusBy
      statusAt
      steward
      cadence
      widget {
        id
        title
      }
      freshness {
        lastDataAt
        isLate
        lateSince
      }
      lineage {
        origins {
          kind
          name
        }
        usedIn {
          kind
          name
        }
        isComplete
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<CataloguePageQuery, CataloguePageQueryVariables>;
export const ChannelPageDocument = new TypedDocumentString(`
    query ChannelPage($after: String) {
  channels(first: 50, after: $after) {
    edges {
      node {
        ...ChannelFields
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ChannelFields on Channel {
  id
  name
  kind
  target
  body
  headerNames
  to
  source {
    id
    name
  }
  variables
  events
  eventWidgets {
    id
    title
  }
  paused
}`) as unknown as TypedDocumentString<ChannelPageQuery, ChannelPageQueryVariables>;
export const SaveChannelDocument = new TypedDocumentString(`
    mutation SaveChannel($input: SaveChannelInput!) {
  saveChannel(input: $input) {
    signingSecret
    channel {
      ...ChannelFields
    }
  }
}
    fragment ChannelFields on Channel {
  id
  name
  kind
  target
  body
  headerNames
  to
  source {
    id
    name
  }
  variables
  events
  eventWidgets {
    id
    title
  }
  paused
}`) as unknown as TypedDocumentString<SaveChannelMutation, SaveChannelMutationVariables>;
export const ChannelWidgetsDocument = new TypedDocumentString(`
    query ChannelWidgets {
  widgets(first: 500) {
    nodes {
      id
      title
    }
  }
}
    `) as unknown as TypedDocumentString<ChannelWidgetsQuery, ChannelWidgetsQueryVariables>;
export const DeleteChannelDocument = new TypedDocumentString(`
    mutation DeleteChannel($id: ID!) {
  deleteChannel(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<DeleteChannelMutation, DeleteChannelMutationVariables>;
export const TestChannelOfPageDocument = new TypedDocumentString(`
    mutation TestChannelOfPage($id: ID!) {
  testChannel(id: $id) {
    delivery {
      id
      state
      error
    }
  }
}
    `) as unknown as TypedDocumentString<TestChannelOfPageMutation, TestChannelOfPageMutationVariables>;
export const DeliveryPageDocument = new TypedDocumentString(`
    query DeliveryPage($after: String, $channelId: ID, $states: [DeliveryState!], $search: String) {
  deliveries(
    first: 50
    after: $after
    channelId: $channelId
    states: $states
    search: $search
  ) {
    edges {
      node {
        id
        title
        state
        error
        attempts
        recipient
        createdAt
        nextTryAt
        endedAt
        channel {
          id
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
    `) as unknown as TypedDocumentString<DeliveryPageQuery, DeliveryPageQueryVariables>;
export const DeliveryDetailsDocument = new TypedDocumentString(`
    query DeliveryDetails($id: ID!) {
  delivery(id: $id) {
    id
    tries {
      at
      durationMs
      status
      reply
      error
    }
    request {
      target
      contentType
      body
    }
  }
}
    `) as unknown as TypedDocumentString<DeliveryDetailsQuery, DeliveryDetailsQueryVariables>;
export const ReplayDeliveryDocument = new TypedDocumentString(`
    mutation ReplayDelivery($id: ID!) {
  replayDelivery(id: $id) {
    delivery {
      id
      state
      error
      attempts
      nextTryAt
      endedAt
    }
  }
}
    `) as unknown as TypedDocumentString<ReplayDeliveryMutation, ReplayDeliveryMutationVariables>;
export const NewWidgetDocument = new TypedDocumentString(`
    mutation NewWidget($input: CreateWidgetInput!) {
  createWidget(input: $input) {
    widget {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<NewWidgetMutation, NewWidgetMutationVariables>;
export const NewWidgetPushDocument = new TypedDocumentString(`
    query NewWidgetPush($id: ID!) {
  widget(id: $id) {
    id
    title
    chartType
    keyKind
    keyColumn
    dimensions {
      name
    }
    pushUrl
  }
}
    `) as unknown as TypedDocumentString<NewWidgetPushQuery, NewWidgetPushQueryVariables>;
export const WidgetExplanationDocument = new TypedDocumentString(`
    query WidgetExplanation($id: ID!, $period: PeriodInput, $compare: [ComparisonInput!], $where: [DimensionFilter!], $onlyDays: OnlyDays, $by: [String!]!, $split: Boolean!) {
  widget(id: $id) {
    id
    report(
      period: $period
      compare: $compare
      fill: BY_AGGREGATION
      where: $where
      onlyDays: $onlyDays
    ) {
      metrics {
        ...ExplainedMetric
      }
    }
  }
}
    fragment NumberFormat on NumberFormat {
  style
  currency
  unit
  minimumFractionDigits
  maximumFractionDigits
}
fragment ExplainedMetric on MetricReport {
  metric {
    id
    name
    format {
      ...NumberFormat
    }
  }
  explain {
    summary
    operands {
      reference
      value
      issue
    }
    receipts {
      id
      acceptedAt
      caller
      firstKey
      lastKey
      rows
    }
  }
  comparison {
    period {
      label
    }
    drivers(by: $by) @include(if: $split) {
      split
      message
      groups {
        values {
          value
        }
        isOther
        previous
        current
        contribution
        share
      }
    }
  }
}`) as unknown as TypedDocumentString<WidgetExplanationQuery, WidgetExplanationQueryVariables>;
export const FormulaOperandsDocument = new TypedDocumentString(`
    query FormulaOperands($ids: [ID!]!, $period: PeriodInput, $granularity: Granularity) {
  metricsById(ids: $ids) {
    id
    name
    aggregation
    widget {
      id
      title
    }
    report(
      period: $period
      granularity: $granularity
      compare: []
      fill: BY_AGGREGATION
    ) {
      id
      keys
      granularity
      headlineSource
      period {
        label
      }
      exact {
        headline
        sum
        average
        latest
        minimum
        maximum
        values
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FormulaOperandsQuery, FormulaOperandsQueryVariables>;
export const FormulaMetricsDocument = new TypedDocumentString(`
    query FormulaMetrics($search: String!) {
  metrics(first: 8, search: $search) {
    nodes {
      id
      name
      widget {
        id
        title
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FormulaMetricsQuery, FormulaMetricsQueryVariables>;
export const CalculatedMetricCreateDocument = new TypedDocumentString(`
    mutation CalculatedMetricCreate($input: CreateCalculatedMetricInput!) {
  createCalculatedMetric(input: $input) {
    metric {
      id
      widget {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CalculatedMetricCreateMutation, CalculatedMetricCreateMutationVariables>;
export const EventMetricCreateDocument = new TypedDocumentString(`
    mutation EventMetricCreate($input: CreateEventMetricInput!) {
  createEventMetric(input: $input) {
    metric {
      id
      widget {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<EventMetricCreateMutation, EventMetricCreateMutationVariables>;
export const PaletteSearchDocument = new TypedDocumentString(`
    query PaletteSearch($search: String!) {
  widgets(first: 6, search: $search) {
    nodes {
      id
      title
    }
  }
  metrics(first: 6, search: $search) {
    nodes {
      id
      name
      widget {
        id
        title
      }
    }
  }
  alerts(first: 6, search: $search) {
    nodes {
      id
      name
    }
  }
  reportSchedules(first: 6, search: $search) {
    nodes {
      id
      name
    }
  }
  savedQueries(first: 6, search: $search) {
    nodes {
      id
      name
    }
  }
  sources(first: 6, search: $search) {
    nodes {
      id
      name
    }
  }
  boards {
    id
    name
  }
}
    `) as unknown as TypedDocumentString<PaletteSearchQuery, PaletteSearchQueryVariables>;
export const CalendarNamesDocument = new TypedDocumentString(`
    query CalendarNames {
  project {
    id
    calendars {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<CalendarNamesQuery, CalendarNamesQueryVariables>;
export const DataEndDocument = new TypedDocumentString(`
    query DataEnd($id: ID!) {
  widget(id: $id) {
    id
    report(period: {preset: ALL_TIME}, granularity: YEAR, compare: []) {
      id
      period {
        timeZone
      }
      metrics {
        coverage {
          lastPointAt
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DataEndQuery, DataEndQueryVariables>;
export const ShownDaysDocument = new TypedDocumentString(`
    query ShownDays($id: ID!, $period: PeriodInput) {
  widget(id: $id) {
    id
    report(period: $period, compare: []) {
      id
      period {
        firstDay
        lastDay
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ShownDaysQuery, ShownDaysQueryVariables>;
export const PointPushDocument = new TypedDocumentString(`
    mutation PointPush($input: PushInput!) {
  push(input: $input) {
    receipt {
      id
      created
      changed
      newMetrics
      warnings
    }
    widget {
      id
      lastPushAt
    }
  }
}
    `) as unknown as TypedDocumentString<PointPushMutation, PointPushMutationVariables>;
export const PointDeleteDocument = new TypedDocumentString(`
    mutation PointDelete($input: DeletePointsInput!) {
  deletePoints(input: $input) {
    deleted
    widget {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<PointDeleteMutation, PointDeleteMutationVariables>;
export const ProjectPageDocument = new TypedDocumentString(`
    query ProjectPage {
  project {
    ...ProjectSettings
  }
}
    fragment ProjectSettings on Project {
  id
  name
  timeZone
  weekStart
  yearStart {
    month
    day
  }
  queryCacheMinutes
  workingDays
  holidays {
    day
    name
  }
}`) as unknown as TypedDocumentString<ProjectPageQuery, ProjectPageQueryVariables>;
export const ProjectSaveDocument = new TypedDocumentString(`
    mutation ProjectSave($input: UpdateProjectInput!) {
  updateProject(input: $input) {
    project {
      ...ProjectSettings
    }
  }
}
    fragment ProjectSettings on Project {
  id
  name
  timeZone
  weekStart
  yearStart {
    month
    day
  }
  queryCacheMinutes
  workingDays
  holidays {
    day
    name
  }
}`) as unknown as TypedDocumentString<ProjectSaveMutation, ProjectSaveMutationVariables>;
export const ProjectCalendarsDocument = new TypedDocumentString(`
    query ProjectCalendars {
  project {
    id
    calendars {
      id
      name
      periods {
        label
        from
        through
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ProjectCalendarsQuery, ProjectCalendarsQueryVariables>;
export const CalendarSaveDocument = new TypedDocumentString(`
    mutation CalendarSave($input: SaveCalendarInput!) {
  saveCalendar(input: $input) {
    calendar {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<CalendarSaveMutation, CalendarSaveMutationVariables>;
export const CalendarDeleteDocument = new TypedDocumentString(`
    mutation CalendarDelete($id: ID!) {
  deleteCalendar(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<CalendarDeleteMutation, CalendarDeleteMutationVariables>;
export const UploadPartDocument = new TypedDocumentString(`
    mutation UploadPart($input: PushInput!) {
  push(input: $input) {
    receipt {
      id
      replayed
      warnings
      newMetrics
    }
  }
}
    `) as unknown as TypedDocumentString<UploadPartMutation, UploadPartMutationVariables>;
export const QueriesSqlDocument = new TypedDocumentString(`
    query QueriesSql($sql: String!, $variables: JSON) {
  sql(query: $sql, variables: $variables) {
    ...QueryAnswer
  }
}
    fragment QueryAnswer on QueryResult {
  columns {
    name
    type
  }
  rows
  rowCount
  truncated
  cached
  cachedAt
  durationMs
}`) as unknown as TypedDocumentString<QueriesSqlQuery, QueriesSqlQueryVariables>;
export const QueriesRunDocument = new TypedDocumentString(`
    query QueriesRun($id: ID!, $variables: JSON) {
  runQuery(id: $id, variables: $variables) {
    ...QueryAnswer
  }
}
    fragment QueryAnswer on QueryResult {
  columns {
    name
    type
  }
  rows
  rowCount
  truncated
  cached
  cachedAt
  durationMs
}`) as unknown as TypedDocumentString<QueriesRunQuery, QueriesRunQueryVariables>;
export const QueriesTablesDocument = new TypedDocumentString(`
    query QueriesTables {
  sqlTables {
    name
    description
    columns {
      name
      type
      description
    }
  }
}
    `) as unknown as TypedDocumentString<QueriesTablesQuery, QueriesTablesQueryVariables>;
export const QueriesSavedDocument = new TypedDocumentString(`
    query QueriesSaved {
  savedQueries(first: 500) {
    edges {
      node {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<QueriesSavedQuery, QueriesSavedQueryVariables>;
export const QueriesOneDocument = new TypedDocumentString(`
    query QueriesOne($id: ID!) {
  savedQuery(id: $id) {
    ...SavedQueryFields
  }
}
    fragment SavedQueryFields on SavedQuery {
  id
  name
  description
  sql
  document
  cacheMinutes
  version
  savedAt
  savedBy
  variables {
    name
    type
    list
    required
    default
  }
}`) as unknown as TypedDocumentString<QueriesOneQuery, QueriesOneQueryVariables>;
export const QueriesSaveDocument = new TypedDocumentString(`
    mutation QueriesSave($input: SaveQueryInput!) {
  saveQuery(input: $input) {
    savedQuery {
      ...SavedQueryFields
    }
  }
}
    fragment SavedQueryFields on SavedQuery {
  id
  name
  description
  sql
  document
  cacheMinutes
  version
  savedAt
  savedBy
  variables {
    name
    type
    list
    required
    default
  }
}`) as unknown as TypedDocumentString<QueriesSaveMutation, QueriesSaveMutationVariables>;
export const QueriesDeleteDocument = new TypedDocumentString(`
    mutation QueriesDelete($id: ID!) {
  deleteQuery(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<QueriesDeleteMutation, QueriesDeleteMutationVariables>;
export const ReportScheduleListDocument = new TypedDocumentString(`
    query ReportScheduleList($after: String, $search: String) {
  reportSchedules(
    first: 50
    after: $after
    search: $search
    orderBy: {field: NAME}
  ) {
    totalCount
    nodes {
      id
      name
      cron
      timeZone
      afterAlertId
      afterAlert {
        id
        name
      }
      paused
      nextRunAt
      channels {
        id
        name
      }
      runs(first: 1) {
        ...ReportRunFields
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ReportRunFields on ReportRun {
  id
  cause
  state
  queuedAt
  startedAt
  finishedAt
  rows
  messages
  skipped
  failed
  error
  problems
}`) as unknown as TypedDocumentString<ReportScheduleListQuery, ReportScheduleListQueryVariables>;
export const ReportScheduleOneDocument = new TypedDocumentString(`
    query ReportScheduleOne($id: ID!) {
  reportSchedule(id: $id) {
    ...ReportScheduleFields
  }
}
    fragment ReportScheduleFields on ReportSchedule {
  id
  name
  document
  channelIds
  merge {
    queryId
    source
    variables
    rows
    recipient
  }
  skipIfEmpty
  cron
  timeZone
  afterAlertId
  afterAlert {
    id
    name
  }
  paused
  nextRunAt
}`) as unknown as TypedDocumentString<ReportScheduleOneQuery, ReportScheduleOneQueryVariables>;
export const ReportScheduleRunsDocument = new TypedDocumentString(`
    query ReportScheduleRuns($id: ID!, $after: String) {
  reportRuns(first: 20, after: $after, reportScheduleId: $id) {
    nodes {
      ...ReportRunFields
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment ReportRunFields on ReportRun {
  id
  cause
  state
  queuedAt
  startedAt
  finishedAt
  rows
  messages
  skipped
  failed
  error
  problems
}`) as unknown as TypedDocumentString<ReportScheduleRunsQuery, ReportScheduleRunsQueryVariables>;
export const ReportAlertsDocument = new TypedDocumentString(`
    query ReportAlerts($search: String) {
  alerts(first: 50, search: $search, orderBy: {field: NAME}) {
    totalCount
    nodes {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<ReportAlertsQuery, ReportAlertsQueryVariables>;
export const ReportChoicesDocument = new TypedDocumentString(`
    query ReportChoices {
  widgets(first: 500) {
    nodes {
      id
      title
    }
  }
  savedQueries(first: 500) {
    nodes {
      id
      name
    }
  }
  sources(first: 200) {
    nodes {
      id
      name
    }
  }
  channels(first: 100) {
    nodes {
      id
      name
      kind
      target
    }
  }
}
    `) as unknown as TypedDocumentString<ReportChoicesQuery, ReportChoicesQueryVariables>;
export const ReportCronTimesDocument = new TypedDocumentString(`
    query ReportCronTimes($cron: String!, $timeZone: TimeZone) {
  cronTimes(cron: $cron, timeZone: $timeZone, first: 5)
}
    `) as unknown as TypedDocumentString<ReportCronTimesQuery, ReportCronTimesQueryVariables>;
export const ReportPreviewNowDocument = new TypedDocumentString(`
    query ReportPreviewNow($input: PreviewReportInput!) {
  previewReport(input: $input) {
    title
    html
    recipient
    isEmpty
    row
    rows
    problems
  }
}
    `) as unknown as TypedDocumentString<ReportPreviewNowQuery, ReportPreviewNowQueryVariables>;
export const ReportScheduleSaveDocument = new TypedDocumentString(`
    mutation ReportScheduleSave($input: SaveReportScheduleInput!) {
  saveReportSchedule(input: $input) {
    reportSchedule {
      ...ReportScheduleFields
    }
  }
}
    fragment ReportScheduleFields on ReportSchedule {
  id
  name
  document
  channelIds
  merge {
    queryId
    source
    variables
    rows
    recipient
  }
  skipIfEmpty
  cron
  timeZone
  afterAlertId
  afterAlert {
    id
    name
  }
  paused
  nextRunAt
}`) as unknown as TypedDocumentString<ReportScheduleSaveMutation, ReportScheduleSaveMutationVariables>;
export const ReportSchedulePauseDocument = new TypedDocumentString(`
    mutation ReportSchedulePause($id: ID!) {
  pauseReportSchedule(id: $id) {
    reportSchedule {
      ...ReportScheduleFields
    }
  }
}
    fragment ReportScheduleFields on ReportSchedule {
  id
  name
  document
  channelIds
  merge {
    queryId
    source
    variables
    rows
    recipient
  }
  skipIfEmpty
  cron
  timeZone
  afterAlertId
  afterAlert {
    id
    name
  }
  paused
  nextRunAt
}`) as unknown as TypedDocumentString<ReportSchedulePauseMutation, ReportSchedulePauseMutationVariables>;
export const ReportScheduleResumeDocument = new TypedDocumentString(`
    mutation ReportScheduleResume($id: ID!) {
  resumeReportSchedule(id: $id) {
    reportSchedule {
      ...ReportScheduleFields
    }
  }
}
    fragment ReportScheduleFields on ReportSchedule {
  id
  name
  document
  channelIds
  merge {
    queryId
    source
    variables
    rows
    recipient
  }
  skipIfEmpty
  cron
  timeZone
  afterAlertId
  afterAlert {
    id
    name
  }
  paused
  nextRunAt
}`) as unknown as TypedDocumentString<ReportScheduleResumeMutation, ReportScheduleResumeMutationVariables>;
export const ReportScheduleDeleteDocument = new TypedDocumentString(`
    mutation ReportScheduleDelete($id: ID!) {
  deleteReportSchedule(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<ReportScheduleDeleteMutation, ReportScheduleDeleteMutationVariables>;
export const ReportRunNowDocument = new TypedDocumentString(`
    mutation ReportRunNow($id: ID!) {
  runReport(id: $id) {
    ...ReportRunFields
  }
}
    fragment ReportRunFields on ReportRun {
  id
  cause
  state
  queuedAt
  startedAt
  finishedAt
  rows
  messages
  skipped
  failed
  error
  problems
}`) as unknown as TypedDocumentString<ReportRunNowMutation, ReportRunNowMutationVariables>;
export const ReportTestSendDocument = new TypedDocumentString(`
    mutation ReportTestSend($input: SendTestReportInput!) {
  sendTestReport(input: $input) {
    title
    recipient
  }
}
    `) as unknown as TypedDocumentString<ReportTestSendMutation, ReportTestSendMutationVariables>;
export const DashboardViewerDocument = new TypedDocumentString(`
    query DashboardViewer {
  viewer {
    name
    scopes
    expiresAt
  }
}
    `) as unknown as TypedDocumentString<DashboardViewerQuery, DashboardViewerQueryVariables>;
export const ShareListDocument = new TypedDocumentString(`
    query ShareList {
  shares(first: 500) {
    edges {
      node {
        id
        url
        showsBoard
        createdBy
        createdAt
        expiresAt
        revokedAt
        showsAnnotations
        widget {
          id
        }
        board {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ShareListQuery, ShareListQueryVariables>;
export const ShareCreateDocument = new TypedDocumentString(`
    mutation ShareCreate($input: CreateShareInput!) {
  createShare(input: $input) {
    share {
      id
      url
    }
  }
}
    `) as unknown as TypedDocumentString<ShareCreateMutation, ShareCreateMutationVariables>;
export const ShareRevokeDocument = new TypedDocumentString(`
    mutation ShareRevoke($id: ID!) {
  revokeShare(id: $id) {
    share {
      id
      revokedAt
    }
  }
}
    `) as unknown as TypedDocumentString<ShareRevokeMutation, ShareRevokeMutationVariables>;
export const SourceListDocument = new TypedDocumentString(`
    query SourceList {
  sources(first: 200) {
    edges {
      node {
        id
        name
        description
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SourceListQuery, SourceListQueryVariables>;
export const SourcePageDocument = new TypedDocumentString(`
    query SourcePage($name: String!, $mayManage: Boolean!) {
  source(name: $name) {
    id
    name
    description
    secretNames
    version
    grantState
    requests {
      name
      method
      url
      headers
      params
      json
      data
      auth
      after
      attempts
      maxWaitSeconds
      timeoutMs
      failOnStatus
      safe
      private
      cacheSeconds
      reads
      charset
      pagination {
        kind
        itemsPath
        maxPages
        param
        start
        size
        sizeParam
        into
        cursorPath
        cursorHeader
        morePath
      }
    }
    feeds {
      ...FeedFields
    }
  }
}
    fragment NumberFormat on NumberFormat {
  style
  currency
  unit
  minimumFractionDigits
  maximumFractionDigits
}
fragment FeedWidget on Widget {
  id
  title
  dimensions {
    name
  }
}
fragment FeedFields on Feed {
  id
  name
  source {
    name
  }
  widget {
    ...FeedWidget
  }
  rows
  filter
  key
  metrics {
    name
    value
    format {
      ...NumberFormat
    }
  }
  dimensions {
    name
    value
  }
  history
  variables
  hook
  hookUrl @include(if: $mayManage)
  hookVerifyToken @include(if: $mayManage)
  hookDelivery {
    header
    path
  }
  hookSignature {
    header
    algorithm
    encoding
    prefix
    signs
    timestampHeader
    toleranceSeconds
  }
  hookChallenge {
    from
    name
    reply
    replyName
  }
  cron
  timeZone
  paused
  stale
  nextRunAt
  lastSuccessAt
  runs(first: 10) {
    id
    cause
    state
    queuedAt
    startedAt
    durationMs
    rows
    points
    skipped
    truncated
    problems
    error {
      message
    }
  }
}`) as unknown as TypedDocumentString<SourcePageQuery, SourcePageQueryVariables>;
export const SourceConsentStartDocument = new TypedDocumentString(`
    mutation SourceConsentStart($id: ID!) {
  startSourceConsent(id: $id) {
    url
  }
}
    `) as unknown as TypedDocumentString<SourceConsentStartMutation, SourceConsentStartMutationVariables>;
export const SourceConsentFinishDocument = new TypedDocumentString(`
    mutation SourceConsentFinish($input: FinishSourceConsentInput!) {
  finishSourceConsent(input: $input) {
    source {
      id
      name
      grantState
    }
  }
}
    `) as unknown as TypedDocumentString<SourceConsentFinishMutation, SourceConsentFinishMutationVariables>;
export const SourceSaveDocument = new TypedDocumentString(`
    mutation SourceSave($input: SaveSourceInput!) {
  saveSource(input: $input) {
    source {
      id
      name
      version
    }
  }
}
    `) as unknown as TypedDocumentString<SourceSaveMutation, SourceSaveMutationVariables>;
export const SourceDeleteDocument = new TypedDocumentString(`
    mutation SourceDelete($name: String!) {
  deleteSource(name: $name) {
    id
  }
}
    `) as unknown as TypedDocumentString<SourceDeleteMutation, SourceDeleteMutationVariables>;
export const SourceTestDocument = new TypedDocumentString(`
    mutation SourceTest($input: TestSourceInput!) {
  testSource(input: $input) {
    ...CallAnswer
  }
}
    fragment CallAnswer on CallResult {
  ok
  data
  error {
    code
    message
  }
  requests {
    name
    method
    url
    status
    ok
    attempts
    durationMs
    fromCache
    data
    error {
      message
    }
  }
}`) as unknown as TypedDocumentString<SourceTestMutation, SourceTestMutationVariables>;
export const FeedWidgetsDocument = new TypedDocumentString(`
    query FeedWidgets($search: String) {
  widgets(first: 50, search: $search, orderBy: {field: TITLE}) {
    totalCount
    nodes {
      ...FeedWidget
    }
  }
}
    fragment FeedWidget on Widget {
  id
  title
  dimensions {
    name
  }
}`) as unknown as TypedDocumentString<FeedWidgetsQuery, FeedWidgetsQueryVariables>;
export const FeedSaveDocument = new TypedDocumentString(`
    mutation FeedSave($input: SaveFeedInput!, $mayManage: Boolean! = true) {
  saveFeed(input: $input) {
    feed {
      ...FeedFields
    }
  }
}
    fragment NumberFormat on NumberFormat {
  style
  currency
  unit
  minimumFractionDigits
  maximumFractionDigits
}
fragment FeedWidget on Widget {
  id
  title
  dimensions {
    name
  }
}
fragment FeedFields on Feed {
  id
  name
  source {
    name
  }
  widget {
    ...FeedWidget
  }
  rows
  filter
  key
  metrics {
    name
    value
    format {
      ...NumberFormat
    }
  }
  dimensions {
    name
    value
  }
  history
  variables
  hook
  hookUrl @include(if: $mayManage)
  hookVerifyToken @include(if: $mayManage)
  hookDelivery {
    header
    path
  }
  hookSignature {
    header
    algorithm
    encoding
    prefix
    signs
    timestampHeader
    toleranceSeconds
  }
  hookChallenge {
    from
    name
    reply
    replyName
  }
  cron
  timeZone
  paused
  stale
  nextRunAt
  lastSuccessAt
  runs(first: 10) {
    id
    cause
    state
    queuedAt
    startedAt
    durationMs
    rows
    points
    skipped
    truncated
    problems
    error {
      message
    }
  }
}`) as unknown as TypedDocumentString<FeedSaveMutation, FeedSaveMutationVariables>;
export const FeedRunNowDocument = new TypedDocumentString(`
    mutation FeedRunNow($name: String!) {
  runFeed(name: $name) {
    id
    state
    rows
    points
    problems
    error {
      message
    }
  }
}
    `) as unknown as TypedDocumentString<FeedRunNowMutation, FeedRunNowMutationVariables>;
export const FeedDeleteDocument = new TypedDocumentString(`
    mutation FeedDelete($name: String!) {
  deleteFeed(name: $name) {
    id
  }
}
    `) as unknown as TypedDocumentString<FeedDeleteMutation, FeedDeleteMutationVariables>;
export const ClientListDocument = new TypedDocumentString(`
    query ClientList($after: String) {
  clients(first: 50, after: $after) {
    nodes {
      id
      name
      clientId
      scopes
      allowedIps
      allowedEvents
      publicKeys {
        kid
      }
      createdAt
      lastUsedAt
      revokedAt
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ClientListQuery, ClientListQueryVariables>;
export const ClientCreateDocument = new TypedDocumentString(`
    mutation ClientCreate($input: CreateClientInput!) {
  createClient(input: $input) {
    clientId
    clientSecret
    client {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<ClientCreateMutation, ClientCreateMutationVariables>;
export const ClientRotateDocument = new TypedDocumentString(`
    mutation ClientRotate($id: ID!) {
  rotateClientSecret(id: $id) {
    clientId
    clientSecret
    client {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<ClientRotateMutation, ClientRotateMutationVariables>;
export const ClientRevokeDocument = new TypedDocumentString(`
    mutation ClientRevoke($id: ID!) {
  revokeClient(id: $id) {
    client {
      id
      revokedAt
    }
  }
}
    `) as unknown as TypedDocumentString<ClientRevokeMutation, ClientRevokeMutationVariables>;
export const TokenListDocument = new TypedDocumentString(`
    query TokenList($after: String) {
  tokens(first: 100, after: $after) {
    edges {
      node {
        id
        name
        hint
        scopes
        allowedIps
        allowedEvents
        autoCreate
        widgetIds
        where
        createdAt
        expiresAt
        lastUsedAt
        revokedAt
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<TokenListQuery, TokenListQueryVariables>;
export const TokenCreateDocument = new TypedDocumentString(`
    mutation TokenCreate($input: CreateTokenInput!) {
  createToken(input: $input) {
    secret
    token {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<TokenCreateMutation, TokenCreateMutationVariables>;
export const TokenRotateDocument = new TypedDocumentString(`
    mutation TokenRotate($id: ID!) {
  rotateToken(id: $id) {
    secret
    token {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<TokenRotateMutation, TokenRotateMutationVariables>;
export const TokenRevokeDocument = new TypedDocumentString(`
    mutation TokenRevoke($id: ID!) {
  revokeToken(id: $id) {
    token {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<TokenRevokeMutation, TokenRevokeMutationVariables>;
export const TokenWidgetsDocument = new TypedDocumentString(`
    query TokenWidgets($search: String) {
  widgets(first: 200, search: $search, orderBy: {field: TITLE}) {
    totalCount
    nodes {
      id
      title
    }
  }
}
    `) as unknown as TypedDocumentString<TokenWidgetsQuery, TokenWidgetsQueryVariables>;
export const WidgetPageDocument = new TypedDocumentString(`
    query WidgetPage($id: ID!) {
  widget(id: $id) {
    ...WidgetSettings
  }
}
    fragment NumberFormat on NumberFormat {
  style
  currency
  unit
  minimumFractionDigits
  maximumFractionDigits
}
fragment WidgetSettings on Widget {
  id
  title
  description
  owner
  pushName
  tags
  chartType
  keyKind
  keyColumn
  dimensions {
    name
  }
  defaultPeriod
  keepInstantsDays
  keepHoursDays
  createdAt
  lastPushAt
  metrics {
    id
    name
    description
    format {
      ...NumberFormat
    }
    aggregation
    across
    weightMetric {
      id
    }
    defaultOnDuplicate
    status
    steward
    cadence
    color
    chartType
    reverse
    reverseGraph
    yAxis
    yAxisShow
    labelShow
    exact {
      headlineOverride
      comparisonOverride
      yAxisMin
      yAxisMax
    }
    formula
    eventCount {
      event
    }
    goals {
      period
      target
      direction
      pace
      where {
        dimension
        in
        notIn
        startsWith
        isSet
      }
    }
  }
}`) as unknown as TypedDocumentString<WidgetPageQuery, WidgetPageQueryVariables>;
export const WidgetDimensionValuesDocument = new TypedDocumentString(`
    query WidgetDimensionValues($id: ID!, $search: String) {
  widget(id: $id) {
    id
    dimensions {
      name
      values(first: 50, search: $search) {
        nodes {
          value
        }
        pageInfo {
          hasNextPage
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WidgetDimensionValuesQuery, WidgetDimensionValuesQueryVariables>;
export const WidgetPushUrlDocument = new TypedDocumentString(`
    query WidgetPushUrl($id: ID!) {
  widget(id: $id) {
    id
    pushUrl
  }
}
    `) as unknown as TypedDocumentString<WidgetPushUrlQuery, WidgetPushUrlQueryVariables>;
export const WidgetReceiptsDocument = new TypedDocumentString(`
    query WidgetReceipts($id: ID!) {
  widget(id: $id) {
    id
    lastPushAt
    receipts(first: 10) {
      edges {
        node {
          id
          acceptedAt
          caller
          firstKey
          lastKey
          rows
          points
          created
          changed
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WidgetReceiptsQuery, WidgetReceiptsQueryVariables>;
export const WidgetUpdateDocument = new TypedDocumentString(`
    mutation WidgetUpdate($input: UpdateWidgetInput!) {
  updateWidget(input: $input) {
    widget {
      ...WidgetSettings
    }
  }
}
    fragment NumberFormat on NumberFormat {
  style
  currency
  unit
  minimumFractionDigits
  maximumFractionDigits
}
fragment WidgetSettings on Widget {
  id
  title
  description
  owner
  pushName
  tags
  chartType
  keyKind
  keyColumn
  dimensions {
    name
  }
  defaultPeriod
  keepInstantsDays
  keepHoursDays
  createdAt
  lastPushAt
  metrics {
    id
    name
    description
    format {
      ...NumberFormat
    }
    aggregation
    across
    weightMetric {
      id
    }
    defaultOnDuplicate
    status
    steward
    cadence
    color
    chartType
    reverse
    reverseGraph
    yAxis
    yAxisShow
    labelShow
    exact {
      headlineOverride
      comparisonOverride
      yAxisMin
      yAxisMax
    }
    formula
    eventCount {
      event
    }
    goals {
      period
      target
      direction
      pace
      where {
        dimension
        in
        notIn
        startsWith
        isSet
      }
    }
  }
}`) as unknown as TypedDocumentString<WidgetUpdateMutation, WidgetUpdateMutationVariables>;
export const MetricDeleteDocument = new TypedDocumentString(`
    mutation MetricDelete($id: ID!) {
  deleteMetric(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<MetricDeleteMutation, MetricDeleteMutationVariables>;
export const MetricUpdateDocument = new TypedDocumentString(`
    mutation MetricUpdate($input: UpdateMetricInput!) {
  updateMetric(input: $input) {
    metric {
      id
      widget {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MetricUpdateMutation, MetricUpdateMutationVariables>;
export const MetricGoalSetDocument = new TypedDocumentString(`
    mutation MetricGoalSet($input: SetGoalInput!) {
  setGoal(input: $input) {
    metric {
      id
      widget {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MetricGoalSetMutation, MetricGoalSetMutationVariables>;
export const WidgetRotateKeyDocument = new TypedDocumentString(`
    mutation WidgetRotateKey($id: ID!) {
  rotatePushKey(widgetId: $id) {
    widget {
      id
      pushUrl
    }
  }
}
    `) as unknown as TypedDocumentString<WidgetRotateKeyMutation, WidgetRotateKeyMutationVariables>;
export const WidgetDeleteDocument = new TypedDocumentString(`
    mutation WidgetDelete($id: ID!) {
  deleteWidget(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<WidgetDeleteMutation, WidgetDeleteMutationVariables>;
export const WidgetReportDocument = new TypedDocumentString(`
    query WidgetReport($id: ID!, $period: PeriodInput, $compare: [ComparisonInput!], $where: [DimensionFilter!], $by: [String!], $top: Int, $orderBy: GroupOrder, $onlyDays: OnlyDays, $granularity: Granularity, $ofWorkingDays: Boolean! = false, $withAverages: Boolean! = false, $window: Int! = 1) {
  widget(id: $id) {
    id
    report(
      period: $period
      compare: $compare
      fill: BY_AGGREGATION
      where: $where
      by: $by
      top: $top
      orderBy: $orderBy
      onlyDays: $onlyDays
      granularity: $granularity
    ) {
      ...GroupedReport
    }
  }
}
    fragment AnnotationDetail on Annotation {
  id
  at
  firstDay
  lastDay
  text
  link
  kind
  createdBy
  widget {
    id
    title
  }
}
fragment NumberFormat on NumberFormat {
  style
  currency
  unit
  minimumFractionDigits
  maximumFractionDigits
}
fragment ChartMetricReport on MetricReport {
  metric {
    id
    name
    format {
      ...NumberFormat
    }
    aggregation
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
fragment ChartReport on Report {
  keys
  granularity
  partialIndexes
  period {
    label
    partial
  }
  metrics {
    ...ChartMetricReport
  }
}
fragment ReportDetail on Report {
  ...ChartReport
  period {
    firstDay
    lastDay
    days
    workingDays
  }
  comparedPeriods {
    label
    workingDays
  }
  metrics {
    headlineReason
    comparison {
      period {
        firstDay
      }
    }
    average
    averagePerWorkingDay @include(if: $ofWorkingDays)
    movingAverage(buckets: $window) @include(if: $withAverages)
    minimum
    maximum
    latest
    count
    goal {
      target
      attained
      ratio
      onPace
    }
  }
}
fragment GroupedReport on Report {
  ...ReportDetail
  annotations {
    firstIndex
    lastIndex
    annotation {
      ...AnnotationDetail
    }
  }
  groups {
    id
    isOther
    values {
      dimension
      value
    }
    metrics {
      ...ChartMetricReport
      share
      comparison {
        period {
          firstDay
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<WidgetReportQuery, WidgetReportQueryVariables>;
export const WidgetLiveDocument = new TypedDocumentString(`
    subscription WidgetLive($id: ID!, $period: PeriodInput, $compare: [ComparisonInput!], $where: [DimensionFilter!], $by: [String!], $top: Int, $orderBy: GroupOrder, $onlyDays: OnlyDays, $granularity: Granularity, $ofWorkingDays: Boolean! = false, $withAverages: Boolean! = false, $window: Int! = 1) {
  widgetReport(
    id: $id
    period: $period
    compare: $compare
    fill: BY_AGGREGATION
    where: $where
    by: $by
    top: $top
    orderBy: $orderBy
    onlyDays: $onlyDays
    granularity: $granularity
  ) {
    widget {
      id
      lastPushAt
    }
    ...GroupedReport
  }
}
    fragment AnnotationDetail on Annotation {
  id
  at
  firstDay
  lastDay
  text
  link
  kind
  createdBy
  widget {
    id
    title
  }
}
fragment NumberFormat on NumberFormat {
  style
  currency
  unit
  minimumFractionDigits
  maximumFractionDigits
}
fragment ChartMetricReport on MetricReport {
  metric {
    id
    name
    format {
      ...NumberFormat
    }
    aggregation
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
fragment ChartReport on Report {
  keys
  granularity
  partialIndexes
  period {
    label
    partial
  }
  metrics {
    ...ChartMetricReport
  }
}
fragment ReportDetail on Report {
  ...ChartReport
  period {
    firstDay
    lastDay
    days
    workingDays
  }
  comparedPeriods {
    label
    workingDays
  }
  metrics {
    headlineReason
    comparison {
      period {
        firstDay
      }
    }
    average
    averagePerWorkingDay @include(if: $ofWorkingDays)
    movingAverage(buckets: $window) @include(if: $withAverages)
    minimum
    maximum
    latest
    count
    goal {
      target
      attained
      ratio
      onPace
    }
  }
}
fragment GroupedReport on Report {
  ...ReportDetail
  annotations {
    firstIndex
    lastIndex
    annotation {
      ...AnnotationDetail
    }
  }
  groups {
    id
    isOther
    values {
      dimension
      value
    }
    metrics {
      ...ChartMetricReport
      share
      comparison {
        period {
          firstDay
        }
      }
    }
  }
}`) as unknown as TypedDocumentString<WidgetLiveSubscription, WidgetLiveSubscriptionVariables>;
export const ProjectWorkingDaysDocument = new TypedDocumentString(`
    query ProjectWorkingDays {
  project {
    id
    workingDays
    holidays {
      day
    }
  }
}
    `) as unknown as TypedDocumentString<ProjectWorkingDaysQuery, ProjectWorkingDaysQueryVariables>;