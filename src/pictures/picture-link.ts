// Signed addresses: who has one sees that picture and nothing else, until it ends.
import { createHmac, hkdfSync } from 'node:crypto'
import type { ProjectId, WidgetId } from '../base/id.ts'
import { isSameText } from '../base/seal.ts'
import { type PictureRequest, toQueryString } from './picture-request.ts'

/** `embed` is a page that shows the picture. */
const pictureForms = ['svg', 'png', 'embed'] as const
export type PictureForm = (typeof pictureForms)[number]

export interface PictureLink {
  readonly projectId: ProjectId
  readonly widgetId: WidgetId
  readonly form: PictureForm
  readonly request: PictureRequest
  /** Seconds since 1970. */
  readonly expires: number
}

export type LinkKey = Buffer

/** A key of its own purpose: what it signs opens nothing else, and nothing else opens with it. */
export function linkKeyOf(secretKey: string): LinkKey {
  return Buffer.from(hkdfSync('sha256', secretKey, 'pushgraph', 'picture-links', 32))
}

/** `<project>.<end>.<HMAC-SHA-256>`: what is not in the address otherwise, and the proof that all of it is ours. */
export function signatureOf(key: LinkKey, link: PictureLink): string {
  const end = link.expires.toString(36)
  return `${BigInt(link.projectId).toString(36)}.${end}.${macOf(key, link).toString('base64url')}`
}

/** The link, where the signature is, letter by letter, ours and has not ended at `now` (milliseconds); else `null`. */
export function verifiedLink(
  key: LinkKey,
  signature: string,
  picture: Omit<PictureLink, 'projectId' | 'expires'>,
  now: number,
): PictureLink | null {
  const [, project, end] = /^([0-9a-z]{1,13})\.([0-9a-z]{1,9})\.[\w-]{43}$/.exec(signature) ?? []
  if (project === undefined || end === undefined) return null
  const projectId = [...project].reduce((id, digit) => id * 36n + BigInt(Number.parseInt(digit, 36)), 0n)
  const link = { ...picture, projectId: projectId.toString() as ProjectId, expires: Number.parseInt(end, 36) }
  return isSameText(signature, signatureOf(key, link)) && link.expires * 1_000 > now ? link : null
}

function macOf(key: LinkKey, { projectId, widgetId, form, request, expires }: PictureLink): Buffer {
  const text = JSON.stringify([projectId, widgetId, form, toQueryString(request).toString(), expires])
  return createHmac('sha256', key).update(text).digest()
}
