import { badInput } from '../base/errors.ts'

const MAX_SEARCH_LENGTH = 200
export const MAX_SEARCH_WORDS = 10

/** A text that is looked for as a whole; null where it is absent. Throws BAD_USER_INPUT for what nothing can be called. */
export function searchText(text: string | null | undefined, field: string): string | null {
  if (text && (text.includes('\0') || !text.isWellFormed()))
    throw badInput(field, `${field} cannot hold NUL or half of a surrogate pair.`)
  return text ?? null
}

/** The words that somebody looks for; none for a text that is absent or blank. */
export function searchWords(text: string | null | undefined): string[] {
  const words = [...new Set(text?.trim().split(/\s+/) ?? [])].filter(word => word !== '')
  if (text && (text.length > MAX_SEARCH_LENGTH || words.length > MAX_SEARCH_WORDS))
    throw badInput('search', `A search has at most ${MAX_SEARCH_WORDS} words and ${MAX_SEARCH_LENGTH} characters.`)
  if (text && (text.includes('\0') || !text.isWellFormed()))
    throw badInput('search', 'A search cannot hold NUL or half of a surrogate pair.')
  return words
}
