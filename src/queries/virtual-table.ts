import { MAX_DIMENSION_NAME_LENGTH, MAX_DIMENSION_VALUE_LENGTH, MAX_DIMENSIONS } from '../widgets/dimension.ts'

/** What SQL may read: the tables as users see them. sandbox.store.ts makes a view for each. */
export interface VirtualColumn {
  readonly name: string
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'datetime' | 'json' | 'string list'
  readonly description: string
  /** The most characters of a value, where they are not those of its type (measure-value.ts). */
  readonly chars?: number
}

export interface VirtualTable {
  readonly name: string
  readonly aliases: readonly string[]
  readonly description: string
  readonly columns: readonly VirtualColumn[]
}

/** Of what is taken at the doors of events (events/event-field.ts): JSON gets a blank behind each sign. */
const SHORT_TEXT = 300
const DEVICE = 12_500
const PROFILE = 100_000
/** As JSON a sign takes up to six characters, and six more come with each name and value. */
const DIMENSIONS = MAX_DIMENSIONS * (6 * (MAX_DIMENSION_NAME_LENGTH + MAX_DIMENSION_VALUE_LENGTH) + 6)

const column = (name: string, type: VirtualColumn['type'], description: string, chars?: number): VirtualColumn => ({
  name,
  type,
  description,
  ...(chars !== undefined && { chars }),
})

export const virtualTables: readonly VirtualTable[] = [
  {
    name: 'eventsTable',
    aliases: ['events'],
    description: 'Everything that happened, one row an event. Name a stretch of `timestamp`: only its months are read.',
    columns: [
      column('timestamp', 'datetime', 'When it happened.'),
      column('name', 'string', 'What happened, such as `page_view`.'),
      column('userId', 'string', 'Who did it; null for somebody who is not known.'),
      column('anonymousId', 'string', 'The browser or device, where the user is not known.'),
      column(
        'properties',
        'json',
        'The properties that the sender gave; `properties.plan.name` reads a value of it as text.',
      ),
      column('ufProperties', 'json', 'What was derived: urlPath, host, browser ...; `ufProperties.urlPath` reads one.'),
      column('sessionId', 'string', 'The visit that it belongs to, where the sender says it.', SHORT_TEXT),
      column('externalId', 'string', 'The user as another system names them, where the sender says it.', SHORT_TEXT),
      column('deviceData', 'json', 'What the sender says of the device; `deviceData.os` reads one.', DEVICE),
    ],
  },
  {
    name: 'profilesTable',
    aliases: ['profiles'],
    description: 'Users with their last properties, one row a user, and devices of which no user is known.',
    columns: [
      column('userId', 'string', 'Joins `eventsTable.userId`; null for a device of which no user is known.'),
      column('anonymousId', 'string', 'The device of which no user is known; null for a user.'),
      column('externalId', 'string', 'The user as another system names them.'),
      column('properties', 'json', 'The last value of each property; `properties.plan` reads one as text.', PROFILE),
      column('deviceData', 'json', 'The last device that was described.', DEVICE),
      column('createdAt', 'datetime', 'When it was first described.'),
      column('updatedAt', 'datetime', 'When it was last described.'),
    ],
  },
  {
    name: 'identitiesTable',
    aliases: ['identities'],
    description: 'Which user a device turned out to be of: the first one who was identified on it.',
    columns: [
      column('anonymousId', 'string', 'Joins `eventsTable.anonymousId`.'),
      column('userId', 'string', 'Joins `profilesTable.userId`.'),
      column('identifiedAt', 'datetime', 'When the user was last identified on it.'),
    ],
  },
  {
    name: 'points',
    aliases: [],
    description: 'Every pushed value: one row per widget, metric, key and combination of values of its dimensions.',
    columns: [
      column('widget', 'string', 'The title of the widget.'),
      column('metric', 'string', 'The name of the metric.'),
      column('key', 'string', 'As text: a day, an instant, a name, or `2026-11-01/2026-11-30` for a period.'),
      column('day', 'date', 'The day; of an instant, in the zone of the project; null for names and periods.'),
      column('at', 'datetime', 'The instant of a TIME widget; else null.'),
      column(
        'dimensions',
        'json',
        'Its values of dimensions; `dimensions.country` reads one as text, null where the row has none.',
        DIMENSIONS,
      ),
      column('value', 'number', 'The exact value.'),
      column('widgetId', 'integer', 'Joins `widgets.id`. It is no id of GraphQL.'),
      column('metricId', 'integer', 'Joins `metrics.id`.'),
      column('firstDay', 'date', 'The first day that the value is of; null for a name.'),
      column('lastDay', 'date', 'The last day that the value is of: that of its period, else `day`.'),
    ],
  },
  {
    name: 'widgets',
    aliases: [],
    description: 'The widgets of the project.',
    columns: [
      column('id', 'integer', 'For joins within SQL. It is no id of GraphQL.'),
      column('title', 'string', 'The title of the widget.'),
      column('description', 'string', 'What it shows, for people.'),
      column('owner', 'string', 'Who answers for its numbers.'),
      column('tags', 'string list', 'Words to find it by.'),
      column('chartType', 'string', 'How it is drawn.'),
      column('keyKind', 'string', 'DATE, TIME or CATEGORY; null until the first push.'),
      column('keyColumn', 'string', 'The name of its key column.'),
      column('createdAt', 'datetime', 'When it was made.'),
    ],
  },
  {
    name: 'metrics',
    aliases: [],
    description: 'The metrics of all widgets.',
    columns: [
      column('id', 'integer', 'For joins within SQL.'),
      column('widgetId', 'integer', 'Joins `widgets.id`.'),
      column('widget', 'string', 'The title of its widget.'),
      column('name', 'string', 'The name of the metric.'),
      column('description', 'string', 'What it counts, for people.'),
      column('unit', 'string', 'The unit of the metric.'),
      column('aggregation', 'string', 'SUM, AVERAGE, LATEST, MIN, MAX or PERIODIC where it was given; else null.'),
      column('createdAt', 'datetime', 'When it was first pushed.'),
    ],
  },
]

export const tableNames: ReadonlySet<string> = new Set(
  virtualTables.flatMap(({ name, aliases }) => [name, ...aliases].map(it => it.toLowerCase())),
)

/** `userid` -> `userId`: columns as they are shown when the caller did not spell them (`SELECT *`). */
export const spellings: ReadonlyMap<string, string> = new Map(
  virtualTables.flatMap(({ columns }) => columns.map(({ name }) => [name.toLowerCase(), name] as const)),
)

/** Columns whose inside is read with dots. */
export const jsonColumns: ReadonlySet<string> = new Set(
  virtualTables.flatMap(({ columns }) =>
    columns.filter(({ type }) => type === 'json').map(({ name }) => name.toLowerCase()),
  ),
)
