import { createHmac, hkdfSync } from 'node:crypto'
import type { Id, ProjectId, WidgetId } from '../base/id.ts'
import { isSameText } from '../base/seal.ts'
import type { CardWidth } from '../boards/board.ts'
import type { Widget } from '../widgets/widget.ts'

/** A public link to a widget, or to the board. */
export interface Share {
  readonly projectId: ProjectId
  readonly shareId: Id
  /** `null`: the board. */
  readonly widgetId: WidgetId | null
  /** Pictures of it show annotations. */
  readonly showsAnnotations: boolean
  /** The name of the token that made it. */
  readonly createdBy: string
  readonly createdAt: Date
  readonly expiresAt: Date | null
  readonly revokedAt: Date | null
}

export interface SharedWidget {
  readonly widget: Widget
  readonly width: CardWidth
}

/** Of a project, that work. */
export const MAX_SHARES = 1_000

export type ShareKey = Buffer

export function shareKeyOf(secretKey: string): ShareKey {
  return Buffer.from(hkdfSync('sha256', secretKey, 'pushgraph', 'shares', 32))
}

/** `<project>.<share>.<HMAC-SHA-256>`: nobody can guess one, and none is stored. */
export function shareTokenOf(key: ShareKey, projectId: ProjectId, shareId: Id): string {
  return `${toBase36(projectId)}.${toBase36(shareId)}.${macOf(key, projectId, shareId).toString('base64url')}`
}

/** Which share a token is of; `null` unless it is, letter by letter, what we signed. */
export function readShareToken(key: ShareKey, token: string): { projectId: ProjectId; shareId: Id } | null {
  const [, project, share] = /^([0-9a-z]{1,13})\.([0-9a-z]{1,13})\.[\w-]{43}$/.exec(token) ?? []
  if (project === undefined || share === undefined) return null
  const [projectId, shareId] = [fromBase36(project) as ProjectId, fromBase36(share)]
  return isSameText(token, shareTokenOf(key, projectId, shareId)) ? { projectId, shareId } : null
}

export function isOpen({ expiresAt, revokedAt }: Share, now: number): boolean {
  return revokedAt === null && (expiresAt === null || expiresAt.getTime() > now)
}

function macOf(key: ShareKey, projectId: ProjectId, shareId: Id): Buffer {
  return createHmac('sha256', key).update(`${projectId}/${shareId}`).digest()
}

const toBase36 = (id: Id) => BigInt(id).toString(36)

const fromBase36 = (text: string): Id =>
  [...text].reduce((id, digit) => id * 36n + BigInt(Number.parseInt(digit, 36)), 0n).toString()
