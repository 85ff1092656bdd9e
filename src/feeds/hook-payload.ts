// The body of a delivery as data: JSON, a form, the JSON in the field `payload` of a form, a multipart form, or nothing.
import { isUtf8 } from 'node:buffer'
import busboy from 'busboy'
import { AppError } from '../base/errors.ts'
import { JsonSyntaxError } from '../base/json-errors.ts'
import { readJson, toPlain } from '../base/json-text.ts'
import { quote } from '../base/quote.ts'
import { MAX_FORM_FIELDS, readFields, tooManyFields } from '../http/form-fields.ts'

/** Reading ends at the first of them. */
export const hookBodyLimits = { maxDepth: 32, maxItems: 50_000, maxMembers: 10_000, maxValues: 200_000 }

/** `null`: there is no body. Throws BAD_USER_INPUT. */
export async function readPayload(body: Buffer, contentType: string): Promise<unknown> {
  if (/^multipart\/form-data\b/i.test(contentType)) return unwrap(await readMultipart(body, contentType))
  if (!isUtf8(body)) throw new AppError('BAD_USER_INPUT', 'The body is not UTF-8.')
  const text = body.toString('utf8')
  if (text.trim() === '') return null
  if (/^application\/x-www-form-urlencoded\b/i.test(contentType) && !/^\s*[[{]/.test(text))
    return unwrap(toMembers(readFields(text)))
  return parse(text, 'The body')
}

function parse(text: string, what: string): unknown {
  try {
    return toPlain(readJson(text, hookBodyLimits))
  } catch (error) {
    const why = error instanceof JsonSyntaxError ? `: ${error.message}` : '.'
    throw new AppError('BAD_USER_INPUT', `${what} is not JSON${why}`)
  }
}

/** Whatever comes several times is a list: neither of its values is dropped. */
function toMembers(fields: Iterable<readonly [name: string, value: unknown]>): Record<string, unknown> {
  const members: Record<string, unknown> = Object.create(null)
  const lists = new Map<string, unknown[]>()
  for (const [name, value] of fields) {
    const list = lists.get(name)
    if (list) list.push(value)
    else lists.set(name, [value])
  }
  for (const [name, list] of lists) members[name] = list.length === 1 ? list[0] : list
  return { ...members }
}

/** GitHub, Slack, Bitbucket and Gogs send forms of one field, whose text is JSON. */
function unwrap(members: Record<string, unknown>): unknown {
  const { payload, ...others } = members
  const isWrapped = typeof payload === 'string' && /^\s*[[{]/.test(payload) && Object.keys(others).length === 0
  return isWrapped ? parse(payload, 'The field `payload`') : members
}

/** Fields are texts; a file is what it is called and how large it is. */
async function readMultipart(body: Buffer, contentType: string): Promise<Record<string, unknown>> {
  const fields: (readonly [string, unknown])[] = []
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const broken = () => reject(new AppError('BAD_USER_INPUT', 'The body is no multipart form.'))
  try {
    const limits = { fields: MAX_FORM_FIELDS, files: MAX_FORM_FIELDS, parts: MAX_FORM_FIELDS, fieldSize: body.length }
    const parser = busboy({ headers: { 'content-type': contentType }, limits, defParamCharset: 'utf8' })
    parser.on('field', (name, value) => fields.push([name, value]))
    parser.on('file', (name, stream, { filename, mimeType }) => {
      let bytes = 0
      stream.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      stream.on('error', broken)
      stream.on('close', () => fields.push([name, { filename, contentType: mimeType, bytes }]))
    })
    for (const limit of ['fieldsLimit', 'filesLimit', 'partsLimit'] as const)
      parser.on(limit, () => reject(tooManyFields()))
    parser.on('error', broken)
    parser.on('close', resolve)
    parser.end(body)
  } catch {
    broken()
  }
  await promise
  // Bytes that are no UTF-8 were replaced; a text that has this character itself is rare, and its body has its bytes.
  const replaced = fields.find(([, value]) => typeof value === 'string' && value.includes('\ufffd'))
  if (replaced && !body.includes(Buffer.from('\ufffd')))
    throw new AppError('BAD_USER_INPUT', `The field ${quote(replaced[0])} is not UTF-8.`)
  return toMembers(fields)
}
