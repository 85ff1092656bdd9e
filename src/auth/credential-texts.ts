import { MAX_TOKEN_WIDGETS } from './token.ts'

/** What is said of tokens and of clients, which have the same bounds. */
export const credentialTexts = {
  note: 'What it is for.',
  newNote: 'What it is for, at most 200 characters.',
  scopes: 'What it may do.',
  allowedIps: 'Addresses and networks (CIDR; IPv4, IPv6) that it may be used from, at most 100. Default: any.',
  newAllowedEvents: 'Names of events that it may send, at most 1,000. Default: any.',
  allowedEvents: 'Names of events it may send; null: any.',
  widgetIds: 'Global ids of the widgets that it is limited to, deleted ones too; null: all of the project.',
  newWidgetIds: `Global ids of 1 to ${MAX_TOKEN_WIDGETS} widgets that it is limited to: for it there are no others, and what is of the whole project is FORBIDDEN. Default: all of the project.`,
  overlapHours: 'How long old secrets go on, 0 to 720 hours.',
  revokedAt: 'When it was revoked.',
  prefix: 'How its newest secret begins.',
} as const
