// View tokens: signed, and stored nowhere. Who has one reads some widgets until it ends, and does nothing else.
import { createHmac, hkdfSync } from 'node:crypto'
import type { Id, ProjectId, WidgetId } from '../base/id.ts'
import { isSameText } from '../base/seal.ts'
import type { DimensionFilter } from '../core/dimension-filter.ts'

const PREFIX = 'pgv_'
/** Widgets of one: it is sent with every request, and headers are short. */
export const MAX_VIEW_WIDGETS = 50
export const MAX_VIEW_NAME_LENGTH = 100
export const MAX_VIEW_MINUTES = 1_440
/** UTF-8 bytes of the filters of one, as JSON. */
export const MAX_VIEW_FILTER_BYTES = 4_000

/** What is signed. */
export interface ViewClaims {
  readonly projectId: ProjectId
  /** The token or client that made it, with which it ends; `null`: the administrator of the environment. */
  readonly parentId: Id | null
  readonly widgetIds: readonly WidgetId[]
  /** Of these widgets the rows that it shows; empty: all. */
  readonly where: readonly DimensionFilter[]
  readonly name: string
  /** Seconds since 1970. */
  readonly expires: number
}

/** Of a purpose of its own: what it signs opens nothing else. With the administrator's token all that it has made ends. */
export interface ViewKey {
  readonly key: Buffer
  readonly administrator: Buffer | null
}

export function viewKeyOf(secretKey: string, administrator: Buffer | null): ViewKey {
  return { key: Buffer.from(hkdfSync('sha256', secretKey, 'pushgraph', 'view-tokens', 32)), administrator }
}

export const isViewToken = (token: string) => token.startsWith(PREFIX)

/** `pgv_<claims>.<HMAC-SHA-256>`. What signs one for some rows is another purpose: a gateway that knows no rows takes it for none of its own. */
export function signViewToken(key: ViewKey, claims: ViewClaims): string {
  const { projectId, parentId, widgetIds, where, name, expires } = claims
  const isOfRows = where.length > 0
  const values = [projectId, parentId, widgetIds, name, expires, ...(isOfRows ? [where] : [])]
  const text = Buffer.from(JSON.stringify(values)).toString('base64url')
  return `${PREFIX}${text}.${macOf(key, text, { isAdministrators: parentId === null, isOfRows })}`
}

/** What the token says, where it is, letter by letter, ours and has not ended at `now` (milliseconds); else `null`. */
export function readViewToken(key: ViewKey, token: string, now: number): ViewClaims | null {
  const [, text] = /^pgv_([\w-]+)\.[\w-]{43}$/.exec(token) ?? []
  if (text === undefined) return null
  const mac = token.slice(-43)
  const purpose = PURPOSES.find(
    it => (!it.isAdministrators || key.administrator !== null) && isSameText(mac, macOf(key, text, it)),
  )
  if (!purpose) return null
  // It was signed here, so that it is what was written here.
  const [projectId, parentId, widgetIds, name, expires, filters] = JSON.parse(Buffer.from(text, 'base64url').toString())
  const where = purpose.isOfRows ? filters : []
  return expires * 1_000 > now ? { projectId, parentId, widgetIds, where, name, expires } : null
}

interface Purpose {
  readonly isAdministrators: boolean
  readonly isOfRows: boolean
}

const PURPOSES: readonly Purpose[] = [false, true].flatMap(isOfRows =>
  [true, false].map(isAdministrators => ({ isAdministrators, isOfRows })),
)

function macOf({ key, administrator }: ViewKey, text: string, { isAdministrators, isOfRows }: Purpose): string {
  const mac = createHmac('sha256', key)
  if (isOfRows) mac.update('rows:')
  if (isAdministrators && administrator) mac.update(administrator)
  return mac.update(`.${text}`).digest('base64url')
}
