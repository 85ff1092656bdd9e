import { configured } from '../config/configured.ts'
import { duration, type LimitSection, REFUSED, says, TOO_MANY } from '../core/limit.ts'
import { MAX_FORM_FIELDS } from '../http/form-fields.ts'
import { MAX_AHEAD_SECONDS, MAX_ASSERTION_LENGTH, MAX_ASSERTION_SECONDS } from './assertion.ts'
import { ACCESS_TOKEN_SECONDS, MAX_PUBLIC_KEY_LENGTH, MAX_PUBLIC_KEYS } from './client.ts'
import { MAX_HOLIDAY_NAME_LENGTH, MAX_HOLIDAYS } from './holiday.ts'
import { MAX_SCOPE_LENGTH, oauthBodyLimits } from './oauth.ts'
import { MAX_PART_FILTERS, MAX_PART_VALUES } from './part-filters.ts'
import { MAX_PROJECT_NAME_LENGTH } from './project.service.ts'
import {
  MAX_ALLOWED_EVENTS,
  MAX_ALLOWED_IPS,
  MAX_OVERLAP_HOURS,
  MAX_TOKEN_NAME_LENGTH,
  MAX_TOKEN_WIDGETS,
} from './token.ts'
import { MAX_VIEW_FILTER_BYTES, MAX_VIEW_MINUTES, MAX_VIEW_WIDGETS } from './view-token.ts'

export const authLimits: LimitSection = {
  title: 'Tokens, clients and rates',
  limits: [
    [
      'requests of a token or push key',
      configured('TOKEN_REQUESTS_PER_MINUTE', ' a minute, as many at once'),
      TOO_MANY,
    ],
    ['requests of an address', configured('ADDRESS_REQUESTS_PER_MINUTE', ' a minute'), TOO_MANY],
    ['wrong credentials of an address', configured('ADDRESS_FAILURES_PER_MINUTE', ' a minute'), TOO_MANY],
    [
      'logins of clients from such an address',
      'as often again, of clients that sent nothing wrong from there',
      TOO_MANY,
    ],
    ['name of a project', says`${MAX_PROJECT_NAME_LENGTH} characters`, REFUSED],
    ['holidays of a project', says`${MAX_HOLIDAYS}, with names of ${MAX_HOLIDAY_NAME_LENGTH} characters`, REFUSED],
    ['name of a token or client', says`${MAX_TOKEN_NAME_LENGTH} characters`, REFUSED],
    ['addresses, events that a token is bound to', says`${MAX_ALLOWED_IPS}, ${MAX_ALLOWED_EVENTS}`, REFUSED],
    ['widgets that a token is bound to', says`${MAX_TOKEN_WIDGETS}; a view token ${MAX_VIEW_WIDGETS}`, REFUSED],
    [
      'filters of a token for some rows',
      says`${MAX_PART_FILTERS}, ${MAX_PART_VALUES} values in them; of a view token ${MAX_VIEW_FILTER_BYTES} bytes`,
      REFUSED,
    ],
    ['view token', duration(MAX_VIEW_MINUTES * 60_000), REFUSED],
    ['old secret beside a new one', says`${MAX_OVERLAP_HOURS} hours`, REFUSED],
    ['public keys of a client', says`${MAX_PUBLIC_KEYS}, of ${MAX_PUBLIC_KEY_LENGTH} characters each`, REFUSED],
    [
      'request for an OAuth token',
      says`${MAX_FORM_FIELDS} form fields, ${oauthBodyLimits.maxMembers} of JSON; ${MAX_SCOPE_LENGTH} characters of scopes`,
      REFUSED,
    ],
    [
      'assertion of a client',
      says`ends within ${duration(MAX_ASSERTION_SECONDS * 1_000)}, made at most ${duration(MAX_AHEAD_SECONDS * 1_000)} ahead; ${MAX_ASSERTION_LENGTH} characters; once where it has a \`jti\``,
      '400 `invalid_grant`',
    ],
    ['access token of a client', duration(ACCESS_TOKEN_SECONDS * 1_000), '401'],
    [
      'stream, WebSocket, export',
      'as long as its token: 1 s more, 2 s behind a pooler where another gateway revoked it',
      'UNAUTHENTICATED; 4401; cut off',
    ],
  ],
}
