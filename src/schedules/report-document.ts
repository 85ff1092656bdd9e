// A report document: a title and blocks. It is kept as it was written, and checked by one schema whichever door it comes by.
import { z } from 'zod'
import { Issues } from '../base/issues.ts'
import { countText, DEFAULT_LOCALE } from '../core/number-format.ts'
import { toFieldError } from '../http/zod-issues.ts'
import { isObject, textsOf } from '../sources/json-shape.ts'
import { blockLimits, type ReportBlock, reportBlock } from './report-block.ts'

export const reportDocument = z.object({
  title: z
    .string()
    .min(1)
    .max(blockLimits.labelLength)
    .meta({
      description: 'The subject of a mail, the heading of a chat message; may hold templates.',
      examples: ['Sales of {{ row.region }}'],
    }),
  locale: z
    .custom<string>(isLocale, { message: 'must be a language tag such as en or de-CH' })
    .meta({ type: 'string', description: `How numbers are written. Default: ${DEFAULT_LOCALE}.`, examples: ['de-CH'] })
    .nullish(),
  blocks: z
    .array(reportBlock)
    .min(1)
    .max(blockLimits.blocks)
    .meta({ description: `What it shows, in order: 1 to ${blockLimits.blocks} blocks.` }),
})
export type ReportDocument = z.output<typeof reportDocument>

/** Names of templates that no block may take. */
export const reservedNames = ['row', 'run', 'project', 'report', 'alert'] as const

/** Throws BAD_USER_INPUT that names each wrong member, `blocks.2.widget_id`. */
export function readDocument(input: unknown): ReportDocument {
  const parsed = reportDocument.safeParse(input)
  if (!parsed.success) throw toFieldError(parsed.error, input)
  const document = parsed.data
  const issues = new Issues()
  if (JSON.stringify(document).length > blockLimits.documentLength)
    issues.add('', `The document is longer than ${countText(blockLimits.documentLength)} characters.`)
  const seen = new Set<string>(reservedNames)
  for (const [index, block] of document.blocks.entries()) {
    const name = nameOf(block)
    if (name === null) continue
    if (seen.has(name)) issues.add(`blocks.${index}.name`, `${name} is taken: give each block a name of its own.`)
    seen.add(name)
  }
  if (document.blocks.every(isHidden)) issues.add('blocks', 'A report shows something: one block is not hidden.')
  issues.throwIfAny()
  return document
}

export const nameOf = (block: ReportBlock): string | null => ('name' in block ? (block.name ?? null) : null)
export const isHidden = (block: ReportBlock): boolean => 'hidden' in block && block.hidden === true

/** The members of a block that hold templates. */
export function templatedOf(block: ReportBlock): Readonly<Record<string, unknown>> {
  const { text, title, where, variables } = block as Partial<Record<'text' | 'title' | 'where' | 'variables', unknown>>
  return { text, title, where, variables }
}

/** The templates of a block, each with its path in it: `where.0.in.0`. */
export function templatesOf(block: ReportBlock): [path: string, text: string][] {
  return Object.entries(templatedOf(block)).flatMap(([member, value]) => [...textsOf(value, member)])
}

function isLocale(value: unknown): boolean {
  try {
    return typeof value === 'string' && value !== '' && Intl.getCanonicalLocales(value).length === 1
  } catch {
    return false
  }
}

/** Rows, and whatever stands for them in a template that nobody merges. */
export const toRow = (value: unknown): Readonly<Record<string, unknown>> => (isObject(value) ? value : { value })
