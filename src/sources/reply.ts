// The body of a reply as data: JSON, lines of JSON, or delimited text.
import { JsonLimitError, JsonSyntaxError } from '../base/json-errors.ts'
import { readPlainInTurns } from '../base/json-turns.ts'
import { Turn } from '../base/turn.ts'
import { charsetOf, decodeBody } from './reply-charset.ts'
import { formatOf, type ReplyFormat } from './reply-format.ts'
import { readTable } from './reply-table.ts'

/** What a reply says, or why it cannot be read. `nonFinite`: how many values were NaN or Infinity, and are null. */
export type ParsedReply = { readonly data: unknown; readonly nonFinite: number } | { readonly issue: string }

export interface ReplyRules {
  /** The header. */
  readonly contentType?: string | undefined
  /** `null`: by the content type. */
  readonly reads?: ReplyFormat | null
  /** `null`: as it declares, else UTF-8. */
  readonly charset?: string | null
}

export const replyLimits = { maxDepth: 200, maxMembers: 50_000, maxValues: 1_000_000 }

const BLANK = /^\ufeff?\s*$/
const MARKUP = /^\ufeff?\s*</
const XML = /^\ufeff?\s*<\?xml\b/i
const XML_TYPE = /^\s*(application|text)\/([\w.-]+\+)?xml\b/i
const OBJECT_OR_LIST = /^\ufeff?\s*[{[]/

/**
 * JSON, unless its content type or somebody says otherwise, as python's requests reads it; nothing is null. Digits of numbers are kept, members
 * written twice have their last value, a byte order mark is skipped. Other work goes on while a large one is read.
 */
export async function readReply(body: Buffer, { contentType, reads, charset }: ReplyRules = {}): Promise<ParsedReply> {
  const decoded = await decodeBody(body, charset ?? charsetOf(contentType))
  if ('issue' in decoded) return decoded
  const { text } = decoded
  if (BLANK.test(text)) return { data: null, nonFinite: 0 }
  const format = reads ?? formatOf(contentType)
  if (MARKUP.test(text))
    return {
      issue:
        XML.test(text) || XML_TYPE.test(contentType ?? '') ? XML_REPLY : `The reply is HTML or XML, not ${format}.`,
    }
  if (format === 'NDJSON') return readLines(text)
  if (format === 'JSON') return readJsonReply(text)
  // Services that call all of their replies CSV give errors as JSON.
  const asJson = (reads ?? null) === null && OBJECT_OR_LIST.test(text) ? await readJsonReply(text) : null
  return asJson && 'data' in asJson ? asJson : readTable(text, replyLimits)
}

const XML_REPLY =
  'The reply is XML, which is not read. Ask the service for JSON, CSV or NDJSON: often by another address, or by a parameter such as format=json.'

async function readJsonReply(text: string): Promise<ParsedReply> {
  const read = await readValue(text)
  return 'why' in read
    ? { issue: `${read.isTooLarge ? 'The reply is too large.' : 'The reply is not JSON.'} ${read.why}${hintOf(text)}` }
    : read
}

type ReadValue =
  | { readonly data: unknown; readonly nonFinite: number }
  | { readonly why: string; readonly isTooLarge: boolean }

async function readValue(text: string): Promise<ReadValue> {
  let nonFinite = 0
  try {
    const data = await readPlainInTurns(text, { ...replyLimits, onNonFinite: () => void nonFinite++ })
    return { data, nonFinite }
  } catch (error) {
    // The reader's words quote a character at most.
    const why = error instanceof JsonSyntaxError ? error.message : 'It cannot be read.'
    return { why, isTooLarge: error instanceof JsonLimitError && error.limit !== 'maxDepth' }
  }
}

/** Of the beginning of a text, which tells what it may be. */
const GLANCE = 10_000

function hintOf(text: string): string {
  const start = text.slice(0, GLANCE)
  if (/^\ufeff?\s*[{[][^\n]*[}\]][ \t\r]*\n\s*[{[]/.test(start))
    return ' Where each line is a value of JSON, say reads: NDJSON.'
  const [line = ''] = start.split('\n', 1)
  return /[,;\t|]/.test(line) && !/[{}[\]]/.test(line) ? ' Where it is CSV, say reads: CSV.' : ''
}

/** RFC 7464 puts it before each value. */
const RECORD_SEPARATOR = '\u001e'

/** A value of JSON in each line. */
async function readLines(text: string): Promise<ParsedReply> {
  const data: unknown[] = []
  const turn = new Turn()
  let [nonFinite, line] = [0, 0]
  for (let at = 0; at < text.length; ) {
    if (turn.isOver()) await turn.next()
    const end = text.indexOf('\n', at)
    const value = text.slice(text[at] === RECORD_SEPARATOR ? at + 1 : at, end < 0 ? text.length : end)
    at = end < 0 ? text.length : end + 1
    line++
    if (BLANK.test(value)) continue
    const read = await readValue(value)
    if ('why' in read)
      return { issue: `Line ${line} of the reply is not JSON. ${read.why.replace(' at line 1,', ' at')}` }
    if (data.length === replyLimits.maxValues)
      return { issue: `The reply is too large. There are more than ${replyLimits.maxValues} lines.` }
    data.push(read.data)
    nonFinite += read.nonFinite
  }
  return { data, nonFinite }
}
