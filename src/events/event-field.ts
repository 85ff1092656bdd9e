// Fields that events and profiles have in common, as senders write them.

export type ReportField = (field: string, message: string) => void

export const MAX_EVENT_TEXT = 255
export const MAX_PROPERTIES_BYTES = 32_768
export const MAX_DEVICE_BYTES = 8_192
const MAX_DEPTH = 20

export function textOf(field: string, input: unknown, fail: ReportField): string | null {
  if (input === undefined || input === null) return null
  const text = typeof input === 'number' && Number.isSafeInteger(input) ? String(input) : input
  if (typeof text === 'string' && text !== '' && [...text].length <= MAX_EVENT_TEXT && isStorable(text)) return text
  fail(field, `${field} is 1 to ${MAX_EVENT_TEXT} characters.`)
  return null
}

/** What a sender says of the device; null: nothing. */
export function deviceOf(input: unknown, fail: ReportField): JsonObject | null {
  return input === undefined || input === null ? null : objectOf('deviceData', input, MAX_DEVICE_BYTES, fail)
}

interface JsonObject {
  readonly text: string
  readonly properties: Record<string, unknown>
}

export function propertiesOf(input: unknown, fail: ReportField): JsonObject {
  return objectOf('properties', input, MAX_PROPERTIES_BYTES, fail)
}

function objectOf(field: string, input: unknown, maxBytes: number, fail: ReportField): JsonObject {
  const none = { text: '{}', properties: {} }
  if (input === undefined || input === null) return none
  if (typeof input !== 'object' || Array.isArray(input)) {
    fail(field, `${field} is an object.`)
    return none
  }
  if (isDeeper(input, MAX_DEPTH)) {
    fail(field, `${field} are nested at most ${MAX_DEPTH} deep.`)
    return none
  }
  const text = JSON.stringify(input)
  if (Buffer.byteLength(text) > maxBytes) {
    fail(field, `${field} are at most ${maxBytes} bytes as JSON.`)
  } else if (/\\u0000|\\ud[89a-f]/.test(text)) {
    // JSON.stringify escapes only lone surrogates. A text that spells out \u0000 is refused with them: rare, and reported.
    fail(field, `${field} cannot hold NUL or half of a surrogate pair.`)
  }
  return { text, properties: input as Record<string, unknown> }
}

export const isStorable = (text: string) => !text.includes('\0') && text.isWellFormed()

function isDeeper(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return depth === 0 || Object.values(value).some(each => isDeeper(each, depth - 1))
}
