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
} as const
