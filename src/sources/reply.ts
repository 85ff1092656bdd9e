import { isUtf8 } from 'node:buffer'
import { JsonSyntaxError, readJson, toPlain } from '../base/json-text.ts'

/** What a reply says, or why it cannot be read. */
export type Reading = { readonly data: unknown } | { readonly fault: string }

const DEEPEST = 200

/**
 * JSON whatever the content type says, as python's requests reads it; nothing is null. Digits of numbers are kept, members written
 * twice have their last value, a byte order mark is skipped.
 */
export function readReply(body: Buffer): Reading {
  if (!isUtf8(body)) return { fault: 'The reply is not UTF-8.' }
  const text = body.toString('utf8')
  if (/^\ufeff?\s*$/.test(text)) return { data: null }
  try {
    return { data: toPlain(readJson(text, { maxDepth: DEEPEST })) }
  } catch (error) {
    if (/^\ufeff?\s*</.test(text)) return { fault: 'The reply is HTML or XML, not JSON.' }
    // The reader's words quote a character at most.
    const why = error instanceof JsonSyntaxError ? error.message : 'It cannot be read.'
    return { fault: `The reply is not JSON. ${why}` }
  }
}
