import { countText } from '../core/number-format.ts'
import { MAX_PART_FILTERS, MAX_PART_VALUES } from './part-filters.ts'
import { MAX_VIEW_FILTER_BYTES, MAX_VIEW_MINUTES, MAX_VIEW_NAME_LENGTH, MAX_VIEW_WIDGETS } from './view-token.ts'

/** What GraphQL and REST say of view tokens. */
export const viewTokenTexts = {
  description:
    'Makes a token for a page: it reads these widgets and nothing else, and is stored nowhere. It ends by itself, and at once with the token or client that made it.',
  newWidgetIds: `Global ids of 1 to ${MAX_VIEW_WIDGETS} widgets that it shows.`,
  where: `Of these widgets it reads only rows that pass all of these filters by dimensions, at most ${MAX_PART_FILTERS} with ${MAX_PART_VALUES} values and ${countText(MAX_VIEW_FILTER_BYTES)} bytes. Default: all rows.`,
  validMinutes: `How long it works, 1 to ${countText(MAX_VIEW_MINUTES)} minutes; not longer than what made it. Default: 60.`,
  name: `What it is for, 1 to ${MAX_VIEW_NAME_LENGTH} characters. Default: View.`,
  secret: 'What to send as `Authorization: Bearer`. Shown now and never again.',
  expiresAt: 'When it ends.',
  widgetIds: 'Global ids of the widgets that it shows.',
} as const
