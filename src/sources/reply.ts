import { isUtf8 } from 'node:buffer'
import { JsonLimitError, JsonSyntaxError } from '../base/json-errors.ts'
import { readPlainInTurns } from '../base/json-turns.ts'

/** What a reply says, or why it cannot be read. */
export type ParsedReply = { readonly data: unknown } | { readonly issue: string }

export const replyLimits = { maxDepth: 200, maxMembers: 50_000, maxValues: 1_000_000 }

/**
 * JSON whatever the content type says, as python's requests reads it; nothing is null. Digits of numbers are kept, members written
 * twice have their last value, a byte order mark is skipped. Other work goes on while a large one is read.
 */
export async function readReply(body: Buffer): Promise<ParsedReply> {
  if (!isUtf8(body)) return { issue: 'The reply is not UTF-8.' }
  const text = body.toString('utf8')
  if (/^\ufeff?\s*$/.test(text)) return { data: null }
  try {
    return { data: await readPlainInTurns(text, replyLimits) }
  } catch (error) {
    if (/^\ufeff?\s*</.test(text)) return { issue: 'The reply is HTML or XML, not JSON.' }
    if (error instanceof JsonLimitError && error.limit !== 'maxDepth')
      return { issue: `The reply is too large. ${error.message}` }
    // The reader's words quote a character at most.
    const why = error instanceof JsonSyntaxError ? error.message : 'It cannot be read.'
    return { issue: `The reply is not JSON. ${why}` }
  }
}
