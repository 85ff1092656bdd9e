import { MAX_PART_FILTERS, MAX_PART_VALUES } from './part-filters.ts'
import { MAX_TOKEN_WIDGETS } from './token.ts'

/** What is said of tokens and of clients, which have the same bounds. */
export const credentialTexts = {
  note: 'What it is for.',
  newNote: 'What it is for, at most 200 characters.',
  scopes: 'What it may do.',
  allowedIps: 'Addresses and networks (CIDR; IPv4, IPv6) that it may be used from, at most 100. Default: any.',
  newAllowedEvents: 'Names of events that it may send, at most 1,000. Default: any.',
  allowedEvents: 'Names of events it may send; null: any.',
  autoCreate:
    'Whether what it pushes by a push name (dialects of time series, `push` with `pushName`) may make widgets and declare dimensions; with the scope `manage` it may anyway.',
  newAutoCreate:
    'What it pushes by a push name (dialects of time series, `push` with `pushName`) may make widgets and declare dimensions. Goes with the scope `push`. Default: false.',
  widgetIds: 'Global ids of the widgets that it is limited to, deleted ones too; null: all of the project.',
  newWidgetIds: `Global ids of 1 to ${MAX_TOKEN_WIDGETS} widgets that it is limited to: for it there are no others, and what is of the whole project is FORBIDDEN. Default: all of the project.`,
  where:
    'Filters that the rows which it reads pass, each as an address of a report has it, such as `where.country=DE,FR`; empty: all rows.',
  newWhere: `Of these widgets it reads only rows that pass all of these filters by dimensions, at most ${MAX_PART_FILTERS} with ${MAX_PART_VALUES} values: no total, value or key of any other row. Goes with \`widgetIds\` and with the scope \`read\` alone. Default: all rows.`,
  overlapHours: 'How long old secrets go on, 0 to 720 hours.',
  revokedAt: 'When it was revoked.',
  prefix: 'How its newest secret begins.',
} as const
