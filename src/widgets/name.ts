import { type AppError, badInput } from '../base/errors.ts'
import { quote } from '../base/quote.ts'
import { MAX_KEY_BYTES } from './widget.ts'

/** What is wrong with a name that people chose (a category or a metric), as the rest of a sentence; `null` if nothing. */
export function nameIssue(text: string, maxLength: number): string | null {
  if (text.includes('\0')) return 'holds a NUL character.'
  if (!text.isWellFormed()) return 'holds half of a surrogate pair.'
  // A code point is one or two units: count them only where it can matter.
  if (text.length > maxLength && [...text].length > maxLength) return `is longer than ${maxLength} characters.`
  if (text.length > MAX_KEY_BYTES / 3 && Buffer.byteLength(text) > MAX_KEY_BYTES)
    return `is longer than ${MAX_KEY_BYTES} bytes.`
  return null
}

/** Of a metric that would have the name of another one of its widget. */
export const nameTaken = (name: string): AppError => badInput('name', `The widget has a metric ${quote(name)} already.`)
