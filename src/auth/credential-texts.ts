/** What is said of tokens and of clients, which have the same bounds. */
export const credentialTexts = {
  note: 'What it is for.',
  newNote: 'What it is for, at most 200 characters.',
  scopes: 'What it may do.',
  allowedIps: 'Addresses and networks (CIDR; IPv4, IPv6) that it may be used from, at most 100. Default: any.',
  newAllowedEvents: 'Names of events that it may send, at most 1,000. Default: any.',
  allowedEvents: 'Names of events it may send; null: any.',
  overlapHours: 'How long old secrets go on, 0 to 720 hours.',
  revokedAt: 'When it was revoked.',
  prefix: 'How its newest secret begins.',
} as const
