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

/** The order of a list of alerts. A cursor holds in the order that it was made in only. */
export type AlertOrder = {
  /** Which way the list goes. Default: ASC. */
  direction?: OrderDirection;
  /** What they are ordered by. */
  field: AlertOrderField;
};

/** What alerts are ordered by; equal ones in the order in which they came to be. */
export type AlertOrderField =
  /** When the alert was first saved. */
  | 'CREATED_AT'
  /** The name of the alert. */
  | 'NAME';

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

/** What pushed. */
export type CallerKind =
  /** A client, by a token of minutes. */
  | 'CLIENT'
  /** A feed that called its source: by its schedule, or by hand. */
  | 'FEED'
  /** What has the push URL of the widget. */
  | 'PUSH_KEY'
  /** A task, such as an import. */
  | 'TASK'
  /** A token, or PUSHGRAPH_ADMIN_TOKEN. */
  | 'TOKEN'
  /** A feed whose webhook had a delivery. */
  | 'WEBHOOK';

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

/** The order of a list of channels. A cursor holds in the order that it was made in only. */
export type ChannelOrder = {
  /** Which way the list goes. Default: ASC. */
  direction?: OrderDirection;
  /** What they are ordered by. */
  field: ChannelOrderField;
};

/** What channels are ordered by; equal ones in the order in which they came to be. */
export type ChannelOrderField =
  /** When the channel was first saved. */
  | 'CREATED_AT'
  /** The name of the channel. */
  | 'NAME';

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

/** What a delivery is about. */
export type DeliveryOrigin =
  /** A transition of an alert. */
  | 'ALERT'
  /** A data event, such as points that were pushed. */
  | 'DATA'
  /** A run of a report schedule. */
  | 'REPORT'
  /** Somebody tried the channel. */
  | 'TEST';

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

/** Something that happened. */
export type EventInput = {
  /** The browser or device, where the user is not known. */
  anonymousId?: string | null | undefined;
  /** An object that describes the device; at most 8 KiB. */
  deviceData?: unknown;
  /** The user as another system names them. */
  externalId?: string | null | undefined;
  /** Makes a repetition within 7 days count once; 1 to 255 characters. */
  id?: string | null | undefined;
  /** What happened: 1 to 200 characters, with blanks between words only. */
  name: string;
  /** An object with whatever else is to be known; at most 32 KiB. */
  properties?: unknown;
  /** The visit that it belongs to; funnels follow visits by it. */
  sessionId?: string | null | undefined;
  /** When it happened. Default: now. */
  timestamp?: string | null | undefined;
  /** Who did it. An event has this or an anonymousId. */
  userId?: string | null | undefined;
};

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

/** Who is followed through a funnel. */
export type FunnelBy =
  /** A visit: events of one `sessionId`. Events without one are left out. */
  | 'SESSION'
  /** A user, or the device of one who is not known. */
  | 'USER';

/** One thing that a user has to do. */
export type FunnelStepInput = {
  /** The name of the event. */
  event: string;
  /** An object that its properties have to contain; at most 4 KiB. */
  where?: unknown;
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

/** The order of a list of metrics. A cursor holds in the order that it was made in only. */
export type MetricOrder = {
  /** Which way the list goes. Default: ASC. */
  direction?: OrderDirection;
  /** What they are ordered by. */
  field: MetricOrderField;
};

/** What metrics are ordered by; equal ones in the order in which they came to be. */
export type MetricOrderField =
  /** When the metric came to be. */
  | 'CREATED_AT'
  /** The name of the metric. */
  | 'NAME'
  /** The title of the widget, then as its metrics came to be. */
  | 'WIDGET';

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

/** Why a number of values of periods is null. */
export type NumberReasonCode =
  /** Periods fall on no weekday and no hour. */
  | 'FOLDED'
  /** A value without one in a dimension is of all of that dimension together. */
  | 'GROUP_WITHOUT_VALUE'
  /** Its group is the rest behind the first ones. */
  | 'JOINED_GROUPS'
  /** It would join several values. */
  | 'NEVER_JOINED'
  /** The metric has no values yet. */
  | 'NOTHING_STORED'
  /** There are values of other combinations of values of dimensions. */
  | 'OTHER_PARTS_STORED'
  /** There are values of other periods or other lengths. */
  | 'OTHER_PERIODS_STORED'
  /** The filters mean several combinations of values of dimensions. */
  | 'SEVERAL_PARTS'
  /** Some of the days do not count. */
  | 'SOME_DAYS';

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

/** What comes round again. */
export type ProfileBy =
  /** The hours of the day as the clock of the zone shows them; of TIME widgets only. */
  | 'HOUR_OF_DAY'
  /** The days of the week, from the project's first one on. */
  | 'WEEKDAY';

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

/** The order of a list of receipts. A cursor holds in the order that it was made in only. */
export type PushReceiptOrder = {
  /** Which way the list goes. Default: ASC. */
  direction?: OrderDirection;
  /** What they are ordered by. */
  field: PushReceiptOrderField;
};

/** What receipts are ordered by; equal ones in the order in which they came to be. */
export type PushReceiptOrderField =
  /** When the push was committed. */
  | 'ACCEPTED_AT';

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

/** A number of a report of one metric. */
export type ReportNumber =
  /** The mean of the points. */
  | 'AVERAGE'
  /** The one number of the period. */
  | 'HEADLINE'
  /** The last point. */
  | 'LATEST'
  /** The greatest point. */
  | 'MAXIMUM'
  /** The least point. */
  | 'MINIMUM'
  /** The means of trailing windows. */
  | 'MOVING_AVERAGE'
  /** The numbers of trailing windows. */
  | 'ROLLING'
  /** The numbers from the start through each bucket. */
  | 'RUNNING_TOTALS'
  /** The part of a group in the whole. */
  | 'SHARE'
  /** All points added up. */
  | 'SUM'
  /** The numbers of the buckets, some or all of them. */
  | 'VALUES';

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

/** The order of a list of reports. A cursor holds in the order that it was made in only. */
export type ReportScheduleOrder = {
  /** Which way the list goes. Default: ASC. */
  direction?: OrderDirection;
  /** What they are ordered by. */
  field: ReportScheduleOrderField;
};

/** What reports are ordered by; equal ones in the order in which they came to be. */
export type ReportScheduleOrderField =
  /** When the report was made. */
  | 'CREATED_AT'
  /** The name, from A to Z. */
  | 'NAME'
  /** When the report is sent next; those without a time are before all others. */
  | 'NEXT_RUN_AT';

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

/** What a task does. */
export type TaskKind =
  /** Writes the events of an import. */
  | 'IMPORT_EVENTS'
  /** Writes the points of an import into a widget. */
  | 'IMPORT_POINTS'
  /** Writes the profiles of users of an import. */
  | 'IMPORT_PROFILES';

/** Where a task stands. DONE and FAILED are ends. */
export type TaskState =
  /** Everything is written. */
  | 'DONE'
  /** It has ended in the middle: what was written before stays. */
  | 'FAILED'
  /** No gateway has taken it yet. */
  | 'QUEUED'
  /** A gateway writes it, or the next one will go on where one was stopped. */
  | 'RUNNING';

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

/** The order of a list of tokens. A cursor holds in the order that it was made in only. */
export type TokenOrder = {
  /** Which way the list goes. Default: ASC. */
  direction?: OrderDirection;
  /** What they are ordered by. */
  field: TokenOrderField;
};

/** What tokens are ordered by; equal ones in the order in which they came to be. */
export type TokenOrderField =
  /** When the token was made. */
  | 'CREATED_AT'
  /** When it was used last; those that never were are before all others. */
  | 'LAST_USED_AT'
  /** The name of the token. */
  | 'NAME';

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

/** What is known of a user, or of a device of which no user is known yet. */
export type UserProfileInput = {
  /** The browser or device; with a userId it is known to be theirs from now on. */
  anonymousId?: string | null | undefined;
  /** An object that describes the device; at most 8 KiB. */
  deviceData?: unknown;
  /** The user as another system names them. */
  externalId?: string | null | undefined;
  /** An object of what is to be known; at most 32 KiB. Properties that it does not name stay. */
  properties?: unknown;
  /** Who it is. A profile has this or an anonymousId. */
  userId?: string | null | undefined;
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

/** The order of a list of widgets. A cursor holds in the order that it was made in only. */
export type WidgetOrder = {
  /** Which way the list goes. Default: ASC. */
  direction?: OrderDirection;
  /** What they are ordered by. */
  field: WidgetOrderField;
};

/** What widgets are ordered by; equal ones in the order in which they came to be. */
export type WidgetOrderField =
  /** When the widget was made. */
  | 'CREATED_AT'
  /** When the last push to it was committed; those without one are before all others. */
  | 'LAST_PUSH_AT'
  /** The title of the widget. */
  | 'TITLE';

/** A day that every year has, so not 29 February: `{ month: 4, day: 6 }` is 6 April. */
export type YearStartInput = {
  /** The day of the month, from 1. */
  day: number;
  /** The month, 1 to 12. */
  month: number;
};

export type TestCreateClientMutationVariables = Exact<{
  input: CreateClientInput;
}>;


export type TestCreateClientMutation = { createClient: { clientId: string, clientSecret: string, client: { id: string, clientId: string, name: string, scopes: Array<Scope>, publicKeys: Array<{ kid: string, type: string }> } } | null };

export type TestCreateViewTokenMutationVariables = Exact<{
  widgetIds: Array<string | number> | string | number;
}>;


export type TestCreateViewTokenMutation = { createViewToken: { secret: string } | null };

export type TestRotateClientSecretMutationVariables = Exact<{
  id: string | number;
  overlapHours: number;
}>;


export type TestRotateClientSecretMutation = { rotateClientSecret: { clientSecret: string } | null };

export type TestRevokeClientMutationVariables = Exact<{
  id: string | number;
}>;


export type TestRevokeClientMutation = { revokeClient: { client: { revokedAt: string | null } } | null };

export type TestClientsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type TestClientsQuery = { clients: { edges: Array<{ cursor: string, node: { id: string, clientId: string, name: string, lastUsedAt: string | null, allowedIps: Array<string> | null, allowedEvents: Array<string> | null } }>, pageInfo: { hasNextPage: boolean } } | null };

export type TestAuditLogQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  action?: string | null | undefined;
  target?: string | number | null | undefined;
  from?: string | null | undefined;
  before?: string | null | undefined;
}>;


export type TestAuditLogQuery = { auditLog: { edges: Array<{ cursor: string, node: { id: string, at: string, endedAt: string | null, action: string, target: string | null, fields: Array<string>, actor: string, actorId: string | null, address: string | null, error: string | null } }>, pageInfo: { hasNextPage: boolean } } | null };

export type SaveAlertMutationVariables = Exact<{
  input: SaveAlertInput;
}>;


export type SaveAlertMutation = { saveAlert: { alert: { id: string, name: string, state: AlertState | null, problem: string | null, paused: boolean, version: number, cron: string | null, onPush: boolean, timeZone: string, granularity: Granularity, forBuckets: number, recoverAt: string | null, whenMissing: WhenMissing, by: Array<string>, snoozedUntil: string | null, nextEvaluationAt: string | null, channels: Array<{ id: string, name: string }> | null, condition: { kind: AlertConditionKind, above: string | null, below: string | null, outside: { low: string, high: string } | null, change: { measure: ChangeMeasure, above: string | null, below: string | null, against: ComparisonPreset | null, shift: { count: number, unit: Granularity } | null } | null, goalPace: { unit: GoalUnit } | null, silence: { buckets: number } | null, unusual: { deviations: string, season: Season, seasons: number, tolerance: string } | null }, where: Array<{ dimension: string, in: Array<string | null> | null, notIn: Array<string | null> | null, startsWith: string | null, isSet: boolean | null }>, mute: Array<{ weekdays: Array<number>, from: string, until: string }>, states: Array<{ state: AlertState, since: string, value: string | null, low: string | null, high: string | null, acknowledgedAt: string | null, acknowledgedBy: string | null, group: Array<{ dimension: string, value: string | null }> }>, metric: { name: string } | null, widget: { title: string } | null } } | null };

export type AlertPartsFragment = { id: string, name: string, state: AlertState | null, problem: string | null, paused: boolean, version: number, cron: string | null, onPush: boolean, timeZone: string, granularity: Granularity, forBuckets: number, recoverAt: string | null, whenMissing: WhenMissing, by: Array<string>, snoozedUntil: string | null, nextEvaluationAt: string | null, channels: Array<{ id: string, name: string }> | null, condition: { kind: AlertConditionKind, above: string | null, below: string | null, outside: { low: string, high: string } | null, change: { measure: ChangeMeasure, above: string | null, below: string | null, against: ComparisonPreset | null, shift: { count: number, unit: Granularity } | null } | null, goalPace: { unit: GoalUnit } | null, silence: { buckets: number } | null, unusual: { deviations: string, season: Season, seasons: number, tolerance: string } | null }, where: Array<{ dimension: string, in: Array<string | null> | null, notIn: Array<string | null> | null, startsWith: string | null, isSet: boolean | null }>, mute: Array<{ weekdays: Array<number>, from: string, until: string }>, states: Array<{ state: AlertState, since: string, value: string | null, low: string | null, high: string | null, acknowledgedAt: string | null, acknowledgedBy: string | null, group: Array<{ dimension: string, value: string | null }> }>, metric: { name: string } | null, widget: { title: string } | null };

export type AlertByNameQueryVariables = Exact<{
  name: string;
}>;


export type AlertByNameQuery = { alert: { id: string, name: string, state: AlertState | null, problem: string | null, paused: boolean, version: number, cron: string | null, onPush: boolean, timeZone: string, granularity: Granularity, forBuckets: number, recoverAt: string | null, whenMissing: WhenMissing, by: Array<string>, snoozedUntil: string | null, nextEvaluationAt: string | null, channels: Array<{ id: string, name: string }> | null, condition: { kind: AlertConditionKind, above: string | null, below: string | null, outside: { low: string, high: string } | null, change: { measure: ChangeMeasure, above: string | null, below: string | null, against: ComparisonPreset | null, shift: { count: number, unit: Granularity } | null } | null, goalPace: { unit: GoalUnit } | null, silence: { buckets: number } | null, unusual: { deviations: string, season: Season, seasons: number, tolerance: string } | null }, where: Array<{ dimension: string, in: Array<string | null> | null, notIn: Array<string | null> | null, startsWith: string | null, isSet: boolean | null }>, mute: Array<{ weekdays: Array<number>, from: string, until: string }>, states: Array<{ state: AlertState, since: string, value: string | null, low: string | null, high: string | null, acknowledgedAt: string | null, acknowledgedBy: string | null, group: Array<{ dimension: string, value: string | null }> }>, metric: { name: string } | null, widget: { title: string } | null } | null };

export type ListAlertsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  search?: string | null | undefined;
  states?: Array<AlertState> | AlertState | null | undefined;
  widgetId?: string | number | null | undefined;
  orderBy?: AlertOrder | null | undefined;
}>;


export type ListAlertsQuery = { alerts: { totalCount: number, nodes: Array<{ id: string, name: string, state: AlertState | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type AlertEventsQueryVariables = Exact<{
  alertId?: string | number | null | undefined;
  states?: Array<AlertState> | AlertState | null | undefined;
  first?: number | null | undefined;
}>;


export type AlertEventsQuery = { alertEvents: { totalCount: number, nodes: Array<{ id: string, from: AlertState, to: AlertState, bucketKey: string, bucketFrom: string, bucketBefore: string, value: string | null, low: string | null, high: string | null, at: string, arguments: unknown, notification: AlertNotification, notifiedAt: string | null, acknowledgedAt: string | null, acknowledgedBy: string | null, alert: { id: string, name: string } | null, group: Array<{ dimension: string, value: string | null }> }> } | null };

export type DeleteAlertMutationVariables = Exact<{
  id?: string | number | null | undefined;
  name?: string | null | undefined;
}>;


export type DeleteAlertMutation = { deleteAlert: { id: string } | null };

export type PauseAlertMutationVariables = Exact<{
  id: string | number;
}>;


export type PauseAlertMutation = { pauseAlert: { alert: { id: string, paused: boolean, nextEvaluationAt: string | null } } | null };

export type ResumeAlertMutationVariables = Exact<{
  id: string | number;
}>;


export type ResumeAlertMutation = { resumeAlert: { alert: { id: string, paused: boolean, nextEvaluationAt: string | null } } | null };

export type SnoozeAlertMutationVariables = Exact<{
  id: string | number;
  until?: string | null | undefined;
}>;


export type SnoozeAlertMutation = { snoozeAlert: { alert: { id: string, snoozedUntil: string | null } } | null };

export type AcknowledgeAlertMutationVariables = Exact<{
  id: string | number;
  group?: Array<string | null | undefined> | string | null | undefined;
}>;


export type AcknowledgeAlertMutation = { acknowledgeAlert: { alert: { id: string, states: Array<{ state: AlertState, acknowledgedBy: string | null }> } } | null };

export type SimulateAlertQueryVariables = Exact<{
  input: SaveAlertInput;
  over: PeriodInput;
}>;


export type SimulateAlertQuery = { simulateAlert: { keys: Array<string>, hasMoreGroups: boolean, groups: Array<{ measured: Array<number | null>, low: Array<number | null>, high: Array<number | null>, states: Array<AlertState>, values: Array<{ dimension: string, value: string | null }>, events: Array<{ from: AlertState, to: AlertState, bucketKey: string, bucketFrom: string, bucketBefore: string, value: string | null, low: string | null, high: string | null }> }> } | null };

export type AlertBandQueryVariables = Exact<{
  id: string | number;
  over: PeriodInput;
}>;


export type AlertBandQuery = { alert: { band: { keys: Array<string>, groups: Array<{ measured: Array<number | null>, low: Array<number | null>, high: Array<number | null>, states: Array<AlertState> }> } | null } | null };

export type TestBoardQueryVariables = Exact<{ [key: string]: never; }>;


export type TestBoardQuery = { board: { savedAt: string | null, cards: Array<{ width: CardWidth, widget: { id: string, title: string } }> } | null };

export type TestSaveBoardMutationVariables = Exact<{
  input: SaveBoardInput;
}>;


export type TestSaveBoardMutation = { saveBoard: { board: { savedAt: string | null, cards: Array<{ width: CardWidth, widget: { id: string } }> } } | null };

export type TestWidgetsByIdQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
  period?: PeriodInput | null | undefined;
}>;


export type TestWidgetsByIdQuery = { widgetsById: Array<{ title: string, report: { metrics: Array<{ values: Array<number | null> }> } | null } | null> | null };

export type TestBoardPartsFragment = { id: string, name: string, position: number, showsAllWidgets: boolean, version: number, cards: Array<{ width: CardWidth, widget: { id: string }, area: { column: number, row: number, columns: number, rows: number } }> };

export type TestBoardsQueryVariables = Exact<{ [key: string]: never; }>;


export type TestBoardsQuery = { boards: Array<{ id: string, name: string, position: number, showsAllWidgets: boolean, version: number, cards: Array<{ width: CardWidth, widget: { id: string }, area: { column: number, row: number, columns: number, rows: number } }> }> | null };

export type TestBoardByIdQueryVariables = Exact<{
  id: string | number;
}>;


export type TestBoardByIdQuery = { board: { id: string, name: string, position: number, showsAllWidgets: boolean, version: number, cards: Array<{ width: CardWidth, widget: { id: string }, area: { column: number, row: number, columns: number, rows: number } }> } | null, node:
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null };

export type TestCreateBoardMutationVariables = Exact<{
  input: CreateBoardInput;
}>;


export type TestCreateBoardMutation = { createBoard: { board: { id: string, name: string, position: number, showsAllWidgets: boolean, version: number, cards: Array<{ width: CardWidth, widget: { id: string }, area: { column: number, row: number, columns: number, rows: number } }> } } | null };

export type TestUpdateBoardMutationVariables = Exact<{
  input: UpdateBoardInput;
}>;


export type TestUpdateBoardMutation = { updateBoard: { board: { id: string, name: string, position: number, showsAllWidgets: boolean, version: number, cards: Array<{ width: CardWidth, widget: { id: string }, area: { column: number, row: number, columns: number, rows: number } }> } } | null };

export type TestDeleteBoardMutationVariables = Exact<{
  id: string | number;
}>;


export type TestDeleteBoardMutation = { deleteBoard: { id: string } | null };

export type TestSaveCalendarMutationVariables = Exact<{
  input: SaveCalendarInput;
}>;


export type TestSaveCalendarMutation = { saveCalendar: { calendar: { id: string, name: string } } | null };

export type TestSaveChannelMutationVariables = Exact<{
  input: SaveChannelInput;
}>;


export type TestSaveChannelMutation = { saveChannel: { signingSecret: string | null, channel: { id: string, name: string, kind: ChannelKind, target: string, body: WebhookBody | null, headerNames: Array<string>, to: Array<string>, variables: unknown, events: Array<DataEvent>, paused: boolean, source: { name: string } | null, eventWidgets: Array<{ id: string }> | null } } | null };

export type TestChannelQueryVariables = Exact<{
  id?: string | number | null | undefined;
  name?: string | null | undefined;
}>;


export type TestChannelQuery = { channel: { id: string, name: string, kind: ChannelKind, target: string, headerNames: Array<string>, paused: boolean } | null };

export type TestChannelsQueryVariables = Exact<{
  search?: string | null | undefined;
  orderBy?: ChannelOrder | null | undefined;
}>;


export type TestChannelsQuery = { channels: { totalCount: number, edges: Array<{ node: { name: string } }> } | null };

export type TestDeleteChannelMutationVariables = Exact<{
  id?: string | number | null | undefined;
  name?: string | null | undefined;
}>;


export type TestDeleteChannelMutation = { deleteChannel: { id: string } | null };

export type TestTestChannelMutationVariables = Exact<{
  id?: string | number | null | undefined;
  name?: string | null | undefined;
}>;


export type TestTestChannelMutation = { testChannel: { delivery: { id: string, state: DeliveryState, error: string | null, tries: Array<{ status: number | null, reply: string | null, error: string | null }> } } | null };

export type TestDeliveryQueryVariables = Exact<{
  id: string | number;
}>;


export type TestDeliveryQuery = { delivery: { id: string, state: DeliveryState, title: string, type: string, origin: DeliveryOrigin, recipient: string | null, attempts: number, error: string | null, createdAt: string, nextTryAt: string | null, endedAt: string | null, channel: { name: string } | null, tries: Array<{ at: string, durationMs: number, status: number | null, reply: string | null, error: string | null }>, request: { target: string, contentType: string, body: string } | null } | null };

export type TestDeliveriesQueryVariables = Exact<{
  channelId?: string | number | null | undefined;
  states?: Array<DeliveryState> | DeliveryState | null | undefined;
  origins?: Array<DeliveryOrigin> | DeliveryOrigin | null | undefined;
  search?: string | null | undefined;
}>;


export type TestDeliveriesQuery = { deliveries: { totalCount: number, edges: Array<{ node: { id: string, title: string, state: DeliveryState, origin: DeliveryOrigin, channel: { name: string } | null } }> } | null };

export type TestReplayDeliveryMutationVariables = Exact<{
  id: string | number;
}>;


export type TestReplayDeliveryMutation = { replayDelivery: { delivery: { id: string, state: DeliveryState } } | null };

export type TestClientReportQueryVariables = Exact<{
  id: string | number;
  by?: Array<string> | string | null | undefined;
}>;


export type TestClientReportQuery = { widget: { report: { id: string, granularity: Granularity | null, keys: Array<string>, widget: { id: string, title: string }, period: { from: string, before: string, firstDay: string, lastDay: string, label: string, timeZone: string, partial: boolean }, buckets: Array<{ key: string, label: string, from: string | null, before: string | null, partial: boolean, isOther: boolean }>, metrics: Array<{ headline: number | null, headlineReason: string | null, sum: number | null, average: number | null, minimum: number | null, maximum: number | null, latest: number | null, count: number, values: Array<number | null>, metric: { id: string, name: string, format: { style: NumberStyle, currency: string | null, unit: string | null, minimumFractionDigits: number | null, maximumFractionDigits: number | null } }, exact: { headline: string | null, sum: string | null, values: Array<string | null> }, comparison: { previous: number | null, difference: number | null, percentChange: number | null, direction: Direction | null, verdict: Verdict, keys: Array<string | null>, values: Array<number | null>, period: { firstDay: string, lastDay: string, label: string } } | null, comparisons: Array<{ previous: number | null, difference: number | null, percentChange: number | null, direction: Direction | null, verdict: Verdict, keys: Array<string | null>, values: Array<number | null>, period: { firstDay: string, lastDay: string, label: string } }> }>, groups: Array<{ id: string, isOther: boolean, values: Array<{ dimension: string, value: string | null }>, metrics: Array<{ headline: number | null, headlineReason: string | null, sum: number | null, average: number | null, minimum: number | null, maximum: number | null, latest: number | null, count: number, values: Array<number | null>, metric: { id: string, name: string, format: { style: NumberStyle, currency: string | null, unit: string | null, minimumFractionDigits: number | null, maximumFractionDigits: number | null } }, exact: { headline: string | null, sum: string | null, values: Array<string | null> }, comparison: { previous: number | null, difference: number | null, percentChange: number | null, direction: Direction | null, verdict: Verdict, keys: Array<string | null>, values: Array<number | null>, period: { firstDay: string, lastDay: string, label: string } } | null, comparisons: Array<{ previous: number | null, difference: number | null, percentChange: number | null, direction: Direction | null, verdict: Verdict, keys: Array<string | null>, values: Array<number | null>, period: { firstDay: string, lastDay: string, label: string } }> }> }> } | null } | null };

export type TestClientNumbersFragment = { headline: number | null, headlineReason: string | null, sum: number | null, average: number | null, minimum: number | null, maximum: number | null, latest: number | null, count: number, values: Array<number | null>, metric: { id: string, name: string, format: { style: NumberStyle, currency: string | null, unit: string | null, minimumFractionDigits: number | null, maximumFractionDigits: number | null } }, exact: { headline: string | null, sum: string | null, values: Array<string | null> }, comparison: { previous: number | null, difference: number | null, percentChange: number | null, direction: Direction | null, verdict: Verdict, keys: Array<string | null>, values: Array<number | null>, period: { firstDay: string, lastDay: string, label: string } } | null, comparisons: Array<{ previous: number | null, difference: number | null, percentChange: number | null, direction: Direction | null, verdict: Verdict, keys: Array<string | null>, values: Array<number | null>, period: { firstDay: string, lastDay: string, label: string } }> };

export type TestClientComparisonFragment = { previous: number | null, difference: number | null, percentChange: number | null, direction: Direction | null, verdict: Verdict, keys: Array<string | null>, values: Array<number | null>, period: { firstDay: string, lastDay: string, label: string } };

export type TestCreateDataAddressMutationVariables = Exact<{
  input: CreateDataAddressInput;
}>;


export type TestCreateDataAddressMutation = { createDataAddress: { dataAddress: { id: string, name: string, kind: DataKind, choosesPeriod: boolean, createdBy: string, expiresAt: string | null, revokedAt: string | null, savedQueryId: string | null, csv: string, json: string, xlsx: string, widget: { id: string } | null } } | null };

export type TestRevokeDataAddressMutationVariables = Exact<{
  id: string | number;
}>;


export type TestRevokeDataAddressMutation = { revokeDataAddress: { dataAddress: { id: string, revokedAt: string | null } } | null };

export type TestDataAddressesQueryVariables = Exact<{
  widgetId?: string | number | null | undefined;
}>;


export type TestDataAddressesQuery = { dataAddresses: { edges: Array<{ node: { id: string, name: string, kind: DataKind, revokedAt: string | null, lastUsedAt: string | null } }> } | null };

export type TestNamedWidgetsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type TestNamedWidgetsQuery = { widgets: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, edges: Array<{ node: { id: string, title: string, pushName: string | null, keyKind: KeyKind | null, dimensions: Array<{ name: string }>, metrics: Array<{ name: string, aggregation: Aggregation, format: { unit: string | null } }> } }> } | null };

export type TestNamedWidgetQueryVariables = Exact<{
  id: string | number;
  by?: Array<string> | string | null | undefined;
}>;


export type TestNamedWidgetQuery = { widget: { report: { metrics: Array<{ metric: { name: string }, exact: { headline: string | null } }>, groups: Array<{ values: Array<{ value: string | null }>, metrics: Array<{ metric: { name: string }, exact: { headline: string | null } }> }> } | null } | null };

export type TestDeclareDimensionsMutationVariables = Exact<{
  id: string | number;
  dimensions: Array<string> | string;
}>;


export type TestDeclareDimensionsMutation = { updateWidget: { widget: { id: string } } | null };

export type TestMetricFormatsQueryVariables = Exact<{
  id: string | number;
}>;


export type TestMetricFormatsQuery = { widget: { metrics: Array<{ id: string, name: string, unit: string | null, aggregation: Aggregation, format: { style: NumberStyle, currency: string | null, unit: string | null, minimumFractionDigits: number | null, maximumFractionDigits: number | null } }> } | null };

export type TestFormatFragment = { style: NumberStyle, currency: string | null, unit: string | null, minimumFractionDigits: number | null, maximumFractionDigits: number | null };

export type TestUpdateFormatMutationVariables = Exact<{
  input: UpdateMetricInput;
}>;


export type TestUpdateFormatMutation = { updateMetric: { metric: { format: { style: NumberStyle, currency: string | null, unit: string | null, minimumFractionDigits: number | null, maximumFractionDigits: number | null } } } | null };

export type TestCreateFormattedMutationVariables = Exact<{
  calculated: CreateCalculatedMetricInput;
  counted: CreateEventMetricInput;
}>;


export type TestCreateFormattedMutation = { calculated: { metric: { format: { style: NumberStyle, currency: string | null, unit: string | null, minimumFractionDigits: number | null, maximumFractionDigits: number | null } } } | null, counted: { metric: { format: { style: NumberStyle, currency: string | null, unit: string | null, minimumFractionDigits: number | null, maximumFractionDigits: number | null } } } | null };

export type TestSaveFormattedFeedMutationVariables = Exact<{
  input: SaveFeedInput;
}>;


export type TestSaveFormattedFeedMutation = { saveFeed: { feed: { hookUrl: string | null, metrics: Array<{ name: string, format: { style: NumberStyle, currency: string | null, unit: string | null, minimumFractionDigits: number | null, maximumFractionDigits: number | null } | null }> } } | null };

export type ListWidgetsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  search?: string | null | undefined;
  tag?: string | null | undefined;
  notPushedSince?: string | null | undefined;
  orderBy?: WidgetOrder | null | undefined;
}>;


export type ListWidgetsQuery = { widgets: { nodes: Array<{ title: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type CountWidgetsQueryVariables = Exact<{
  search?: string | null | undefined;
  tag?: string | null | undefined;
}>;


export type CountWidgetsQuery = { widgets: { totalCount: number } | null };

export type CountReceiptsQueryVariables = Exact<{
  id: string | number;
}>;


export type CountReceiptsQuery = { widget: { receipts: { totalCount: number, nodes: Array<{ id: string }> } } | null };

export type CountAllQueryVariables = Exact<{ [key: string]: never; }>;


export type CountAllQuery = { projects: { totalCount: number } | null, tokens: { totalCount: number } | null, clients: { totalCount: number } | null, auditLog: { totalCount: number } | null, shares: { totalCount: number } | null, widgets: { totalCount: number } | null, metrics: { totalCount: number } | null, savedQueries: { totalCount: number } | null, sources: { totalCount: number } | null, feeds: { totalCount: number } | null, callLog: { totalCount: number } | null };

export type LastTracesQueryVariables = Exact<{ [key: string]: never; }>;


export type LastTracesQuery = { auditLog: { nodes: Array<{ id: string }> } | null, callLog: { nodes: Array<{ id: string }> } | null };

export type NamedNodesQueryVariables = Exact<{ [key: string]: never; }>;


export type NamedNodesQuery = { sources: { nodes: Array<{ id: string }> } | null, feeds: { nodes: Array<{ id: string }> } | null };

export type TaskByIdQueryVariables = Exact<{
  id: string | number;
}>;


export type TaskByIdQuery = { task: { id: string, kind: TaskKind, state: TaskState, created: number, changed: number, createdBy: string, startedAt: string | null, endedAt: string | null, error: string | null, progress: { done: number, total: number, ratio: number }, widget: { title: string } | null } | null };

export type ListTasksQueryVariables = Exact<{
  states?: Array<TaskState> | TaskState | null | undefined;
}>;


export type ListTasksQuery = { tasks: { totalCount: number, nodes: Array<{ id: string, state: TaskState }> } | null };

export type FeedRunByIdQueryVariables = Exact<{
  id: string | number;
}>;


export type FeedRunByIdQuery = { feedRun: { id: string, state: FeedRunState, cause: FeedRunCause, feed: { name: string } | null } | null };

export type FeedRunIdsQueryVariables = Exact<{
  name: string;
}>;


export type FeedRunIdsQuery = { feed: { runs: Array<{ id: string }> } | null };

export type ListMetricsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  search?: string | null | undefined;
  tag?: string | null | undefined;
  widgetId?: string | number | null | undefined;
  orderBy?: MetricOrder | null | undefined;
}>;


export type ListMetricsQuery = { metrics: { totalCount: number, nodes: Array<{ name: string, widget: { title: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type ListTokensQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  orderBy?: TokenOrder | null | undefined;
}>;


export type ListTokensQuery = { tokens: { nodes: Array<{ name: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type OrderedNamesQueryVariables = Exact<{ [key: string]: never; }>;


export type OrderedNamesQuery = { sources: { nodes: Array<{ name: string }> } | null, sourcesByUpdate: { nodes: Array<{ name: string }> } | null, feeds: { nodes: Array<{ name: string }> } | null, feedsBySuccess: { nodes: Array<{ name: string }> } | null, savedQueries: { nodes: Array<{ name: string }> } | null, savedQueriesByTime: { nodes: Array<{ name: string }> } | null, auditLog: { nodes: Array<{ at: string }> } | null, newest: { nodes: Array<{ at: string }> } | null, callLog: { nodes: Array<{ id: string }> } | null, tasks: { nodes: Array<{ id: string }> } | null };

export type ReceiptsInOrderQueryVariables = Exact<{
  id: string | number;
  orderBy?: PushReceiptOrder | null | undefined;
}>;


export type ReceiptsInOrderQuery = { widget: { receipts: { nodes: Array<{ id: string }> } } | null };

export type RenameWidgetMutationVariables = Exact<{
  id: string | number;
  title: string;
}>;


export type RenameWidgetMutation = { updateWidget: { widget: { title: string } } | null };

export type ListReceiptsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  widgetId?: string | number | null | undefined;
  orderBy?: PushReceiptOrder | null | undefined;
}>;


export type ListReceiptsQuery = { receipts: { totalCount: number, nodes: Array<{ id: string, caller: string | null, callerKind: CallerKind | null, callerId: string | null, firstKey: string | null, lastKey: string | null, feedRun: { id: string } | null, widget: { title: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type SourceByIdOrNameQueryVariables = Exact<{
  id?: string | number | null | undefined;
  name?: string | null | undefined;
}>;


export type SourceByIdOrNameQuery = { source: { id: string, name: string, secretNames: Array<string>, feeds: Array<{ name: string }> } | null };

export type FeedByIdOrNameQueryVariables = Exact<{
  id?: string | number | null | undefined;
  name?: string | null | undefined;
}>;


export type FeedByIdOrNameQuery = { feed: { id: string, name: string, hookUrl: string | null, paused: boolean, source: { name: string } | null } | null };

export type SaveSourceByIdMutationVariables = Exact<{
  input: SaveSourceInput;
}>;


export type SaveSourceByIdMutation = { saveSource: { source: { id: string, name: string } } | null };

export type SaveFeedByIdMutationVariables = Exact<{
  input: SaveFeedInput;
}>;


export type SaveFeedByIdMutation = { saveFeed: { feed: { id: string, name: string, hookUrl: string | null, source: { name: string } | null } } | null };

export type FeedActionsByIdMutationVariables = Exact<{
  id: string | number;
}>;


export type FeedActionsByIdMutation = { pauseFeed: { feed: { paused: boolean } } | null, resumeFeed: { feed: { paused: boolean } } | null, runFeed: { feed: { id: string } | null } | null, deleteFeed: { id: string } | null };

export type DeleteSourceByIdMutationVariables = Exact<{
  id: string | number;
}>;


export type DeleteSourceByIdMutation = { deleteSource: { id: string } | null };

export type TestCreateWidgetMutationVariables = Exact<{
  input: CreateWidgetInput;
}>;


export type TestCreateWidgetMutation = { createWidget: { widget: { id: string, title: string, pushUrl: string | null, keyKind: KeyKind | null } } | null };

export type TestPushMutationVariables = Exact<{
  input: PushInput;
}>;


export type TestPushMutation = { push: { receipt: { id: string, replayed: boolean, rows: number, points: number, created: number, changed: number } } | null };

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


export type TestReportQuery = { widget: { report: { granularity: Granularity | null, keys: Array<string>, period: { from: string, before: string, firstDay: string, lastDay: string, timeZone: string, label: string, partial: boolean }, comparedPeriods: Array<{ firstDay: string, lastDay: string, label: string }>, metrics: Array<{ headline: number | null, headlineSource: HeadlineSource, sum: number | null, average: number | null, minimum: number | null, maximum: number | null, latest: number | null, count: number, values: Array<number | null>, runningTotals: Array<number | null>, metric: { name: string }, coverage: { buckets: number, bucketsWithData: number, lastPointAt: string | null }, goal: { target: number, attained: number | null, ratio: number | null, onPace: boolean | null, period: { firstDay: string, lastDay: string } } | null, comparison: { previous: number | null, difference: number | null, percentChange: number | null, direction: Direction | null, verdict: Verdict, source: HeadlineSource, values: Array<number | null>, undrawn: number | null } | null }> } | null } | null };

export type TestReportsQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
  period?: PeriodInput | null | undefined;
  compare?: Array<ComparisonInput> | ComparisonInput | null | undefined;
  granularity?: Granularity | null | undefined;
  fill?: Fill | null | undefined;
  timeZone?: string | null | undefined;
  metrics?: Array<string> | string | null | undefined;
  top?: number | null | undefined;
}>;


export type TestReportsQuery = { reports: Array<{ keys: Array<string>, widget: { id: string }, period: { firstDay: string, lastDay: string }, metrics: Array<{ headline: number | null, values: Array<number | null>, metric: { name: string }, comparison: { previous: number | null, values: Array<number | null> } | null }> } | null> | null };

export type TestProfileQueryVariables = Exact<{
  id: string | number;
  by: ProfileBy;
  period?: PeriodInput | null | undefined;
  timeZone?: string | null | undefined;
  metrics?: Array<string> | string | null | undefined;
}>;


export type TestProfileQuery = { widget: { profile: { keys: Array<string>, occurrences: Array<number>, metrics: Array<{ values: Array<number | null>, perOccurrence: Array<number | null>, metric: { name: string } }> } } | null };

export type TestCreateCalculatedMetricMutationVariables = Exact<{
  input: CreateCalculatedMetricInput;
}>;


export type TestCreateCalculatedMetricMutation = { createCalculatedMetric: { metric: { id: string, name: string, formula: string | null, goals: Array<{ period: GoalUnit, target: number, direction: GoalDirection }> } } | null };

export type TestDeleteCalculatedMetricMutationVariables = Exact<{
  id: string | number;
}>;


export type TestDeleteCalculatedMetricMutation = { deleteCalculatedMetric: { id: string } | null };

export type TestSetGoalMutationVariables = Exact<{
  input: SetGoalInput;
}>;


export type TestSetGoalMutation = { setGoal: { metric: { goals: Array<{ period: GoalUnit, target: number, direction: GoalDirection }> } } | null };

export type TestUpdateMetricMutationVariables = Exact<{
  input: UpdateMetricInput;
}>;


export type TestUpdateMetricMutation = { updateMetric: { metric: { id: string, formula: string | null } } | null };

export type TestDeleteWidgetMutationVariables = Exact<{
  id: string | number;
}>;


export type TestDeleteWidgetMutation = { deleteWidget: { id: string } | null };

export type TestUpdateProjectMutationVariables = Exact<{
  input: UpdateProjectInput;
}>;


export type TestUpdateProjectMutation = { updateProject: { project: { name: string, timeZone: string, weekStart: number } } | null };

export type TestCreateTokenMutationVariables = Exact<{
  input: CreateTokenInput;
}>;


export type TestCreateTokenMutation = { createToken: { secret: string, token: { id: string, name: string, hint: string, scopes: Array<Scope>, allowedIps: Array<string> | null, expiresAt: string | null } } | null };

export type TestCreateProjectMutationVariables = Exact<{
  input: CreateProjectInput;
}>;


export type TestCreateProjectMutation = { createProject: { project: { id: string, name: string, timeZone: string, weekStart: number }, administrator: { secret: string } } | null };

export type TestProjectsQueryVariables = Exact<{ [key: string]: never; }>;


export type TestProjectsQuery = { projects: { edges: Array<{ node: { name: string } }> } | null };

export type TestRotateTokenMutationVariables = Exact<{
  id: string | number;
  overlapHours?: number | null | undefined;
}>;


export type TestRotateTokenMutation = { rotateToken: { secret: string } | null };

export type TestRevokeTokenMutationVariables = Exact<{
  id: string | number;
}>;


export type TestRevokeTokenMutation = { revokeToken: { token: { revokedAt: string | null } } | null };

export type TestTokensQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type TestTokensQuery = { tokens: { edges: Array<{ cursor: string, node: { id: string, name: string, revokedAt: string | null, lastUsedAt: string | null } }>, pageInfo: { hasNextPage: boolean } } | null };

export type TestViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type TestViewerQuery = { viewer: { name: string, scopes: Array<Scope> } };

export type TestPeriodReportQueryVariables = Exact<{
  id: string | number;
  period: PeriodInput;
  compare?: Array<ComparisonInput> | ComparisonInput | null | undefined;
  granularity?: Granularity | null | undefined;
  fill?: Fill | null | undefined;
  where?: Array<DimensionFilter> | DimensionFilter | null | undefined;
  by?: Array<string> | string | null | undefined;
  top?: number | null | undefined;
  onlyDays: OnlyDays;
  window: number;
}>;


export type TestPeriodReportQuery = { widget: { report: { keys: Array<string>, metrics: Array<{ headline: number | null, headlineReason: string | null, headlineReasonCode: NumberReasonCode | null, values: Array<number | null>, sum: number | null, average: number | null, minimum: number | null, maximum: number | null, latest: number | null, count: number, runningTotals: Array<number | null>, rolling: Array<number | null>, movingAverage: Array<number | null>, metric: { name: string }, coverage: { bucketsWithData: number }, reasons: Array<{ number: ReportNumber, code: NumberReasonCode, message: string }>, comparisons: Array<{ previous: number | null, difference: number | null, percentChange: number | null, values: Array<number | null>, previousReason: string | null, previousReasonCode: NumberReasonCode | null }> }>, groups: Array<{ isOther: boolean, values: Array<{ value: string | null }>, metrics: Array<{ headline: number | null, headlineReason: string | null, headlineReasonCode: NumberReasonCode | null, values: Array<number | null>, sum: number | null, average: number | null, minimum: number | null, maximum: number | null, latest: number | null, count: number, runningTotals: Array<number | null>, rolling: Array<number | null>, movingAverage: Array<number | null>, metric: { name: string }, coverage: { bucketsWithData: number }, reasons: Array<{ number: ReportNumber, code: NumberReasonCode, message: string }>, comparisons: Array<{ previous: number | null, difference: number | null, percentChange: number | null, values: Array<number | null>, previousReason: string | null, previousReasonCode: NumberReasonCode | null }> }> }> } | null } | null };

export type TestPeriodNumbersFragment = { headline: number | null, headlineReason: string | null, headlineReasonCode: NumberReasonCode | null, values: Array<number | null>, sum: number | null, average: number | null, minimum: number | null, maximum: number | null, latest: number | null, count: number, runningTotals: Array<number | null>, rolling: Array<number | null>, movingAverage: Array<number | null>, metric: { name: string }, coverage: { bucketsWithData: number }, reasons: Array<{ number: ReportNumber, code: NumberReasonCode, message: string }>, comparisons: Array<{ previous: number | null, difference: number | null, percentChange: number | null, values: Array<number | null>, previousReason: string | null, previousReasonCode: NumberReasonCode | null }> };

export type TestPushPeriodsMutationVariables = Exact<{
  input: PushInput;
}>;


export type TestPushPeriodsMutation = { push: { receipt: { id: string, rows: number, points: number, created: number, changed: number, replayed: boolean, onDuplicate: Array<{ onDuplicate: OnDuplicate, metrics: Array<string> }> } } | null };

export type ChartUrlQueryVariables = Exact<{
  id: string | number;
  format?: ChartFormat | null | undefined;
  preset?: PeriodPreset | null | undefined;
  days?: DayRangeInput | null | undefined;
  compare?: ComparisonPreset | null | undefined;
  where?: Array<DimensionFilter> | DimensionFilter | null | undefined;
  by?: Array<string> | string | null | undefined;
  top?: number | null | undefined;
  width?: number | null | undefined;
  theme?: ChartTheme | null | undefined;
  validHours?: number | null | undefined;
}>;


export type ChartUrlQuery = { widget: { chartUrl: string | null } | null };

export type TestPushTellingMutationVariables = Exact<{
  input: PushInput;
}>;


export type TestPushTellingMutation = { push: { receipt: { id: string, replayed: boolean, warnings: Array<string>, onDuplicate: Array<{ onDuplicate: OnDuplicate, metrics: Array<string> }> } } | null };

export type TestReceiptTellingQueryVariables = Exact<{
  id: string | number;
}>;


export type TestReceiptTellingQuery = { receipt: { warnings: Array<string>, onDuplicate: Array<{ onDuplicate: OnDuplicate, metrics: Array<string> }> } | null };

export type TestDefaultWaysQueryVariables = Exact<{
  id: string | number;
}>;


export type TestDefaultWaysQuery = { widget: { metrics: Array<{ id: string, name: string, aggregation: Aggregation, defaultOnDuplicate: OnDuplicate }> } | null };

export type TestSetDefaultWayMutationVariables = Exact<{
  input: UpdateMetricInput;
}>;


export type TestSetDefaultWayMutation = { updateMetric: { metric: { defaultOnDuplicate: OnDuplicate } } | null };

export type TestDeletePointsMutationVariables = Exact<{
  input: DeletePointsInput;
}>;


export type TestDeletePointsMutation = { deletePoints: { deleted: number, widget: { id: string } } | null };

export type TestSqlQueryVariables = Exact<{
  query: string;
  variables?: unknown;
}>;


export type TestSqlQuery = { sql: { rows: unknown, rowCount: number, truncated: boolean, columns: Array<{ name: string, type: string }> } | null };

export type TestSqlTablesQueryVariables = Exact<{ [key: string]: never; }>;


export type TestSqlTablesQuery = { sqlTables: Array<{ name: string, aliases: Array<string>, description: string, columns: Array<{ name: string, type: string, description: string }> }> | null };

export type TestSaveQueryMutationVariables = Exact<{
  input: SaveQueryInput;
}>;


export type TestSaveQueryMutation = { saveQuery: { savedQuery: { id: string, name: string, version: number, cacheMinutes: number, variables: Array<{ name: string, type: VariableType, list: boolean, required: boolean, default: unknown }> } } | null };

export type TestRunQueryQueryVariables = Exact<{
  id: string | number;
  variables?: unknown;
  version?: number | null | undefined;
}>;


export type TestRunQueryQuery = { runQuery: { rows: unknown, rowCount: number, truncated: boolean, cached: boolean, columns: Array<{ name: string, type: string }> } | null };

export type TestSavedQueryQueryVariables = Exact<{
  id: string | number;
}>;


export type TestSavedQueryQuery = { savedQuery: { name: string, version: number, versions: Array<{ version: number, sql: string | null, document: string | null, savedBy: string }>, runs: Array<{ rows: number, cached: boolean, caller: string, version: number | null, error: string | null }> | null } | null };

export type TestDeleteQueryMutationVariables = Exact<{
  id: string | number;
}>;


export type TestDeleteQueryMutation = { deleteQuery: { id: string } | null };

export type TestTrackEventsMutationVariables = Exact<{
  events: Array<EventInput> | EventInput;
  idempotencyKey?: string | null | undefined;
}>;


export type TestTrackEventsMutation = { trackEvents: { accepted: number, duplicates: number } | null };

export type TestIdentifyUsersMutationVariables = Exact<{
  profiles: Array<UserProfileInput> | UserProfileInput;
}>;


export type TestIdentifyUsersMutation = { identifyUsers: { accepted: number, created: number } | null };

export type TestCreateEventMetricMutationVariables = Exact<{
  input: CreateEventMetricInput;
}>;


export type TestCreateEventMetricMutation = { createEventMetric: { metric: { id: string, name: string, aggregation: Aggregation, eventCount: { event: string, aggregate: EventAggregate, property: string | null, where: unknown, breakdown: string | null } | null } } | null };

export type TestDeleteEventMetricMutationVariables = Exact<{
  id: string | number;
}>;


export type TestDeleteEventMetricMutation = { deleteEventMetric: { id: string } | null };

export type TestFunnelQueryVariables = Exact<{
  steps: Array<FunnelStepInput> | FunnelStepInput;
  period?: PeriodInput | null | undefined;
  windowHours?: number | null | undefined;
  by?: FunnelBy | null | undefined;
}>;


export type TestFunnelQuery = { funnel: Array<{ event: string, users: number, shareOfFirst: number | null, dropOff: number, medianSeconds: number | null }> | null };

export type TestWidgetFromQueryQueryVariables = Exact<{
  id: string | number;
  key: string;
  variables?: unknown;
  period?: PeriodInput | null | undefined;
  compare?: Array<ComparisonInput> | ComparisonInput | null | undefined;
  granularity?: Granularity | null | undefined;
  timeZone?: string | null | undefined;
  top?: number | null | undefined;
}>;


export type TestWidgetFromQueryQuery = { widgetFromQuery: { id: string, title: string, keyKind: KeyKind | null, keyColumn: string | null, chartType: ChartType, lastPushAt: string | null, metrics: Array<{ name: string, widget: { title: string } }>, report: { keys: Array<string>, granularity: Granularity | null, period: { firstDay: string, lastDay: string }, metrics: Array<{ headline: number | null, count: number, values: Array<number | null>, runningTotals: Array<number | null>, metric: { name: string }, coverage: { bucketsWithData: number, lastPointAt: string | null }, comparison: { previous: number | null, percentChange: number | null, values: Array<number | null> } | null }> } | null } | null };

export type TestUpdateQueryCacheMutationVariables = Exact<{
  input: UpdateProjectInput;
}>;


export type TestUpdateQueryCacheMutation = { updateProject: { project: { queryCacheMinutes: number } } | null };

export type TestUploadManifestMutationVariables = Exact<{
  manifest: unknown;
}>;


export type TestUploadManifestMutation = { uploadManifest: { added: number, known: number } | null };

export type TestManifestDocumentsQueryVariables = Exact<{ [key: string]: never; }>;


export type TestManifestDocumentsQuery = { savedQueries: { nodes: Array<{ id: string, name: string, hash: string | null, fromManifest: boolean, versions: Array<{ version: number, hash: string | null, documentId: string | null, document: string | null }> }> } | null };

export type TestMetricReportsQueryVariables = Exact<{
  id: string | number;
  period?: PeriodInput | null | undefined;
  compare?: Array<ComparisonInput> | ComparisonInput | null | undefined;
  granularity?: Granularity | null | undefined;
  fill?: Fill | null | undefined;
  timeZone?: string | null | undefined;
  top?: number | null | undefined;
}>;


export type TestMetricReportsQuery = { widget: { report: { metrics: Array<{ granularity: Granularity | null, keys: Array<string>, headline: number | null, values: Array<number | null>, runningTotals: Array<number | null>, metric: { id: string, name: string }, period: { firstDay: string, lastDay: string, label: string }, comparedPeriods: Array<{ firstDay: string, lastDay: string }>, comparisons: Array<{ previous: number | null, values: Array<number | null> }>, coverage: { buckets: number, bucketsWithData: number } }> } | null, metrics: Array<{ id: string, name: string, report: { granularity: Granularity | null, keys: Array<string>, headline: number | null, values: Array<number | null>, runningTotals: Array<number | null>, metric: { id: string, name: string }, period: { firstDay: string, lastDay: string, label: string }, comparedPeriods: Array<{ firstDay: string, lastDay: string }>, comparisons: Array<{ previous: number | null, values: Array<number | null> }>, coverage: { buckets: number, bucketsWithData: number } } | null }> } | null };

export type TestMetricReportFragment = { granularity: Granularity | null, keys: Array<string>, headline: number | null, values: Array<number | null>, runningTotals: Array<number | null>, metric: { id: string, name: string }, period: { firstDay: string, lastDay: string, label: string }, comparedPeriods: Array<{ firstDay: string, lastDay: string }>, comparisons: Array<{ previous: number | null, values: Array<number | null> }>, coverage: { buckets: number, bucketsWithData: number } };

export type TestReportOfMetricsQueryVariables = Exact<{
  id: string | number;
  metrics?: Array<string> | string | null | undefined;
  metricIds?: Array<string | number> | string | number | null | undefined;
}>;


export type TestReportOfMetricsQuery = { widget: { report: { metrics: Array<{ metric: { name: string } }> } | null, profile: { metrics: Array<{ metric: { name: string } }> } } | null, reports: Array<{ metrics: Array<{ metric: { name: string } }> } | null> | null };

export type TestMetricsByIdQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type TestMetricsByIdQuery = { metricsById: Array<{ name: string } | null> | null };

export type TestNodesQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type TestNodesQuery = { nodes: Array<
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null> | null, again: Array<
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null> | null };

export type TestSaveReportScheduleMutationVariables = Exact<{
  input: SaveReportScheduleInput;
}>;


export type TestSaveReportScheduleMutation = { saveReportSchedule: { reportSchedule: { id: string, name: string, document: unknown, channelIds: Array<string>, skipIfEmpty: boolean, cron: string | null, timeZone: string, afterAlertId: string | null, paused: boolean, nextRunAt: string | null, merge: { queryId: string | null, source: string | null, variables: unknown, rows: string | null, recipient: string | null } | null, afterAlert: { name: string } | null } } | null };

export type TestReportScheduleQueryVariables = Exact<{
  name?: string | null | undefined;
}>;


export type TestReportScheduleQuery = { reportSchedule: { id: string, name: string, afterAlertId: string | null, nextRunAt: string | null, nextTimes: Array<string>, afterAlert: { name: string } | null, runs: Array<{ cause: ReportRunCause, state: ReportRunState, rows: number | null, messages: number, skipped: number, failed: number, error: string | null, problems: Array<string> }> } | null };

export type TestRunsAfterAlertsQueryVariables = Exact<{
  name?: string | null | undefined;
}>;


export type TestRunsAfterAlertsQuery = { reportSchedule: { runs: Array<{ cause: ReportRunCause, state: ReportRunState, asOf: string, messages: number, error: string | null, alertEvent: { to: AlertState, bucketKey: string, group: Array<{ value: string | null }> } | null }> } | null };

export type TestReportSchedulesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  search?: string | null | undefined;
  orderBy?: ReportScheduleOrder | null | undefined;
}>;


export type TestReportSchedulesQuery = { reportSchedules: { totalCount: number, nodes: Array<{ name: string }> } | null };

export type TestPreviewReportQueryVariables = Exact<{
  input: PreviewReportInput;
}>;


export type TestPreviewReportQuery = { previewReport: { title: string, html: string, recipient: string | null, isEmpty: boolean, row: number, rows: number, problems: Array<string> } | null };

export type TestRunReportMutationVariables = Exact<{
  name?: string | null | undefined;
}>;


export type TestRunReportMutation = { runReport: { id: string, state: ReportRunState, cause: ReportRunCause, rows: number | null, messages: number, skipped: number, failed: number, error: string | null, problems: Array<string> } | null };

export type TestSendTestReportMutationVariables = Exact<{
  input: SendTestReportInput;
}>;


export type TestSendTestReportMutation = { sendTestReport: { title: string, recipient: string | null } | null };

export type TestPauseReportScheduleMutationVariables = Exact<{
  name?: string | null | undefined;
}>;


export type TestPauseReportScheduleMutation = { pauseReportSchedule: { reportSchedule: { paused: boolean, nextRunAt: string | null } } | null };

export type TestResumeReportScheduleMutationVariables = Exact<{
  name?: string | null | undefined;
}>;


export type TestResumeReportScheduleMutation = { resumeReportSchedule: { reportSchedule: { paused: boolean, nextRunAt: string | null } } | null };

export type TestDeleteReportScheduleMutationVariables = Exact<{
  name?: string | null | undefined;
}>;


export type TestDeleteReportScheduleMutation = { deleteReportSchedule: { id: string } | null };

export type TestCronTimesQueryVariables = Exact<{
  cron: string;
  timeZone?: string | null | undefined;
  first?: number | null | undefined;
}>;


export type TestCronTimesQuery = { cronTimes: Array<string> | null };

export type SeedAnnotateMutationVariables = Exact<{
  input: SaveAnnotationInput;
}>;


export type SeedAnnotateMutation = { saveAnnotation: { annotation: { id: string } } | null };

export type TestCreateShareMutationVariables = Exact<{
  input: CreateShareInput;
}>;


export type TestCreateShareMutation = { createShare: { share: { id: string, url: string, showsBoard: boolean, createdBy: string, expiresAt: string | null, revokedAt: string | null, widget: { id: string } | null } } | null };

export type TestRevokeShareMutationVariables = Exact<{
  id: string | number;
}>;


export type TestRevokeShareMutation = { revokeShare: { share: { id: string, revokedAt: string | null } } | null };

export type TestSharesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type TestSharesQuery = { shares: { edges: Array<{ node: { id: string, url: string, showsBoard: boolean, revokedAt: string | null, widget: { title: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type TestShareNodeQueryVariables = Exact<{
  id: string | number;
}>;


export type TestShareNodeQuery = { node:
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null };

export type TestSaveSourceMutationVariables = Exact<{
  input: SaveSourceInput;
}>;


export type TestSaveSourceMutation = { saveSource: { source: { id: string, name: string, version: number, secretNames: Array<string> } } | null };

export type TestDeleteSourceMutationVariables = Exact<{
  name: string;
}>;


export type TestDeleteSourceMutation = { deleteSource: { id: string } | null };

export type TestSourceQueryVariables = Exact<{
  name: string;
}>;


export type TestSourceQuery = { source: { id: string, name: string, description: string | null, version: number, secretNames: Array<string>, requests: Array<{ name: string, method: HttpMethod, url: string, headers: unknown, params: unknown, json: unknown, data: unknown, auth: unknown, cacheSeconds: number, pagination: { kind: PaginationKind, maxPages: number } | null }> } | null };

export type TestSourcesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type TestSourcesQuery = { sources: { edges: Array<{ cursor: string, node: { name: string } }>, pageInfo: { hasNextPage: boolean } } | null };

export type TestRunSourceMutationVariables = Exact<{
  name: string;
  variables?: unknown;
  path?: string | null | undefined;
}>;


export type TestRunSourceMutation = { runSource: { ok: boolean, data: unknown, error: { code: string, message: string, status: number | null, retryAfter: number | null } | null, requests: Array<{ name: string, method: HttpMethod, url: string, status: number | null, ok: boolean, data: unknown, headers: unknown, attempts: number, pages: number, truncated: boolean, fromCache: boolean, error: { code: string, message: string, status: number | null } | null, sent: { method: string, url: string, headers: unknown, body: string | null } | null }> } | null };

export type TestTestSourceMutationVariables = Exact<{
  input: TestSourceInput;
}>;


export type TestTestSourceMutation = { testSource: { ok: boolean, data: unknown, error: { code: string, message: string, status: number | null } | null, requests: Array<{ name: string, status: number | null, ok: boolean, data: unknown, error: { code: string, message: string } | null, sent: { method: string, url: string, headers: unknown, body: string | null } | null }> } | null };

export type TestSendRequestMutationVariables = Exact<{
  input: RequestInput;
}>;


export type TestSendRequestMutation = { sendRequest: { ok: boolean, data: unknown, error: { code: string, message: string, status: number | null, retryAfter: number | null } | null, requests: Array<{ status: number | null, attempts: number, pages: number, truncated: boolean, problems: Array<string>, sent: { method: string, url: string, headers: unknown, body: string | null } | null }> } | null };

export type TestCallLogQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  onlyFailed?: boolean | null | undefined;
}>;


export type TestCallLogQuery = { callLog: { edges: Array<{ cursor: string, node: { id: string, source: string | null, request: string, attempt: number, method: string, url: string, status: number | null, sent: string | null, answered: string | null, error: { code: string, message: string, status: number | null } | null } }>, pageInfo: { hasNextPage: boolean } } | null };

export type TestSaveFeedMutationVariables = Exact<{
  input: SaveFeedInput;
}>;


export type TestSaveFeedMutation = { saveFeed: { feed: { id: string, name: string, nextRunAt: string | null, timeZone: string, history: FeedHistory, hook: HookKind, hookUrl: string | null, paused: boolean } } | null };

export type TestRunFeedMutationVariables = Exact<{
  name: string;
}>;


export type TestRunFeedMutation = { runFeed: { id: string, cause: FeedRunCause, state: FeedRunState, rows: number, skipped: number, points: number, deleted: number, truncated: boolean, problems: Array<string>, error: { code: string, message: string } | null } | null };

export type TestPauseFeedMutationVariables = Exact<{
  name: string;
}>;


export type TestPauseFeedMutation = { pauseFeed: { feed: { paused: boolean, nextRunAt: string | null } } | null };

export type TestResumeFeedMutationVariables = Exact<{
  name: string;
}>;


export type TestResumeFeedMutation = { resumeFeed: { feed: { paused: boolean, nextRunAt: string | null } } | null };

export type TestDeleteFeedMutationVariables = Exact<{
  name: string;
}>;


export type TestDeleteFeedMutation = { deleteFeed: { id: string } | null };

export type TestFeedQueryVariables = Exact<{
  name: string;
}>;


export type TestFeedQuery = { feed: { id: string, name: string, rows: string | null, filter: string | null, key: string | null, variables: unknown, history: FeedHistory, cron: string | null, timeZone: string, paused: boolean, stale: boolean | null, nextRunAt: string | null, lastSuccessAt: string | null, source: { name: string, feeds: Array<{ name: string }> } | null, widget: { id: string, stale: boolean | null, lastPushAt: string | null, feeds: Array<{ name: string }> | null } | null, metrics: Array<{ name: string, value: string }>, runs: Array<{ id: string, cause: FeedRunCause, state: FeedRunState, scheduledFor: string | null, rows: number, skipped: number, points: number, deleted: number, problems: Array<string>, error: { code: string, message: string } | null }> } | null };

export type TestFeedsQueryVariables = Exact<{ [key: string]: never; }>;


export type TestFeedsQuery = { feeds: { edges: Array<{ node: { name: string, stale: boolean | null, source: { name: string } | null, widget: { title: string } | null, runs: Array<{ state: FeedRunState }> } }> } | null };

export type TestFeedHookQueryVariables = Exact<{
  name: string;
}>;


export type TestFeedHookQuery = { feed: { id: string, hookVerifyToken: string | null, hookSignature: { header: string, prefix: string, algorithm: HookAlgorithm, encoding: HookEncoding, signs: string, timestampHeader: string | null, toleranceSeconds: number } | null, hookDelivery: { header: string | null, path: string | null } | null, hookChallenge: { from: HookChallengePlace, name: string, reply: HookChallengeReply, replyName: string } | null } | null };

export type TestClientPackageQueryVariables = Exact<{
  id: string | number;
}>;


export type TestClientPackageQuery = { widget: { title: string } | null };

export type PersistedTitleQueryVariables = Exact<{
  id: string | number;
}>;


export type PersistedTitleQuery = { widget: { id: string, title: string } | null };

export type PersistedRenameMutationVariables = Exact<{
  input: UpdateWidgetInput;
}>;


export type PersistedRenameMutation = { updateWidget: { widget: { id: string, title: string } } | null };

export type OracleReportQueryVariables = Exact<{
  id: string | number;
  period?: PeriodInput | null | undefined;
  compare?: Array<ComparisonInput> | ComparisonInput | null | undefined;
  granularity?: Granularity | null | undefined;
  fill?: Fill | null | undefined;
  timeZone?: string | null | undefined;
  metrics?: Array<string> | string | null | undefined;
  where?: Array<DimensionFilter> | DimensionFilter | null | undefined;
  by?: Array<string> | string | null | undefined;
  top?: number | null | undefined;
  orderBy?: GroupOrder | null | undefined;
}>;


export type OracleReportQuery = { widget: { report: { keys: Array<string>, period: { from: string, before: string, firstDay: string, lastDay: string }, buckets: Array<{ from: string | null, before: string | null }>, metrics: Array<{ headline: number | null, sum: number | null, average: number | null, minimum: number | null, maximum: number | null, latest: number | null, count: number, values: Array<number | null>, runningTotals: Array<number | null>, share: number | null, groups: Array<{ isOther: boolean, values: Array<{ value: string | null }>, metrics: Array<{ headline: number | null, values: Array<number | null> }> }>, metric: { name: string }, coverage: { buckets: number, bucketsWithData: number, lastPointAt: string | null, carriedFrom: string | null }, exact: { headline: string | null, sum: string | null, average: string | null, minimum: string | null, maximum: string | null, latest: string | null, values: Array<string | null> }, comparisons: Array<{ previous: number | null, difference: number | null, percentChange: number | null, direction: Direction | null, undrawn: number | null, values: Array<number | null>, period: { from: string, before: string, firstDay: string, lastDay: string }, buckets: Array<{ from: string | null, before: string | null } | null>, exact: { previous: string | null, difference: string | null, undrawn: string | null } }> }>, groups: Array<{ id: string, isOther: boolean, values: Array<{ dimension: string, value: string | null }>, metrics: Array<{ headline: number | null, sum: number | null, average: number | null, minimum: number | null, maximum: number | null, latest: number | null, count: number, values: Array<number | null>, runningTotals: Array<number | null>, share: number | null, metric: { name: string }, coverage: { buckets: number, bucketsWithData: number, lastPointAt: string | null, carriedFrom: string | null }, exact: { headline: string | null, sum: string | null, average: string | null, minimum: string | null, maximum: string | null, latest: string | null, values: Array<string | null> }, comparisons: Array<{ previous: number | null, difference: number | null, percentChange: number | null, direction: Direction | null, undrawn: number | null, values: Array<number | null>, period: { from: string, before: string, firstDay: string, lastDay: string }, buckets: Array<{ from: string | null, before: string | null } | null>, exact: { previous: string | null, difference: string | null, undrawn: string | null } }> }> }> } | null } | null };

export type OraclePeriodFragment = { from: string, before: string, firstDay: string, lastDay: string };

export type OracleMetricFragment = { headline: number | null, sum: number | null, average: number | null, minimum: number | null, maximum: number | null, latest: number | null, count: number, values: Array<number | null>, runningTotals: Array<number | null>, share: number | null, metric: { name: string }, coverage: { buckets: number, bucketsWithData: number, lastPointAt: string | null, carriedFrom: string | null }, exact: { headline: string | null, sum: string | null, average: string | null, minimum: string | null, maximum: string | null, latest: string | null, values: Array<string | null> }, comparisons: Array<{ previous: number | null, difference: number | null, percentChange: number | null, direction: Direction | null, undrawn: number | null, values: Array<number | null>, period: { from: string, before: string, firstDay: string, lastDay: string }, buckets: Array<{ from: string | null, before: string | null } | null>, exact: { previous: string | null, difference: string | null, undrawn: string | null } }> };

export type TestReceiptsQueryVariables = Exact<{
  id: string | number;
  receipt: string | number;
}>;


export type TestReceiptsQuery = { receipt: { id: string, points: number } | null, widget: { receipts: { edges: Array<{ node: { id: string } }>, pageInfo: { hasNextPage: boolean } } } | null };

export type TestRotatePushKeyMutationVariables = Exact<{
  id: string | number;
}>;


export type TestRotatePushKeyMutation = { rotatePushKey: { widget: { pushUrl: string | null } } | null };

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
export const AlertPartsFragmentDoc = new TypedDocumentString(`
    fragment AlertParts on Alert {
  id
  name
  state
  problem
  paused
  version
  cron
  onPush
  timeZone
  granularity
  forBuckets
  recoverAt
  whenMissing
  by
  channels {
    id
    name
  }
  snoozedUntil
  nextEvaluationAt
  condition {
    kind
    above
    below
    outside {
      low
      high
    }
    change {
      measure
      above
      below
      against
      shift {
        count
        unit
      }
    }
    goalPace {
      unit
    }
    silence {
      buckets
    }
    unusual {
      deviations
      season
      seasons
      tolerance
    }
  }
  where {
    dimension
    in
    notIn
    startsWith
    isSet
  }
  mute {
    weekdays
    from
    until
  }
  states {
    group {
      dimension
      value
    }
    state
    since
    value
    low
    high
    acknowledgedAt
    acknowledgedBy
  }
  metric {
    name
  }
  widget {
    title
  }
}
    `, {"fragmentName":"AlertParts"}) as unknown as TypedDocumentString<AlertPartsFragment, unknown>;
export const TestBoardPartsFragmentDoc = new TypedDocumentString(`
    fragment TestBoardParts on Board {
  id
  name
  position
  showsAllWidgets
  version
  cards {
    width
    widget {
      id
    }
    area {
      column
      row
      columns
      rows
    }
  }
}
    `, {"fragmentName":"TestBoardParts"}) as unknown as TypedDocumentString<TestBoardPartsFragment, unknown>;
export const TestClientComparisonFragmentDoc = new TypedDocumentString(`
    fragment TestClientComparison on Comparison {
  period {
    firstDay
    lastDay
    label
  }
  previous
  difference
  percentChange
  direction
  verdict
  keys
  values
}
    `, {"fragmentName":"TestClientComparison"}) as unknown as TypedDocumentString<TestClientComparisonFragment, unknown>;
export const TestClientNumbersFragmentDoc = new TypedDocumentString(`
    fragment TestClientNumbers on MetricReport {
  metric {
    id
    name
    format {
      style
      currency
      unit
      minimumFractionDigits
      maximumFractionDigits
    }
  }
  headline
  headlineReason
  sum
  average
  minimum
  maximum
  latest
  count
  values
  exact {
    headline
    sum
    values
  }
  comparison {
    ...TestClientComparison
  }
  comparisons {
    ...TestClientComparison
  }
}
    fragment TestClientComparison on Comparison {
  period {
    firstDay
    lastDay
    label
  }
  previous
  difference
  percentChange
  direction
  verdict
  keys
  values
}`, {"fragmentName":"TestClientNumbers"}) as unknown as TypedDocumentString<TestClientNumbersFragment, unknown>;
export const TestFormatFragmentDoc = new TypedDocumentString(`
    fragment TestFormat on NumberFormat {
  style
  currency
  unit
  minimumFractionDigits
  maximumFractionDigits
}
    `, {"fragmentName":"TestFormat"}) as unknown as TypedDocumentString<TestFormatFragment, unknown>;
export const TestPeriodNumbersFragmentDoc = new TypedDocumentString(`
    fragment TestPeriodNumbers on MetricReport {
  metric {
    name
  }
  headline
  headlineReason
  headlineReasonCode
  values
  sum
  average
  minimum
  maximum
  latest
  count
  runningTotals
  rolling(buckets: $window)
  movingAverage(buckets: $window)
  coverage {
    bucketsWithData
  }
  reasons {
    number
    code
    message
  }
  comparisons {
    previous
    difference
    percentChange
    values
    previousReason
    previousReasonCode
  }
}
    `, {"fragmentName":"TestPeriodNumbers"}) as unknown as TypedDocumentString<TestPeriodNumbersFragment, unknown>;
export const TestMetricReportFragmentDoc = new TypedDocumentString(`
    fragment TestMetricReport on MetricReport {
  metric {
    id
    name
  }
  period {
    firstDay
    lastDay
    label
  }
  comparedPeriods {
    firstDay
    lastDay
  }
  granularity
  keys
  headline
  values
  runningTotals
  comparisons {
    previous
    values
  }
  coverage {
    buckets
    bucketsWithData
  }
}
    `, {"fragmentName":"TestMetricReport"}) as unknown as TypedDocumentString<TestMetricReportFragment, unknown>;
export const OraclePeriodFragmentDoc = new TypedDocumentString(`
    fragment OraclePeriod on Period {
  from
  before
  firstDay
  lastDay
}
    `, {"fragmentName":"OraclePeriod"}) as unknown as TypedDocumentString<OraclePeriodFragment, unknown>;
export const OracleMetricFragmentDoc = new TypedDocumentString(`
    fragment OracleMetric on MetricReport {
  metric {
    name
  }
  headline
  sum
  average
  minimum
  maximum
  latest
  count
  values
  runningTotals
  share
  coverage {
    buckets
    bucketsWithData
    lastPointAt
    carriedFrom
  }
  exact {
    headline
    sum
    average
    minimum
    maximum
    latest
    values
  }
  comparisons {
    period {
      ...OraclePeriod
    }
    previous
    difference
    percentChange
    direction
    undrawn
    values
    buckets {
      from
      before
    }
    exact {
      previous
      difference
      undrawn
    }
  }
}
    fragment OraclePeriod on Period {
  from
  before
  firstDay
  lastDay
}`, {"fragmentName":"OracleMetric"}) as unknown as TypedDocumentString<OracleMetricFragment, unknown>;
export const TestCreateClientDocument = new TypedDocumentString(`
    mutation TestCreateClient($input: CreateClientInput!) {
  createClient(input: $input) {
    client {
      id
      clientId
      name
      scopes
      publicKeys {
        kid
        type
      }
    }
    clientId
    clientSecret
  }
}
    `) as unknown as TypedDocumentString<TestCreateClientMutation, TestCreateClientMutationVariables>;
export const TestCreateViewTokenDocument = new TypedDocumentString(`
    mutation TestCreateViewToken($widgetIds: [ID!]!) {
  createViewToken(input: {widgetIds: $widgetIds}) {
    secret
  }
}
    `) as unknown as TypedDocumentString<TestCreateViewTokenMutation, TestCreateViewTokenMutationVariables>;
export const TestRotateClientSecretDocument = new TypedDocumentString(`
    mutation TestRotateClientSecret($id: ID!, $overlapHours: Int!) {
  rotateClientSecret(id: $id, overlapHours: $overlapHours) {
    clientSecret
  }
}
    `) as unknown as TypedDocumentString<TestRotateClientSecretMutation, TestRotateClientSecretMutationVariables>;
export const TestRevokeClientDocument = new TypedDocumentString(`
    mutation TestRevokeClient($id: ID!) {
  revokeClient(id: $id) {
    client {
      revokedAt
    }
  }
}
    `) as unknown as TypedDocumentString<TestRevokeClientMutation, TestRevokeClientMutationVariables>;
export const TestClientsDocument = new TypedDocumentString(`
    query TestClients($first: Int, $after: String) {
  clients(first: $first, after: $after) {
    edges {
      cursor
      node {
        id
        clientId
        name
        lastUsedAt
        allowedIps
        allowedEvents
      }
    }
    pageInfo {
      hasNextPage
    }
  }
}
    `) as unknown as TypedDocumentString<TestClientsQuery, TestClientsQueryVariables>;
export const TestAuditLogDocument = new TypedDocumentString(`
    query TestAuditLog($first: Int, $after: String, $action: String, $target: ID, $from: DateTime, $before: DateTime) {
  auditLog(
    first: $first
    after: $after
    action: $action
    target: $target
    from: $from
    before: $before
  ) {
    edges {
      cursor
      node {
        id
        at
        endedAt
        action
        target
        fields
        actor
        actorId
        address
        error
      }
    }
    pageInfo {
      hasNextPage
    }
  }
}
    `) as unknown as TypedDocumentString<TestAuditLogQuery, TestAuditLogQueryVariables>;
export const SaveAlertDocument = new TypedDocumentString(`
    mutation SaveAlert($input: SaveAlertInput!) {
  saveAlert(input: $input) {
    alert {
      ...AlertParts
    }
  }
}
    fragment AlertParts on Alert {
  id
  name
  state
  problem
  paused
  version
  cron
  onPush
  timeZone
  granularity
  forBuckets
  recoverAt
  whenMissing
  by
  channels {
    id
    name
  }
  snoozedUntil
  nextEvaluationAt
  condition {
    kind
    above
    below
    outside {
      low
      high
    }
    change {
      measure
      above
      below
      against
      shift {
        count
        unit
      }
    }
    goalPace {
      unit
    }
    silence {
      buckets
    }
    unusual {
      deviations
      season
      seasons
      tolerance
    }
  }
  where {
    dimension
    in
    notIn
    startsWith
    isSet
  }
  mute {
    weekdays
    from
    until
  }
  states {
    group {
      dimension
      value
    }
    state
    since
    value
    low
    high
    acknowledgedAt
    acknowledgedBy
  }
  metric {
    name
  }
  widget {
    title
  }
}`) as unknown as TypedDocumentString<SaveAlertMutation, SaveAlertMutationVariables>;
export const AlertByNameDocument = new TypedDocumentString(`
    query AlertByName($name: String!) {
  alert(name: $name) {
    ...AlertParts
  }
}
    fragment AlertParts on Alert {
  id
  name
  state
  problem
  paused
  version
  cron
  onPush
  timeZone
  granularity
  forBuckets
  recoverAt
  whenMissing
  by
  channels {
    id
    name
  }
  snoozedUntil
  nextEvaluationAt
  condition {
    kind
    above
    below
    outside {
      low
      high
    }
    change {
      measure
      above
      below
      against
      shift {
        count
        unit
      }
    }
    goalPace {
      unit
    }
    silence {
      buckets
    }
    unusual {
      deviations
      season
      seasons
      tolerance
    }
  }
  where {
    dimension
    in
    notIn
    startsWith
    isSet
  }
  mute {
    weekdays
    from
    until
  }
  states {
    group {
      dimension
      value
    }
    state
    since
    value
    low
    high
    acknowledgedAt
    acknowledgedBy
  }
  metric {
    name
  }
  widget {
    title
  }
}`) as unknown as TypedDocumentString<AlertByNameQuery, AlertByNameQueryVariables>;
export const ListAlertsDocument = new TypedDocumentString(`
    query ListAlerts($first: Int, $after: String, $search: String, $states: [AlertState!], $widgetId: ID, $orderBy: AlertOrder) {
  alerts(
    first: $first
    after: $after
    search: $search
    states: $states
    widgetId: $widgetId
    orderBy: $orderBy
  ) {
    totalCount
    nodes {
      id
      name
      state
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ListAlertsQuery, ListAlertsQueryVariables>;
export const AlertEventsDocument = new TypedDocumentString(`
    query AlertEvents($alertId: ID, $states: [AlertState!], $first: Int) {
  alertEvents(alertId: $alertId, states: $states, first: $first) {
    totalCount
    nodes {
      id
      alert {
        id
        name
      }
      group {
        dimension
        value
      }
      from
      to
      bucketKey
      bucketFrom
      bucketBefore
      value
      low
      high
      at
      arguments
      notification
      notifiedAt
      acknowledgedAt
      acknowledgedBy
    }
  }
}
    `) as unknown as TypedDocumentString<AlertEventsQuery, AlertEventsQueryVariables>;
export const DeleteAlertDocument = new TypedDocumentString(`
    mutation DeleteAlert($id: ID, $name: String) {
  deleteAlert(id: $id, name: $name) {
    id
  }
}
    `) as unknown as TypedDocumentString<DeleteAlertMutation, DeleteAlertMutationVariables>;
export const PauseAlertDocument = new TypedDocumentString(`
    mutation PauseAlert($id: ID!) {
  pauseAlert(id: $id) {
    alert {
      id
      paused
      nextEvaluationAt
    }
  }
}
    `) as unknown as TypedDocumentString<PauseAlertMutation, PauseAlertMutationVariables>;
export const ResumeAlertDocument = new TypedDocumentString(`
    mutation ResumeAlert($id: ID!) {
  resumeAlert(id: $id) {
    alert {
      id
      paused
      nextEvaluationAt
    }
  }
}
    `) as unknown as TypedDocumentString<ResumeAlertMutation, ResumeAlertMutationVariables>;
export const SnoozeAlertDocument = new TypedDocumentString(`
    mutation SnoozeAlert($id: ID!, $until: DateTime) {
  snoozeAlert(id: $id, until: $until) {
    alert {
      id
      snoozedUntil
    }
  }
}
    `) as unknown as TypedDocumentString<SnoozeAlertMutation, SnoozeAlertMutationVariables>;
export const AcknowledgeAlertDocument = new TypedDocumentString(`
    mutation AcknowledgeAlert($id: ID!, $group: [String]) {
  acknowledgeAlert(id: $id, group: $group) {
    alert {
      id
      states {
        state
        acknowledgedBy
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AcknowledgeAlertMutation, AcknowledgeAlertMutationVariables>;
export const SimulateAlertDocument = new TypedDocumentString(`
    query SimulateAlert($input: SaveAlertInput!, $over: PeriodInput!) {
  simulateAlert(input: $input, over: $over) {
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
        bucketFrom
        bucketBefore
        value
        low
        high
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SimulateAlertQuery, SimulateAlertQueryVariables>;
export const AlertBandDocument = new TypedDocumentString(`
    query AlertBand($id: ID!, $over: PeriodInput!) {
  alert(id: $id) {
    band(over: $over) {
      keys
      groups {
        measured
        low
        high
        states
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AlertBandQuery, AlertBandQueryVariables>;
export const TestBoardDocument = new TypedDocumentString(`
    query TestBoard {
  board {
    savedAt
    cards {
      width
      widget {
        id
        title
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestBoardQuery, TestBoardQueryVariables>;
export const TestSaveBoardDocument = new TypedDocumentString(`
    mutation TestSaveBoard($input: SaveBoardInput!) {
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
    `) as unknown as TypedDocumentString<TestSaveBoardMutation, TestSaveBoardMutationVariables>;
export const TestWidgetsByIdDocument = new TypedDocumentString(`
    query TestWidgetsById($ids: [ID!]!, $period: PeriodInput) {
  widgetsById(ids: $ids) {
    title
    report(period: $period) {
      metrics {
        values
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestWidgetsByIdQuery, TestWidgetsByIdQueryVariables>;
export const TestBoardsDocument = new TypedDocumentString(`
    query TestBoards {
  boards {
    ...TestBoardParts
  }
}
    fragment TestBoardParts on Board {
  id
  name
  position
  showsAllWidgets
  version
  cards {
    width
    widget {
      id
    }
    area {
      column
      row
      columns
      rows
    }
  }
}`) as unknown as TypedDocumentString<TestBoardsQuery, TestBoardsQueryVariables>;
export const TestBoardByIdDocument = new TypedDocumentString(`
    query TestBoardById($id: ID!) {
  board(id: $id) {
    ...TestBoardParts
  }
  node(id: $id) {
    id
  }
}
    fragment TestBoardParts on Board {
  id
  name
  position
  showsAllWidgets
  version
  cards {
    width
    widget {
      id
    }
    area {
      column
      row
      columns
      rows
    }
  }
}`) as unknown as TypedDocumentString<TestBoardByIdQuery, TestBoardByIdQueryVariables>;
export const TestCreateBoardDocument = new TypedDocumentString(`
    mutation TestCreateBoard($input: CreateBoardInput!) {
  createBoard(input: $input) {
    board {
      ...TestBoardParts
    }
  }
}
    fragment TestBoardParts on Board {
  id
  name
  position
  showsAllWidgets
  version
  cards {
    width
    widget {
      id
    }
    area {
      column
      row
      columns
      rows
    }
  }
}`) as unknown as TypedDocumentString<TestCreateBoardMutation, TestCreateBoardMutationVariables>;
export const TestUpdateBoardDocument = new TypedDocumentString(`
    mutation TestUpdateBoard($input: UpdateBoardInput!) {
  updateBoard(input: $input) {
    board {
      ...TestBoardParts
    }
  }
}
    fragment TestBoardParts on Board {
  id
  name
  position
  showsAllWidgets
  version
  cards {
    width
    widget {
      id
    }
    area {
      column
      row
      columns
      rows
    }
  }
}`) as unknown as TypedDocumentString<TestUpdateBoardMutation, TestUpdateBoardMutationVariables>;
export const TestDeleteBoardDocument = new TypedDocumentString(`
    mutation TestDeleteBoard($id: ID!) {
  deleteBoard(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<TestDeleteBoardMutation, TestDeleteBoardMutationVariables>;
export const TestSaveCalendarDocument = new TypedDocumentString(`
    mutation TestSaveCalendar($input: SaveCalendarInput!) {
  saveCalendar(input: $input) {
    calendar {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<TestSaveCalendarMutation, TestSaveCalendarMutationVariables>;
export const TestSaveChannelDocument = new TypedDocumentString(`
    mutation TestSaveChannel($input: SaveChannelInput!) {
  saveChannel(input: $input) {
    signingSecret
    channel {
      id
      name
      kind
      target
      body
      headerNames
      to
      source {
        name
      }
      variables
      events
      eventWidgets {
        id
      }
      paused
    }
  }
}
    `) as unknown as TypedDocumentString<TestSaveChannelMutation, TestSaveChannelMutationVariables>;
export const TestChannelDocument = new TypedDocumentString(`
    query TestChannel($id: ID, $name: String) {
  channel(id: $id, name: $name) {
    id
    name
    kind
    target
    headerNames
    paused
  }
}
    `) as unknown as TypedDocumentString<TestChannelQuery, TestChannelQueryVariables>;
export const TestChannelsDocument = new TypedDocumentString(`
    query TestChannels($search: String, $orderBy: ChannelOrder) {
  channels(search: $search, orderBy: $orderBy) {
    totalCount
    edges {
      node {
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestChannelsQuery, TestChannelsQueryVariables>;
export const TestDeleteChannelDocument = new TypedDocumentString(`
    mutation TestDeleteChannel($id: ID, $name: String) {
  deleteChannel(id: $id, name: $name) {
    id
  }
}
    `) as unknown as TypedDocumentString<TestDeleteChannelMutation, TestDeleteChannelMutationVariables>;
export const TestTestChannelDocument = new TypedDocumentString(`
    mutation TestTestChannel($id: ID, $name: String) {
  testChannel(id: $id, name: $name) {
    delivery {
      id
      state
      error
      tries {
        status
        reply
        error
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestTestChannelMutation, TestTestChannelMutationVariables>;
export const TestDeliveryDocument = new TypedDocumentString(`
    query TestDelivery($id: ID!) {
  delivery(id: $id) {
    id
    channel {
      name
    }
    state
    title
    type
    origin
    recipient
    attempts
    tries {
      at
      durationMs
      status
      reply
      error
    }
    error
    createdAt
    nextTryAt
    endedAt
    request {
      target
      contentType
      body
    }
  }
}
    `) as unknown as TypedDocumentString<TestDeliveryQuery, TestDeliveryQueryVariables>;
export const TestDeliveriesDocument = new TypedDocumentString(`
    query TestDeliveries($channelId: ID, $states: [DeliveryState!], $origins: [DeliveryOrigin!], $search: String) {
  deliveries(
    channelId: $channelId
    states: $states
    origins: $origins
    search: $search
  ) {
    totalCount
    edges {
      node {
        id
        title
        state
        origin
        channel {
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestDeliveriesQuery, TestDeliveriesQueryVariables>;
export const TestReplayDeliveryDocument = new TypedDocumentString(`
    mutation TestReplayDelivery($id: ID!) {
  replayDelivery(id: $id) {
    delivery {
      id
      state
    }
  }
}
    `) as unknown as TypedDocumentString<TestReplayDeliveryMutation, TestReplayDeliveryMutationVariables>;
export const TestClientReportDocument = new TypedDocumentString(`
    query TestClientReport($id: ID!, $by: [String!]) {
  widget(id: $id) {
    report(by: $by) {
      id
      widget {
        id
        title
      }
      period {
        from
        before
        firstDay
        lastDay
        label
        timeZone
        partial
      }
      granularity
      keys
      buckets {
        key
        label
        from
        before
        partial
        isOther
      }
      metrics {
        ...TestClientNumbers
      }
      groups {
        id
        isOther
        values {
          dimension
          value
        }
        metrics {
          ...TestClientNumbers
        }
      }
    }
  }
}
    fragment TestClientNumbers on MetricReport {
  metric {
    id
    name
    format {
      style
      currency
      unit
      minimumFractionDigits
      maximumFractionDigits
    }
  }
  headline
  headlineReason
  sum
  average
  minimum
  maximum
  latest
  count
  values
  exact {
    headline
    sum
    values
  }
  comparison {
    ...TestClientComparison
  }
  comparisons {
    ...TestClientComparison
  }
}
fragment TestClientComparison on Comparison {
  period {
    firstDay
    lastDay
    label
  }
  previous
  difference
  percentChange
  direction
  verdict
  keys
  values
}`) as unknown as TypedDocumentString<TestClientReportQuery, TestClientReportQueryVariables>;
export const TestCreateDataAddressDocument = new TypedDocumentString(`
    mutation TestCreateDataAddress($input: CreateDataAddressInput!) {
  createDataAddress(input: $input) {
    dataAddress {
      id
      name
      kind
      csv: dataUrl(format: CSV)
      json: dataUrl(format: JSON)
      xlsx: dataUrl(format: XLSX)
      choosesPeriod
      createdBy
      expiresAt
      revokedAt
      savedQueryId
      widget {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestCreateDataAddressMutation, TestCreateDataAddressMutationVariables>;
export const TestRevokeDataAddressDocument = new TypedDocumentString(`
    mutation TestRevokeDataAddress($id: ID!) {
  revokeDataAddress(id: $id) {
    dataAddress {
      id
      revokedAt
    }
  }
}
    `) as unknown as TypedDocumentString<TestRevokeDataAddressMutation, TestRevokeDataAddressMutationVariables>;
export const TestDataAddressesDocument = new TypedDocumentString(`
    query TestDataAddresses($widgetId: ID) {
  dataAddresses(widgetId: $widgetId) {
    edges {
      node {
        id
        name
        kind
        revokedAt
        lastUsedAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestDataAddressesQuery, TestDataAddressesQueryVariables>;
export const TestNamedWidgetsDocument = new TypedDocumentString(`
    query TestNamedWidgets($after: String) {
  widgets(first: 100, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    edges {
      node {
        id
        title
        pushName
        keyKind
        dimensions {
          name
        }
        metrics {
          name
          aggregation
          format {
            unit
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestNamedWidgetsQuery, TestNamedWidgetsQueryVariables>;
export const TestNamedWidgetDocument = new TypedDocumentString(`
    query TestNamedWidget($id: ID!, $by: [String!]) {
  widget(id: $id) {
    report(period: {preset: ALL_TIME}, by: $by, top: 1000) {
      metrics {
        metric {
          name
        }
        exact {
          headline
        }
      }
      groups {
        values {
          value
        }
        metrics {
          metric {
            name
          }
          exact {
            headline
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestNamedWidgetQuery, TestNamedWidgetQueryVariables>;
export const TestDeclareDimensionsDocument = new TypedDocumentString(`
    mutation TestDeclareDimensions($id: ID!, $dimensions: [String!]!) {
  updateWidget(input: {id: $id, dimensions: $dimensions}) {
    widget {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<TestDeclareDimensionsMutation, TestDeclareDimensionsMutationVariables>;
export const TestMetricFormatsDocument = new TypedDocumentString(`
    query TestMetricFormats($id: ID!) {
  widget(id: $id) {
    metrics {
      id
      name
      unit
      aggregation
      format {
        ...TestFormat
      }
    }
  }
}
    fragment TestFormat on NumberFormat {
  style
  currency
  unit
  minimumFractionDigits
  maximumFractionDigits
}`) as unknown as TypedDocumentString<TestMetricFormatsQuery, TestMetricFormatsQueryVariables>;
export const TestUpdateFormatDocument = new TypedDocumentString(`
    mutation TestUpdateFormat($input: UpdateMetricInput!) {
  updateMetric(input: $input) {
    metric {
      format {
        ...TestFormat
      }
    }
  }
}
    fragment TestFormat on NumberFormat {
  style
  currency
  unit
  minimumFractionDigits
  maximumFractionDigits
}`) as unknown as TypedDocumentString<TestUpdateFormatMutation, TestUpdateFormatMutationVariables>;
export const TestCreateFormattedDocument = new TypedDocumentString(`
    mutation TestCreateFormatted($calculated: CreateCalculatedMetricInput!, $counted: CreateEventMetricInput!) {
  calculated: createCalculatedMetric(input: $calculated) {
    metric {
      format {
        ...TestFormat
      }
    }
  }
  counted: createEventMetric(input: $counted) {
    metric {
      format {
        ...TestFormat
      }
    }
  }
}
    fragment TestFormat on NumberFormat {
  style
  currency
  unit
  minimumFractionDigits
  maximumFractionDigits
}`) as unknown as TypedDocumentString<TestCreateFormattedMutation, TestCreateFormattedMutationVariables>;
export const TestSaveFormattedFeedDocument = new TypedDocumentString(`
    mutation TestSaveFormattedFeed($input: SaveFeedInput!) {
  saveFeed(input: $input) {
    feed {
      hookUrl
      metrics {
        name
        format {
          ...TestFormat
        }
      }
    }
  }
}
    fragment TestFormat on NumberFormat {
  style
  currency
  unit
  minimumFractionDigits
  maximumFractionDigits
}`) as unknown as TypedDocumentString<TestSaveFormattedFeedMutation, TestSaveFormattedFeedMutationVariables>;
export const ListWidgetsDocument = new TypedDocumentString(`
    query ListWidgets($first: Int, $after: String, $search: String, $tag: String, $notPushedSince: DateTime, $orderBy: WidgetOrder) {
  widgets(
    first: $first
    after: $after
    search: $search
    tag: $tag
    notPushedSince: $notPushedSince
    orderBy: $orderBy
  ) {
    nodes {
      title
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ListWidgetsQuery, ListWidgetsQueryVariables>;
export const CountWidgetsDocument = new TypedDocumentString(`
    query CountWidgets($search: String, $tag: String) {
  widgets(first: 1, search: $search, tag: $tag) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<CountWidgetsQuery, CountWidgetsQueryVariables>;
export const CountReceiptsDocument = new TypedDocumentString(`
    query CountReceipts($id: ID!) {
  widget(id: $id) {
    receipts(first: 2) {
      totalCount
      nodes {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CountReceiptsQuery, CountReceiptsQueryVariables>;
export const CountAllDocument = new TypedDocumentString(`
    query CountAll {
  projects {
    totalCount
  }
  tokens {
    totalCount
  }
  clients {
    totalCount
  }
  auditLog(action: "createToken") {
    totalCount
  }
  shares {
    totalCount
  }
  widgets {
    totalCount
  }
  metrics {
    totalCount
  }
  savedQueries {
    totalCount
  }
  sources {
    totalCount
  }
  feeds {
    totalCount
  }
  callLog {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<CountAllQuery, CountAllQueryVariables>;
export const LastTracesDocument = new TypedDocumentString(`
    query LastTraces {
  auditLog(first: 1) {
    nodes {
      id
    }
  }
  callLog(first: 1) {
    nodes {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<LastTracesQuery, LastTracesQueryVariables>;
export const NamedNodesDocument = new TypedDocumentString(`
    query NamedNodes {
  sources {
    nodes {
      id
    }
  }
  feeds {
    nodes {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<NamedNodesQuery, NamedNodesQueryVariables>;
export const TaskByIdDocument = new TypedDocumentString(`
    query TaskById($id: ID!) {
  task(id: $id) {
    id
    kind
    state
    progress {
      done
      total
      ratio
    }
    widget {
      title
    }
    created
    changed
    createdBy
    startedAt
    endedAt
    error
  }
}
    `) as unknown as TypedDocumentString<TaskByIdQuery, TaskByIdQueryVariables>;
export const ListTasksDocument = new TypedDocumentString(`
    query ListTasks($states: [TaskState!]) {
  tasks(states: $states) {
    totalCount
    nodes {
      id
      state
    }
  }
}
    `) as unknown as TypedDocumentString<ListTasksQuery, ListTasksQueryVariables>;
export const FeedRunByIdDocument = new TypedDocumentString(`
    query FeedRunById($id: ID!) {
  feedRun(id: $id) {
    id
    state
    cause
    feed {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<FeedRunByIdQuery, FeedRunByIdQueryVariables>;
export const FeedRunIdsDocument = new TypedDocumentString(`
    query FeedRunIds($name: String!) {
  feed(name: $name) {
    runs(first: 1) {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<FeedRunIdsQuery, FeedRunIdsQueryVariables>;
export const ListMetricsDocument = new TypedDocumentString(`
    query ListMetrics($first: Int, $after: String, $search: String, $tag: String, $widgetId: ID, $orderBy: MetricOrder) {
  metrics(
    first: $first
    after: $after
    search: $search
    tag: $tag
    widgetId: $widgetId
    orderBy: $orderBy
  ) {
    totalCount
    nodes {
      name
      widget {
        title
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ListMetricsQuery, ListMetricsQueryVariables>;
export const ListTokensDocument = new TypedDocumentString(`
    query ListTokens($first: Int, $after: String, $orderBy: TokenOrder) {
  tokens(first: $first, after: $after, orderBy: $orderBy) {
    nodes {
      name
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ListTokensQuery, ListTokensQueryVariables>;
export const OrderedNamesDocument = new TypedDocumentString(`
    query OrderedNames {
  sources(orderBy: {field: NAME, direction: DESC}) {
    nodes {
      name
    }
  }
  sourcesByUpdate: sources(orderBy: {field: UPDATED_AT, direction: DESC}) {
    nodes {
      name
    }
  }
  feeds(orderBy: {field: NAME}) {
    nodes {
      name
    }
  }
  feedsBySuccess: feeds(orderBy: {field: LAST_SUCCESS_AT}) {
    nodes {
      name
    }
  }
  savedQueries(orderBy: {field: NAME}) {
    nodes {
      name
    }
  }
  savedQueriesByTime: savedQueries(orderBy: {field: SAVED_AT, direction: DESC}) {
    nodes {
      name
    }
  }
  auditLog(orderBy: {field: AT, direction: ASC}, first: 1) {
    nodes {
      at
    }
  }
  newest: auditLog(first: 1) {
    nodes {
      at
    }
  }
  callLog(orderBy: {field: AT, direction: ASC}) {
    nodes {
      id
    }
  }
  tasks(orderBy: {field: CREATED_AT, direction: ASC}) {
    nodes {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<OrderedNamesQuery, OrderedNamesQueryVariables>;
export const ReceiptsInOrderDocument = new TypedDocumentString(`
    query ReceiptsInOrder($id: ID!, $orderBy: PushReceiptOrder) {
  widget(id: $id) {
    receipts(orderBy: $orderBy) {
      nodes {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReceiptsInOrderQuery, ReceiptsInOrderQueryVariables>;
export const RenameWidgetDocument = new TypedDocumentString(`
    mutation RenameWidget($id: ID!, $title: String!) {
  updateWidget(input: {id: $id, title: $title}) {
    widget {
      title
    }
  }
}
    `) as unknown as TypedDocumentString<RenameWidgetMutation, RenameWidgetMutationVariables>;
export const ListReceiptsDocument = new TypedDocumentString(`
    query ListReceipts($first: Int, $after: String, $widgetId: ID, $orderBy: PushReceiptOrder) {
  receipts(first: $first, after: $after, widgetId: $widgetId, orderBy: $orderBy) {
    totalCount
    nodes {
      id
      caller
      callerKind
      callerId
      firstKey
      lastKey
      feedRun {
        id
      }
      widget {
        title
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ListReceiptsQuery, ListReceiptsQueryVariables>;
export const SourceByIdOrNameDocument = new TypedDocumentString(`
    query SourceByIdOrName($id: ID, $name: String) {
  source(id: $id, name: $name) {
    id
    name
    secretNames
    feeds {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<SourceByIdOrNameQuery, SourceByIdOrNameQueryVariables>;
export const FeedByIdOrNameDocument = new TypedDocumentString(`
    query FeedByIdOrName($id: ID, $name: String) {
  feed(id: $id, name: $name) {
    id
    name
    hookUrl
    source {
      name
    }
    paused
  }
}
    `) as unknown as TypedDocumentString<FeedByIdOrNameQuery, FeedByIdOrNameQueryVariables>;
export const SaveSourceByIdDocument = new TypedDocumentString(`
    mutation SaveSourceById($input: SaveSourceInput!) {
  saveSource(input: $input) {
    source {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<SaveSourceByIdMutation, SaveSourceByIdMutationVariables>;
export const SaveFeedByIdDocument = new TypedDocumentString(`
    mutation SaveFeedById($input: SaveFeedInput!) {
  saveFeed(input: $input) {
    feed {
      id
      name
      hookUrl
      source {
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SaveFeedByIdMutation, SaveFeedByIdMutationVariables>;
export const FeedActionsByIdDocument = new TypedDocumentString(`
    mutation FeedActionsById($id: ID!) {
  pauseFeed(id: $id) {
    feed {
      paused
    }
  }
  resumeFeed(id: $id) {
    feed {
      paused
    }
  }
  runFeed(id: $id) {
    feed {
      id
    }
  }
  deleteFeed(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<FeedActionsByIdMutation, FeedActionsByIdMutationVariables>;
export const DeleteSourceByIdDocument = new TypedDocumentString(`
    mutation DeleteSourceById($id: ID!) {
  deleteSource(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<DeleteSourceByIdMutation, DeleteSourceByIdMutationVariables>;
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
        goal {
          period {
            firstDay
            lastDay
          }
          target
          attained
          ratio
          onPace
        }
        comparison {
          previous
          difference
          percentChange
          direction
          verdict
          source
          values
          undrawn
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestReportQuery, TestReportQueryVariables>;
export const TestReportsDocument = new TypedDocumentString(`
    query TestReports($ids: [ID!]!, $period: PeriodInput, $compare: [ComparisonInput!], $granularity: Granularity, $fill: Fill, $timeZone: TimeZone, $metrics: [String!], $top: Int) {
  reports(
    widgetIds: $ids
    period: $period
    compare: $compare
    granularity: $granularity
    fill: $fill
    timeZone: $timeZone
    metrics: $metrics
    top: $top
  ) {
    widget {
      id
    }
    period {
      firstDay
      lastDay
    }
    keys
    metrics {
      metric {
        name
      }
      headline
      values
      comparison {
        previous
        values
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestReportsQuery, TestReportsQueryVariables>;
export const TestProfileDocument = new TypedDocumentString(`
    query TestProfile($id: ID!, $by: ProfileBy!, $period: PeriodInput, $timeZone: TimeZone, $metrics: [String!]) {
  widget(id: $id) {
    profile(by: $by, period: $period, timeZone: $timeZone, metrics: $metrics) {
      keys
      occurrences
      metrics {
        metric {
          name
        }
        values
        perOccurrence
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestProfileQuery, TestProfileQueryVariables>;
export const TestCreateCalculatedMetricDocument = new TypedDocumentString(`
    mutation TestCreateCalculatedMetric($input: CreateCalculatedMetricInput!) {
  createCalculatedMetric(input: $input) {
    metric {
      id
      name
      formula
      goals {
        period
        target
        direction
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestCreateCalculatedMetricMutation, TestCreateCalculatedMetricMutationVariables>;
export const TestDeleteCalculatedMetricDocument = new TypedDocumentString(`
    mutation TestDeleteCalculatedMetric($id: ID!) {
  deleteCalculatedMetric(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<TestDeleteCalculatedMetricMutation, TestDeleteCalculatedMetricMutationVariables>;
export const TestSetGoalDocument = new TypedDocumentString(`
    mutation TestSetGoal($input: SetGoalInput!) {
  setGoal(input: $input) {
    metric {
      goals {
        period
        target
        direction
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestSetGoalMutation, TestSetGoalMutationVariables>;
export const TestUpdateMetricDocument = new TypedDocumentString(`
    mutation TestUpdateMetric($input: UpdateMetricInput!) {
  updateMetric(input: $input) {
    metric {
      id
      formula
    }
  }
}
    `) as unknown as TypedDocumentString<TestUpdateMetricMutation, TestUpdateMetricMutationVariables>;
export const TestDeleteWidgetDocument = new TypedDocumentString(`
    mutation TestDeleteWidget($id: ID!) {
  deleteWidget(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<TestDeleteWidgetMutation, TestDeleteWidgetMutationVariables>;
export const TestUpdateProjectDocument = new TypedDocumentString(`
    mutation TestUpdateProject($input: UpdateProjectInput!) {
  updateProject(input: $input) {
    project {
      name
      timeZone
      weekStart
    }
  }
}
    `) as unknown as TypedDocumentString<TestUpdateProjectMutation, TestUpdateProjectMutationVariables>;
export const TestCreateTokenDocument = new TypedDocumentString(`
    mutation TestCreateToken($input: CreateTokenInput!) {
  createToken(input: $input) {
    token {
      id
      name
      hint
      scopes
      allowedIps
      expiresAt
    }
    secret
  }
}
    `) as unknown as TypedDocumentString<TestCreateTokenMutation, TestCreateTokenMutationVariables>;
export const TestCreateProjectDocument = new TypedDocumentString(`
    mutation TestCreateProject($input: CreateProjectInput!) {
  createProject(input: $input) {
    project {
      id
      name
      timeZone
      weekStart
    }
    administrator {
      secret
    }
  }
}
    `) as unknown as TypedDocumentString<TestCreateProjectMutation, TestCreateProjectMutationVariables>;
export const TestProjectsDocument = new TypedDocumentString(`
    query TestProjects {
  projects {
    edges {
      node {
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestProjectsQuery, TestProjectsQueryVariables>;
export const TestRotateTokenDocument = new TypedDocumentString(`
    mutation TestRotateToken($id: ID!, $overlapHours: Int) {
  rotateToken(id: $id, overlapHours: $overlapHours) {
    secret
  }
}
    `) as unknown as TypedDocumentString<TestRotateTokenMutation, TestRotateTokenMutationVariables>;
export const TestRevokeTokenDocument = new TypedDocumentString(`
    mutation TestRevokeToken($id: ID!) {
  revokeToken(id: $id) {
    token {
      revokedAt
    }
  }
}
    `) as unknown as TypedDocumentString<TestRevokeTokenMutation, TestRevokeTokenMutationVariables>;
export const TestTokensDocument = new TypedDocumentString(`
    query TestTokens($first: Int, $after: String) {
  tokens(first: $first, after: $after) {
    edges {
      cursor
      node {
        id
        name
        revokedAt
        lastUsedAt
      }
    }
    pageInfo {
      hasNextPage
    }
  }
}
    `) as unknown as TypedDocumentString<TestTokensQuery, TestTokensQueryVariables>;
export const TestViewerDocument = new TypedDocumentString(`
    query TestViewer {
  viewer {
    name
    scopes
  }
}
    `) as unknown as TypedDocumentString<TestViewerQuery, TestViewerQueryVariables>;
export const TestPeriodReportDocument = new TypedDocumentString(`
    query TestPeriodReport($id: ID!, $period: PeriodInput!, $compare: [ComparisonInput!], $granularity: Granularity, $fill: Fill, $where: [DimensionFilter!], $by: [String!], $top: Int, $onlyDays: OnlyDays!, $window: Int!) {
  widget(id: $id) {
    report(
      period: $period
      compare: $compare
      granularity: $granularity
      fill: $fill
      where: $where
      by: $by
      top: $top
      onlyDays: $onlyDays
    ) {
      keys
      metrics {
        ...TestPeriodNumbers
      }
      groups {
        isOther
        values {
          value
        }
        metrics {
          ...TestPeriodNumbers
        }
      }
    }
  }
}
    fragment TestPeriodNumbers on MetricReport {
  metric {
    name
  }
  headline
  headlineReason
  headlineReasonCode
  values
  sum
  average
  minimum
  maximum
  latest
  count
  runningTotals
  rolling(buckets: $window)
  movingAverage(buckets: $window)
  coverage {
    bucketsWithData
  }
  reasons {
    number
    code
    message
  }
  comparisons {
    previous
    difference
    percentChange
    values
    previousReason
    previousReasonCode
  }
}`) as unknown as TypedDocumentString<TestPeriodReportQuery, TestPeriodReportQueryVariables>;
export const TestPushPeriodsDocument = new TypedDocumentString(`
    mutation TestPushPeriods($input: PushInput!) {
  push(input: $input) {
    receipt {
      id
      rows
      points
      created
      changed
      replayed
      onDuplicate {
        onDuplicate
        metrics
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestPushPeriodsMutation, TestPushPeriodsMutationVariables>;
export const ChartUrlDocument = new TypedDocumentString(`
    query ChartUrl($id: ID!, $format: ChartFormat, $preset: PeriodPreset, $days: DayRangeInput, $compare: ComparisonPreset, $where: [DimensionFilter!], $by: [String!], $top: Int, $width: Int, $theme: ChartTheme, $validHours: Int) {
  widget(id: $id) {
    chartUrl(
      format: $format
      preset: $preset
      days: $days
      compare: $compare
      where: $where
      by: $by
      top: $top
      width: $width
      theme: $theme
      validHours: $validHours
    )
  }
}
    `) as unknown as TypedDocumentString<ChartUrlQuery, ChartUrlQueryVariables>;
export const TestPushTellingDocument = new TypedDocumentString(`
    mutation TestPushTelling($input: PushInput!) {
  push(input: $input) {
    receipt {
      id
      replayed
      onDuplicate {
        onDuplicate
        metrics
      }
      warnings
    }
  }
}
    `) as unknown as TypedDocumentString<TestPushTellingMutation, TestPushTellingMutationVariables>;
export const TestReceiptTellingDocument = new TypedDocumentString(`
    query TestReceiptTelling($id: ID!) {
  receipt(id: $id) {
    onDuplicate {
      onDuplicate
      metrics
    }
    warnings
  }
}
    `) as unknown as TypedDocumentString<TestReceiptTellingQuery, TestReceiptTellingQueryVariables>;
export const TestDefaultWaysDocument = new TypedDocumentString(`
    query TestDefaultWays($id: ID!) {
  widget(id: $id) {
    metrics {
      id
      name
      aggregation
      defaultOnDuplicate
    }
  }
}
    `) as unknown as TypedDocumentString<TestDefaultWaysQuery, TestDefaultWaysQueryVariables>;
export const TestSetDefaultWayDocument = new TypedDocumentString(`
    mutation TestSetDefaultWay($input: UpdateMetricInput!) {
  updateMetric(input: $input) {
    metric {
      defaultOnDuplicate
    }
  }
}
    `) as unknown as TypedDocumentString<TestSetDefaultWayMutation, TestSetDefaultWayMutationVariables>;
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
export const TestSqlDocument = new TypedDocumentString(`
    query TestSql($query: String!, $variables: JSON) {
  sql(query: $query, variables: $variables) {
    columns {
      name
      type
    }
    rows
    rowCount
    truncated
  }
}
    `) as unknown as TypedDocumentString<TestSqlQuery, TestSqlQueryVariables>;
export const TestSqlTablesDocument = new TypedDocumentString(`
    query TestSqlTables {
  sqlTables {
    name
    aliases
    description
    columns {
      name
      type
      description
    }
  }
}
    `) as unknown as TypedDocumentString<TestSqlTablesQuery, TestSqlTablesQueryVariables>;
export const TestSaveQueryDocument = new TypedDocumentString(`
    mutation TestSaveQuery($input: SaveQueryInput!) {
  saveQuery(input: $input) {
    savedQuery {
      id
      name
      version
      cacheMinutes
      variables {
        name
        type
        list
        required
        default
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestSaveQueryMutation, TestSaveQueryMutationVariables>;
export const TestRunQueryDocument = new TypedDocumentString(`
    query TestRunQuery($id: ID!, $variables: JSON, $version: Int) {
  runQuery(id: $id, variables: $variables, version: $version) {
    columns {
      name
      type
    }
    rows
    rowCount
    truncated
    cached
  }
}
    `) as unknown as TypedDocumentString<TestRunQueryQuery, TestRunQueryQueryVariables>;
export const TestSavedQueryDocument = new TypedDocumentString(`
    query TestSavedQuery($id: ID!) {
  savedQuery(id: $id) {
    name
    version
    versions {
      version
      sql
      document
      savedBy
    }
    runs {
      rows
      cached
      caller
      version
      error
    }
  }
}
    `) as unknown as TypedDocumentString<TestSavedQueryQuery, TestSavedQueryQueryVariables>;
export const TestDeleteQueryDocument = new TypedDocumentString(`
    mutation TestDeleteQuery($id: ID!) {
  deleteQuery(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<TestDeleteQueryMutation, TestDeleteQueryMutationVariables>;
export const TestTrackEventsDocument = new TypedDocumentString(`
    mutation TestTrackEvents($events: [EventInput!]!, $idempotencyKey: String) {
  trackEvents(events: $events, idempotencyKey: $idempotencyKey) {
    accepted
    duplicates
  }
}
    `) as unknown as TypedDocumentString<TestTrackEventsMutation, TestTrackEventsMutationVariables>;
export const TestIdentifyUsersDocument = new TypedDocumentString(`
    mutation TestIdentifyUsers($profiles: [UserProfileInput!]!) {
  identifyUsers(profiles: $profiles) {
    accepted
    created
  }
}
    `) as unknown as TypedDocumentString<TestIdentifyUsersMutation, TestIdentifyUsersMutationVariables>;
export const TestCreateEventMetricDocument = new TypedDocumentString(`
    mutation TestCreateEventMetric($input: CreateEventMetricInput!) {
  createEventMetric(input: $input) {
    metric {
      id
      name
      aggregation
      eventCount {
        event
        aggregate
        property
        where
        breakdown
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestCreateEventMetricMutation, TestCreateEventMetricMutationVariables>;
export const TestDeleteEventMetricDocument = new TypedDocumentString(`
    mutation TestDeleteEventMetric($id: ID!) {
  deleteEventMetric(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<TestDeleteEventMetricMutation, TestDeleteEventMetricMutationVariables>;
export const TestFunnelDocument = new TypedDocumentString(`
    query TestFunnel($steps: [FunnelStepInput!]!, $period: PeriodInput, $windowHours: Int, $by: FunnelBy) {
  funnel(steps: $steps, period: $period, windowHours: $windowHours, by: $by) {
    event
    users
    shareOfFirst
    dropOff
    medianSeconds
  }
}
    `) as unknown as TypedDocumentString<TestFunnelQuery, TestFunnelQueryVariables>;
export const TestWidgetFromQueryDocument = new TypedDocumentString(`
    query TestWidgetFromQuery($id: ID!, $key: String!, $variables: JSON, $period: PeriodInput, $compare: [ComparisonInput!], $granularity: Granularity, $timeZone: TimeZone, $top: Int) {
  widgetFromQuery(savedQueryId: $id, keyColumn: $key, variables: $variables) {
    id
    title
    keyKind
    keyColumn
    chartType
    lastPushAt
    metrics {
      name
      widget {
        title
      }
    }
    report(
      period: $period
      compare: $compare
      granularity: $granularity
      timeZone: $timeZone
      top: $top
    ) {
      keys
      granularity
      period {
        firstDay
        lastDay
      }
      metrics {
        metric {
          name
        }
        headline
        count
        values
        runningTotals
        coverage {
          bucketsWithData
          lastPointAt
        }
        comparison {
          previous
          percentChange
          values
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestWidgetFromQueryQuery, TestWidgetFromQueryQueryVariables>;
export const TestUpdateQueryCacheDocument = new TypedDocumentString(`
    mutation TestUpdateQueryCache($input: UpdateProjectInput!) {
  updateProject(input: $input) {
    project {
      queryCacheMinutes
    }
  }
}
    `) as unknown as TypedDocumentString<TestUpdateQueryCacheMutation, TestUpdateQueryCacheMutationVariables>;
export const TestUploadManifestDocument = new TypedDocumentString(`
    mutation TestUploadManifest($manifest: JSON!) {
  uploadManifest(input: {manifest: $manifest}) {
    added
    known
  }
}
    `) as unknown as TypedDocumentString<TestUploadManifestMutation, TestUploadManifestMutationVariables>;
export const TestManifestDocumentsDocument = new TypedDocumentString(`
    query TestManifestDocuments {
  savedQueries(first: 200) {
    nodes {
      id
      name
      hash
      fromManifest
      versions {
        version
        hash
        documentId
        document
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestManifestDocumentsQuery, TestManifestDocumentsQueryVariables>;
export const TestMetricReportsDocument = new TypedDocumentString(`
    query TestMetricReports($id: ID!, $period: PeriodInput, $compare: [ComparisonInput!], $granularity: Granularity, $fill: Fill, $timeZone: TimeZone, $top: Int) {
  widget(id: $id) {
    report(
      period: $period
      compare: $compare
      granularity: $granularity
      fill: $fill
      timeZone: $timeZone
      top: $top
    ) {
      metrics {
        ...TestMetricReport
      }
    }
    metrics {
      id
      name
      report(
        period: $period
        compare: $compare
        granularity: $granularity
        fill: $fill
        timeZone: $timeZone
        top: $top
      ) {
        ...TestMetricReport
      }
    }
  }
}
    fragment TestMetricReport on MetricReport {
  metric {
    id
    name
  }
  period {
    firstDay
    lastDay
    label
  }
  comparedPeriods {
    firstDay
    lastDay
  }
  granularity
  keys
  headline
  values
  runningTotals
  comparisons {
    previous
    values
  }
  coverage {
    buckets
    bucketsWithData
  }
}`) as unknown as TypedDocumentString<TestMetricReportsQuery, TestMetricReportsQueryVariables>;
export const TestReportOfMetricsDocument = new TypedDocumentString(`
    query TestReportOfMetrics($id: ID!, $metrics: [String!], $metricIds: [ID!]) {
  widget(id: $id) {
    report(metrics: $metrics, metricIds: $metricIds) {
      metrics {
        metric {
          name
        }
      }
    }
    profile(by: WEEKDAY, metrics: $metrics, metricIds: $metricIds) {
      metrics {
        metric {
          name
        }
      }
    }
  }
  reports(widgetIds: [$id], metrics: $metrics, metricIds: $metricIds) {
    metrics {
      metric {
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestReportOfMetricsQuery, TestReportOfMetricsQueryVariables>;
export const TestMetricsByIdDocument = new TypedDocumentString(`
    query TestMetricsById($ids: [ID!]!) {
  metricsById(ids: $ids) {
    name
  }
}
    `) as unknown as TypedDocumentString<TestMetricsByIdQuery, TestMetricsByIdQueryVariables>;
export const TestNodesDocument = new TypedDocumentString(`
    query TestNodes($ids: [ID!]!) {
  nodes(ids: $ids) {
    id
  }
  again: nodes(ids: $ids) {
    id
  }
}
    `) as unknown as TypedDocumentString<TestNodesQuery, TestNodesQueryVariables>;
export const TestSaveReportScheduleDocument = new TypedDocumentString(`
    mutation TestSaveReportSchedule($input: SaveReportScheduleInput!) {
  saveReportSchedule(input: $input) {
    reportSchedule {
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
        name
      }
      paused
      nextRunAt
    }
  }
}
    `) as unknown as TypedDocumentString<TestSaveReportScheduleMutation, TestSaveReportScheduleMutationVariables>;
export const TestReportScheduleDocument = new TypedDocumentString(`
    query TestReportSchedule($name: String) {
  reportSchedule(name: $name) {
    id
    name
    afterAlertId
    afterAlert {
      name
    }
    nextRunAt
    nextTimes(first: 3)
    runs {
      cause
      state
      rows
      messages
      skipped
      failed
      error
      problems
    }
  }
}
    `) as unknown as TypedDocumentString<TestReportScheduleQuery, TestReportScheduleQueryVariables>;
export const TestRunsAfterAlertsDocument = new TypedDocumentString(`
    query TestRunsAfterAlerts($name: String) {
  reportSchedule(name: $name) {
    runs(first: 50) {
      cause
      state
      asOf
      messages
      error
      alertEvent {
        to
        bucketKey
        group {
          value
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestRunsAfterAlertsQuery, TestRunsAfterAlertsQueryVariables>;
export const TestReportSchedulesDocument = new TypedDocumentString(`
    query TestReportSchedules($first: Int, $after: String, $search: String, $orderBy: ReportScheduleOrder) {
  reportSchedules(
    first: $first
    after: $after
    search: $search
    orderBy: $orderBy
  ) {
    totalCount
    nodes {
      name
    }
  }
}
    `) as unknown as TypedDocumentString<TestReportSchedulesQuery, TestReportSchedulesQueryVariables>;
export const TestPreviewReportDocument = new TypedDocumentString(`
    query TestPreviewReport($input: PreviewReportInput!) {
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
    `) as unknown as TypedDocumentString<TestPreviewReportQuery, TestPreviewReportQueryVariables>;
export const TestRunReportDocument = new TypedDocumentString(`
    mutation TestRunReport($name: String) {
  runReport(name: $name) {
    id
    state
    cause
    rows
    messages
    skipped
    failed
    error
    problems
  }
}
    `) as unknown as TypedDocumentString<TestRunReportMutation, TestRunReportMutationVariables>;
export const TestSendTestReportDocument = new TypedDocumentString(`
    mutation TestSendTestReport($input: SendTestReportInput!) {
  sendTestReport(input: $input) {
    title
    recipient
  }
}
    `) as unknown as TypedDocumentString<TestSendTestReportMutation, TestSendTestReportMutationVariables>;
export const TestPauseReportScheduleDocument = new TypedDocumentString(`
    mutation TestPauseReportSchedule($name: String) {
  pauseReportSchedule(name: $name) {
    reportSchedule {
      paused
      nextRunAt
    }
  }
}
    `) as unknown as TypedDocumentString<TestPauseReportScheduleMutation, TestPauseReportScheduleMutationVariables>;
export const TestResumeReportScheduleDocument = new TypedDocumentString(`
    mutation TestResumeReportSchedule($name: String) {
  resumeReportSchedule(name: $name) {
    reportSchedule {
      paused
      nextRunAt
    }
  }
}
    `) as unknown as TypedDocumentString<TestResumeReportScheduleMutation, TestResumeReportScheduleMutationVariables>;
export const TestDeleteReportScheduleDocument = new TypedDocumentString(`
    mutation TestDeleteReportSchedule($name: String) {
  deleteReportSchedule(name: $name) {
    id
  }
}
    `) as unknown as TypedDocumentString<TestDeleteReportScheduleMutation, TestDeleteReportScheduleMutationVariables>;
export const TestCronTimesDocument = new TypedDocumentString(`
    query TestCronTimes($cron: String!, $timeZone: TimeZone, $first: Int) {
  cronTimes(cron: $cron, timeZone: $timeZone, first: $first)
}
    `) as unknown as TypedDocumentString<TestCronTimesQuery, TestCronTimesQueryVariables>;
export const SeedAnnotateDocument = new TypedDocumentString(`
    mutation SeedAnnotate($input: SaveAnnotationInput!) {
  saveAnnotation(input: $input) {
    annotation {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<SeedAnnotateMutation, SeedAnnotateMutationVariables>;
export const TestCreateShareDocument = new TypedDocumentString(`
    mutation TestCreateShare($input: CreateShareInput!) {
  createShare(input: $input) {
    share {
      id
      url
      showsBoard
      createdBy
      expiresAt
      revokedAt
      widget {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestCreateShareMutation, TestCreateShareMutationVariables>;
export const TestRevokeShareDocument = new TypedDocumentString(`
    mutation TestRevokeShare($id: ID!) {
  revokeShare(id: $id) {
    share {
      id
      revokedAt
    }
  }
}
    `) as unknown as TypedDocumentString<TestRevokeShareMutation, TestRevokeShareMutationVariables>;
export const TestSharesDocument = new TypedDocumentString(`
    query TestShares($first: Int, $after: String) {
  shares(first: $first, after: $after) {
    edges {
      node {
        id
        url
        showsBoard
        revokedAt
        widget {
          title
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<TestSharesQuery, TestSharesQueryVariables>;
export const TestShareNodeDocument = new TypedDocumentString(`
    query TestShareNode($id: ID!) {
  node(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<TestShareNodeQuery, TestShareNodeQueryVariables>;
export const TestSaveSourceDocument = new TypedDocumentString(`
    mutation TestSaveSource($input: SaveSourceInput!) {
  saveSource(input: $input) {
    source {
      id
      name
      version
      secretNames
    }
  }
}
    `) as unknown as TypedDocumentString<TestSaveSourceMutation, TestSaveSourceMutationVariables>;
export const TestDeleteSourceDocument = new TypedDocumentString(`
    mutation TestDeleteSource($name: String!) {
  deleteSource(name: $name) {
    id
  }
}
    `) as unknown as TypedDocumentString<TestDeleteSourceMutation, TestDeleteSourceMutationVariables>;
export const TestSourceDocument = new TypedDocumentString(`
    query TestSource($name: String!) {
  source(name: $name) {
    id
    name
    description
    version
    secretNames
    requests {
      name
      method
      url
      headers
      params
      json
      data
      auth
      cacheSeconds
      pagination {
        kind
        maxPages
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestSourceQuery, TestSourceQueryVariables>;
export const TestSourcesDocument = new TypedDocumentString(`
    query TestSources($first: Int, $after: String) {
  sources(first: $first, after: $after) {
    edges {
      cursor
      node {
        name
      }
    }
    pageInfo {
      hasNextPage
    }
  }
}
    `) as unknown as TypedDocumentString<TestSourcesQuery, TestSourcesQueryVariables>;
export const TestRunSourceDocument = new TypedDocumentString(`
    mutation TestRunSource($name: String!, $variables: JSON, $path: String) {
  runSource(name: $name, variables: $variables) {
    ok
    data(path: $path)
    error {
      code
      message
      status
      retryAfter
    }
    requests {
      name
      method
      url
      status
      ok
      data
      headers
      attempts
      pages
      truncated
      fromCache
      error {
        code
        message
        status
      }
      sent {
        method
        url
        headers
        body
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestRunSourceMutation, TestRunSourceMutationVariables>;
export const TestTestSourceDocument = new TypedDocumentString(`
    mutation TestTestSource($input: TestSourceInput!) {
  testSource(input: $input) {
    ok
    data
    error {
      code
      message
      status
    }
    requests {
      name
      status
      ok
      data
      error {
        code
        message
      }
      sent {
        method
        url
        headers
        body
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestTestSourceMutation, TestTestSourceMutationVariables>;
export const TestSendRequestDocument = new TypedDocumentString(`
    mutation TestSendRequest($input: RequestInput!) {
  sendRequest(input: $input) {
    ok
    data
    error {
      code
      message
      status
      retryAfter
    }
    requests {
      status
      attempts
      pages
      truncated
      problems
      sent {
        method
        url
        headers
        body
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestSendRequestMutation, TestSendRequestMutationVariables>;
export const TestCallLogDocument = new TypedDocumentString(`
    query TestCallLog($first: Int, $after: String, $onlyFailed: Boolean) {
  callLog(first: $first, after: $after, onlyFailed: $onlyFailed) {
    edges {
      cursor
      node {
        id
        source
        request
        attempt
        method
        url
        status
        sent
        answered
        error {
          code
          message
          status
        }
      }
    }
    pageInfo {
      hasNextPage
    }
  }
}
    `) as unknown as TypedDocumentString<TestCallLogQuery, TestCallLogQueryVariables>;
export const TestSaveFeedDocument = new TypedDocumentString(`
    mutation TestSaveFeed($input: SaveFeedInput!) {
  saveFeed(input: $input) {
    feed {
      id
      name
      nextRunAt
      timeZone
      history
      hook
      hookUrl
      paused
    }
  }
}
    `) as unknown as TypedDocumentString<TestSaveFeedMutation, TestSaveFeedMutationVariables>;
export const TestRunFeedDocument = new TypedDocumentString(`
    mutation TestRunFeed($name: String!) {
  runFeed(name: $name) {
    id
    cause
    state
    rows
    skipped
    points
    deleted
    truncated
    problems
    error {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<TestRunFeedMutation, TestRunFeedMutationVariables>;
export const TestPauseFeedDocument = new TypedDocumentString(`
    mutation TestPauseFeed($name: String!) {
  pauseFeed(name: $name) {
    feed {
      paused
      nextRunAt
    }
  }
}
    `) as unknown as TypedDocumentString<TestPauseFeedMutation, TestPauseFeedMutationVariables>;
export const TestResumeFeedDocument = new TypedDocumentString(`
    mutation TestResumeFeed($name: String!) {
  resumeFeed(name: $name) {
    feed {
      paused
      nextRunAt
    }
  }
}
    `) as unknown as TypedDocumentString<TestResumeFeedMutation, TestResumeFeedMutationVariables>;
export const TestDeleteFeedDocument = new TypedDocumentString(`
    mutation TestDeleteFeed($name: String!) {
  deleteFeed(name: $name) {
    id
  }
}
    `) as unknown as TypedDocumentString<TestDeleteFeedMutation, TestDeleteFeedMutationVariables>;
export const TestFeedDocument = new TypedDocumentString(`
    query TestFeed($name: String!) {
  feed(name: $name) {
    id
    name
    source {
      name
      feeds {
        name
      }
    }
    widget {
      id
      stale
      lastPushAt
      feeds {
        name
      }
    }
    rows
    filter
    key
    metrics {
      name
      value
    }
    variables
    history
    cron
    timeZone
    paused
    stale
    nextRunAt
    lastSuccessAt
    runs(first: 20) {
      id
      cause
      state
      scheduledFor
      rows
      skipped
      points
      deleted
      problems
      error {
        code
        message
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestFeedQuery, TestFeedQueryVariables>;
export const TestFeedsDocument = new TypedDocumentString(`
    query TestFeeds {
  feeds {
    edges {
      node {
        name
        stale
        source {
          name
        }
        widget {
          title
        }
        runs {
          state
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TestFeedsQuery, TestFeedsQueryVariables>;
export const TestFeedHookDocument = new TypedDocumentString(`
    query TestFeedHook($name: String!) {
  feed(name: $name) {
    id
    hookVerifyToken
    hookSignature {
      header
      prefix
      algorithm
      encoding
      signs
      timestampHeader
      toleranceSeconds
    }
    hookDelivery {
      header
      path
    }
    hookChallenge {
      from
      name
      reply
      replyName
    }
  }
}
    `) as unknown as TypedDocumentString<TestFeedHookQuery, TestFeedHookQueryVariables>;
export const TestClientPackageDocument = new TypedDocumentString(`
    query TestClientPackage($id: ID!) {
  widget(id: $id) {
    title
  }
}
    `) as unknown as TypedDocumentString<TestClientPackageQuery, TestClientPackageQueryVariables>;
export const PersistedTitleDocument = new TypedDocumentString(`
    query PersistedTitle($id: ID!) {
  widget(id: $id) {
    id
    title
  }
}
    `) as unknown as TypedDocumentString<PersistedTitleQuery, PersistedTitleQueryVariables>;
export const PersistedRenameDocument = new TypedDocumentString(`
    mutation PersistedRename($input: UpdateWidgetInput!) {
  updateWidget(input: $input) {
    widget {
      id
      title
    }
  }
}
    `) as unknown as TypedDocumentString<PersistedRenameMutation, PersistedRenameMutationVariables>;
export const OracleReportDocument = new TypedDocumentString(`
    query OracleReport($id: ID!, $period: PeriodInput, $compare: [ComparisonInput!], $granularity: Granularity, $fill: Fill, $timeZone: TimeZone, $metrics: [String!], $where: [DimensionFilter!], $by: [String!], $top: Int, $orderBy: GroupOrder) {
  widget(id: $id) {
    report(
      period: $period
      compare: $compare
      granularity: $granularity
      fill: $fill
      timeZone: $timeZone
      metrics: $metrics
      where: $where
      by: $by
      top: $top
      orderBy: $orderBy
    ) {
      keys
      period {
        ...OraclePeriod
      }
      buckets {
        from
        before
      }
      metrics {
        ...OracleMetric
        groups {
          isOther
          values {
            value
          }
          metrics {
            headline
            values
          }
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
          ...OracleMetric
        }
      }
    }
  }
}
    fragment OraclePeriod on Period {
  from
  before
  firstDay
  lastDay
}
fragment OracleMetric on MetricReport {
  metric {
    name
  }
  headline
  sum
  average
  minimum
  maximum
  latest
  count
  values
  runningTotals
  share
  coverage {
    buckets
    bucketsWithData
    lastPointAt
    carriedFrom
  }
  exact {
    headline
    sum
    average
    minimum
    maximum
    latest
    values
  }
  comparisons {
    period {
      ...OraclePeriod
    }
    previous
    difference
    percentChange
    direction
    undrawn
    values
    buckets {
      from
      before
    }
    exact {
      previous
      difference
      undrawn
    }
  }
}`) as unknown as TypedDocumentString<OracleReportQuery, OracleReportQueryVariables>;
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
export const TestRotatePushKeyDocument = new TypedDocumentString(`
    mutation TestRotatePushKey($id: ID!) {
  rotatePushKey(widgetId: $id) {
    widget {
      pushUrl
    }
  }
}
    `) as unknown as TypedDocumentString<TestRotatePushKeyMutation, TestRotatePushKeyMutationVariables>;