import { MAX_DIMENSION_NAME_LENGTH, MAX_DIMENSIONS } from './dimension.ts'

/** What REST and GraphQL say of the members of a widget. */
export const widgetTexts = {
  title: 'The title of the widget.',
  newTitle: 'The title of the widget, at most 200 characters.',
  tags: 'Words to find it by.',
  defaultPeriod: 'The period of a report that names none.',
  chartType: 'How it is drawn.',
  newChartType: 'How it is drawn. Default: LINE.',
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
