import { MAX_DIMENSION_NAME_LENGTH, MAX_DIMENSIONS } from './dimension.ts'
import { MAX_KEPT_DAYS, MIN_KEPT_DAYS } from './retention.ts'

/** What REST and GraphQL say of the members of a widget. */
export const widgetTexts = {
  title: 'The title of the widget.',
  newTitle: 'The title of the widget, at most 200 characters.',
  tags: 'Words to find it by.',
  defaultPeriod: 'The period of a report that names none.',
  chartType: 'How it is drawn.',
  newChartType: 'How it is drawn. Default: LINE.',
  keepInstantsDays: `Of a TIME widget: days for which instants are kept as they were pushed, ${MIN_KEPT_DAYS} to ${MAX_KEPT_DAYS}. Older ones are added up by quarters of an hour, so that reports of hours, days and longer stay the same in every zone of today, and take no pushes any more. Null: for ever.`,
  keepHoursDays:
    "Of a TIME widget with `keepInstantsDays`: days for which those sums are kept. Older ones are added up by days of the project's zone of that time. Null: for ever.",
  instantsFrom:
    'Points from here on are as they were pushed, earlier ones are sums of quarters of an hour; null where nothing was added up.',
  hoursFrom: 'Before it there are sums of whole days alone; null where there are none.',
  daysTimeZone: 'The time zone of these days; null where there are none.',
  keyKind: 'What its keys are; null until the first push.',
  newKeyKind: 'What its keys are; else the first push decides.',
  otherKeyKind:
    "What its keys are. Its points go with them, read in the project's zone, where nothing is lost by it; else the error says how many keys would be lost.",
  dimensions:
    'The names of its dimensions, the text columns besides its key, in the order in which they were declared.',
  newDimensions: `The names of its dimensions, the text columns besides its key: at most ${MAX_DIMENSIONS}, of at most ${MAX_DIMENSION_NAME_LENGTH} characters each, and none that is a metric's. A CATEGORY widget has none.`,
  moreDimensions:
    'The names of all of its dimensions. New ones come after those that it has; what was pushed before has no value there. One that is left out is an error once rows were pushed with dimensions.',
} as const
