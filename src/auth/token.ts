import { randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { Id, ProjectId, WidgetId } from '../base/id.ts'
import type { DimensionFilter } from '../core/dimension-filter.ts'
import type { Scope } from '../request/context.ts'

/** A bearer credential, without its secret. */
export interface Token {
  readonly projectId: ProjectId
  readonly tokenId: Id
  readonly name: string
  /** How its newest secret begins. */
  readonly hint: string
  readonly scopes: readonly Scope[]
  readonly createdAt: Date
  readonly expiresAt: Date | null
  readonly revokedAt: Date | null
  /** To the minute. */
  readonly lastUsedAt: Date | null
  /** Networks it may come from; `null`: any. */
  readonly allowedIps: readonly string[] | null
  /** Events it may send; `null`: any. */
  readonly allowedEvents: readonly string[] | null
  /** What it pushes may make widgets and declare dimensions. */
  readonly autoCreate: boolean
  /** Widgets that it is limited to; `null`: all of the project. */
  readonly widgetIds: readonly WidgetId[] | null
  /** The rows of these widgets that pass every filter; empty: all rows. */
  readonly where: readonly DimensionFilter[]
}

export const MAX_TOKEN_NAME_LENGTH = 200
export const MAX_ALLOWED_IPS = 100
export const MAX_ALLOWED_EVENTS = 1_000
/** Widgets that one token is for. */
export const MAX_TOKEN_WIDGETS = 500
/** How long an old secret may go on beside a new one. */
export const MAX_OVERLAP_HOURS = 720

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const SECRET_LENGTH = 32
const CHECKSUM_LENGTH = 6
const FORM = new RegExp(`^pg[rs]_[0-9A-Za-z]{${SECRET_LENGTH + CHECKSUM_LENGTH}}$`)

/**
 * A token: `pgr_`, 32 random base62 digits (190 bits) and 6 digits of CRC-32, so that scanners find leaked ones and a typing
 * error is known without asking the database.
 */
export function makeToken(): string {
  return makeSecret('pgr_')
}

/** The secret of a client: as a token, with another beginning, since it opens the token endpoint and nothing else. */
export function makeClientSecret(): string {
  return makeSecret('pgs_')
}

function makeSecret(prefix: string): string {
  const secret = randomText(SECRET_LENGTH)
  return `${prefix}${secret}${checksumOf(secret)}`
}

/** Whether a credential that looks like one of our tokens or secrets was copied whole. */
export function isWholeToken(token: string): boolean {
  if (!FORM.test(token)) return false
  const secret = token.slice(4, 4 + SECRET_LENGTH)
  return token.slice(4 + SECRET_LENGTH) === checksumOf(secret)
}

/** What lists show of a token: enough for its owner to know it again. */
export function hintOf(token: string): string {
  return `${token.slice(0, 8)}…`
}

/** `length` base62 digits, each equally likely. Also the form of push keys. */
export function randomText(length: number): string {
  let text = ''
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      // 248 = 4 * 62: larger bytes would make the first digits likelier.
      if (byte < 248 && text.length < length) text += ALPHABET[byte % 62]
    }
  }
  return text
}

function checksumOf(secret: string): string {
  let rest = crc32(secret)
  let text = ''
  for (let i = 0; i < CHECKSUM_LENGTH; i++) {
    text = ALPHABET[rest % 62] + text
    rest = Math.floor(rest / 62)
  }
  return text
}
