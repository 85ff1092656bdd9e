import type { z } from 'zod'
import { AppError } from '../base/errors.ts'
import { JsonLimitError, JsonSyntaxError } from '../base/json-errors.ts'
import { JsonNumber, type JsonValue, readJson, toPlain } from '../base/json-text.ts'
import { MAX_FORM_FIELDS, readFields, tooManyFields } from '../http/form-fields.ts'
import { toFieldError } from '../http/zod-issues.ts'
import { toMembers } from './form.ts'

/** What was sent: its members in the order of the text. In a form every value is text. */
export interface RequestBody {
  readonly members: Map<string, JsonValue>
  readonly isForm: boolean
}

/** What one body holds; reading ends at the first of them. An import has ten times as much. */
export const bodyLimits = { maxItems: 10_000, maxMembers: 1_000, maxValues: 200_000 }
export const importLimits = { maxItems: 100_000, maxMembers: 1_000, maxValues: 2_000_000 }

/** JSON whatever the content type says, else form fields. An empty body has no members. */
export function readBody(text: string, contentType: string, isLarge = false): RequestBody {
  const start = text.trimStart().replace(/^\ufeff/, '')
  const saysForm = /^application\/x-www-form-urlencoded\b/i.test(contentType)
  if (start === '') return { members: new Map(), isForm: false }
  if (!/^[[{"]/.test(start) && (saysForm || /^[^\s=&]{1,100}=/.test(start)))
    return { members: toMembers(readFields(start)), isForm: true }
  try {
    const body = readJson(text, isLarge ? importLimits : bodyLimits)
    if (body instanceof Map) return { members: body, isForm: false }
  } catch (error) {
    if (error instanceof JsonLimitError) throw new AppError('BAD_USER_INPUT', `The body is too large. ${error.message}`)
    if (error instanceof JsonSyntaxError) throw new AppError('BAD_USER_INPUT', `The body is not JSON: ${error.message}`)
    throw error
  }
  throw new AppError('BAD_USER_INPUT', 'The body has to be one JSON object.')
}

/** Fields as `multipart/form-data`, which curl and PHP send where they are given a list of fields. Files are refused. */
export async function readMultipart(text: string, contentType: string): Promise<RequestBody> {
  if (countOf(text, '\r\n--') > MAX_FORM_FIELDS) throw tooManyFields()
  const form = await new Response(text, { headers: { 'content-type': contentType } }).formData().catch(() => {
    throw new AppError('BAD_USER_INPUT', 'The body is no multipart form.')
  })
  const fields = [...form].map(([name, value]) => {
    if (typeof value === 'string') return [name, value] as const
    throw new AppError('BAD_USER_INPUT', 'Files are not taken: send values.')
  })
  return { members: toMembers(fields), isForm: true }
}

function countOf(text: string, part: string): number {
  let count = 0
  for (let at = text.indexOf(part); at >= 0 && count <= MAX_FORM_FIELDS + 1; at = text.indexOf(part, at + 1)) count++
  return count
}

export const isMultipart = (contentType: string) => /^multipart\/form-data\b/i.test(contentType)

/** The body as the schema has it. Throws BAD_USER_INPUT with a sentence per field. */
export function parseBody<Schema extends z.ZodType>(schema: Schema, body: RequestBody): z.output<Schema> {
  const first = schema.safeParse(toPlain(body.members))
  if (first.success) return first.data
  const retried = body.isForm && mendForm(body.members, first.error) ? schema.safeParse(toPlain(body.members)) : first
  if (retried.success) return retried.data
  throw toFieldError(retried.error, toPlain(body.members))
}

/** Of a form: turns texts into what the schema asks for at their places. False when nothing was changed. */
function mendForm(members: Map<string, JsonValue>, error: z.ZodError): boolean {
  let isMended = false
  for (const issue of error.issues) {
    const path = issue.path.map(String)
    const name = path.pop()
    const parent = path.reduce<JsonValue | undefined>((at, part) => memberOf(at, part), members)
    const text = name === undefined ? undefined : memberOf(parent, name)
    if (name === undefined || typeof text !== 'string') continue
    const value = toExpected(text, issue.code === 'invalid_type' ? issue.expected : 'json')
    if (value === undefined) continue
    if (parent instanceof Map) parent.set(name, value)
    else if (Array.isArray(parent)) parent[Number(name)] = value
    isMended = true
  }
  return isMended
}

function memberOf(at: JsonValue | undefined, name: string): JsonValue | undefined {
  if (at instanceof Map) return at.get(name)
  return Array.isArray(at) ? at[Number(name)] : undefined
}

function toExpected(text: string, expected: string): JsonValue | undefined {
  if (expected === 'boolean') {
    const word = text.toLowerCase()
    return word === '1' || word === 'true' ? true : word === '0' || word === 'false' ? false : undefined
  }
  if (expected === 'number' || expected === 'int')
    return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) ? new JsonNumber(text) : undefined
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    return readJson(text, bodyLimits)
  } catch {
    return undefined
  }
}
