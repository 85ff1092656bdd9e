// An annotation as people write it, checked.

import type { Issues } from '../base/issues.ts'
import { countText } from '../core/number-format.ts'
import type { DayRange } from '../core/period.ts'
import {
  type AnnotationNote,
  type AnnotationTime,
  DEFAULT_KIND,
  MAX_ANNOTATION_LENGTH,
  MAX_KIND_LENGTH,
  MAX_LINK_LENGTH,
} from './annotation.ts'

export interface NoteInput {
  readonly at?: number | null | undefined
  readonly days?: DayRange | null | undefined
  readonly text?: string | null | undefined
  readonly link?: string | null | undefined
  readonly kind?: string | null | undefined
}

/** Where its issues stand: the path of the note in what was sent, and what its days are called there. */
export interface NotePaths {
  readonly prefix: string
  readonly days: string
}

const plainPaths: NotePaths = { prefix: '', days: 'days' }

/** What is absent is as it was (`before`), else its default; a null link is none. `fallback`: when it is of, where nothing says so. */
export function toNote(
  input: NoteInput,
  { before, fallback }: { readonly before: AnnotationNote | null; readonly fallback: number | null },
  issues: Issues,
  { prefix, days }: NotePaths = plainPaths,
): AnnotationNote {
  const text = (input.text ?? before?.text ?? '').normalize('NFC').trim()
  if (!isText(text, MAX_ANNOTATION_LENGTH))
    issues.add(`${prefix}text`, `The text of an annotation is 1 to ${MAX_ANNOTATION_LENGTH} characters, without NUL.`)
  const kind = (input.kind ?? before?.kind ?? DEFAULT_KIND).normalize('NFC').trim().toUpperCase()
  if (!isText(kind, MAX_KIND_LENGTH) || /\p{Cc}/u.test(kind))
    issues.add(`${prefix}kind`, `A kind is a label of 1 to ${MAX_KIND_LENGTH} characters on one line.`)
  const link = input.link === undefined ? (before?.link ?? null) : input.link
  if (link !== null && !isLink(link))
    issues.add(
      `${prefix}link`,
      `A link is an address with https:// or http://, without a password, of at most ${countText(MAX_LINK_LENGTH)} characters.`,
    )
  return { time: timeOf(input, before?.time ?? fallbackTime(fallback), issues, { prefix, days }), text, link, kind }
}

const fallbackTime = (at: number | null): AnnotationTime | null => (at === null ? null : { at })

function timeOf(
  { at, days }: NoteInput,
  otherwise: AnnotationTime | null,
  issues: Issues,
  paths: NotePaths,
): AnnotationTime {
  const path = `${paths.prefix}${paths.days}`
  if (typeof at === 'number' && days) issues.add(path, `Give \`at\`, an instant, or days; not both.`)
  if (days && days.through < days.from) issues.add(path, 'The last day is not before the first.')
  if (typeof at === 'number') return { at }
  if (days) return { days }
  if (otherwise) return otherwise
  issues.add(`${paths.prefix}at`, 'Say when it was: give `at`, an instant, or days.')
  return { at: 0 }
}

const isText = (text: string, most: number) =>
  text !== '' && [...text].length <= most && !text.includes('\0') && text.isWellFormed()

/** Nothing else may be followed from a page: `javascript:` and its like never are. */
function isLink(link: string): boolean {
  if (link.length > MAX_LINK_LENGTH || /[\s\p{Cc}]/u.test(link) || !link.isWellFormed()) return false
  const url = URL.parse(link)
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
}
