// Secrets of addresses that stand for a row: nobody can guess one, and none is stored.
import { createHmac, hkdfSync } from 'node:crypto'
import type { Id, ProjectId } from './id.ts'
import { isSameText } from './seal.ts'

export type SigningKey = Buffer

export interface RowIds {
  readonly projectId: ProjectId
  readonly id: Id
}

/** A key of its own purpose: what it signs opens nothing else, and nothing else opens with it. */
export function signingKeyOf(secretKey: string, purpose: string): SigningKey {
  return Buffer.from(hkdfSync('sha256', secretKey, 'pushgraph', purpose, 32))
}

/** `<project>.<id>.<HMAC-SHA-256>` */
export function signedIdOf(key: SigningKey, { projectId, id }: RowIds): string {
  const mac = createHmac('sha256', key).update(`${projectId}/${id}`).digest('base64url')
  return `${toBase36(projectId)}.${toBase36(id)}.${mac}`
}

/** The ids that were signed; `null` unless the text is, letter by letter, what we signed. */
export function readSignedId(key: SigningKey, text: string): RowIds | null {
  const [, project, row] = /^([0-9a-z]{1,13})\.([0-9a-z]{1,13})\.[\w-]{43}$/.exec(text) ?? []
  if (project === undefined || row === undefined) return null
  const ids = { projectId: fromBase36(project) as ProjectId, id: fromBase36(row) }
  return isSameText(text, signedIdOf(key, ids)) ? ids : null
}

const toBase36 = (id: Id) => BigInt(id).toString(36)

const fromBase36 = (text: string): Id =>
  [...text].reduce((id, digit) => id * 36n + BigInt(Number.parseInt(digit, 36)), 0n).toString()
