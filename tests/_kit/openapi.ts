// Holds replies against the OpenAPI document of the gateway that gave them.
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'

export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>
  readonly components: { readonly schemas: Record<string, object> }
}

export interface DocumentedOperation {
  readonly operationId: string
  readonly parameters?: readonly {
    name: string
    in: string
    required: boolean
    explode?: boolean
    schema: object
    example?: unknown
  }[]
  readonly requestBody?: { content: Record<string, { schema: object; example?: unknown }> }
  readonly responses: Readonly<
    Record<string, { content?: Record<string, { schema: object }>; headers?: Record<string, object> }>
  >
}

export interface Reply {
  readonly method: string
  readonly path: string
  readonly status: number
  /** Empty where there is none. */
  readonly contentType: string
  /** `null` where it was not read. */
  readonly body: string | null
}

/** Not REST: GraphQL and the Model Context Protocol have schemas of their own, and the files of pages are what they are. */
const apart = /^\/(graphql|mcp)(\/|$)|^\/docs\/|^\/(icon\.svg)?$|^\/assets\//

export interface Conformance {
  /** The sentence that says what is not as the document has it; `null` when all is. */
  faultOf(reply: Reply): string | null
}

export function createConformance(document: OpenApi): Conformance {
  const ajv = new Ajv2020({ strict: false, allErrors: false, validateFormats: true })
  formats.default(ajv)
  ajv.addSchema({ $id: 'document', components: document.components })
  const templates = Object.entries(document.paths).map(([template, operations]) => ({
    template,
    operations,
    pattern: new RegExp(
      `^${template
        .replace(/[.]/g, '\\.')
        .replace(/\{group\}/g, '.+')
        .replace(/\{\w+\}/g, '[^/]+')}/?$`,
    ),
  }))
  // What has no parameter is meant before what has one.
  templates.sort((a, b) => Number(a.template.includes('{')) - Number(b.template.includes('{')))
  const validators = new Map<object, ValidateFunction>()
  const validatorOf = (schema: object): ValidateFunction => {
    const known = validators.get(schema)
    if (known) return known
    const text = JSON.stringify(schema).replaceAll('"#/components/', '"document#/components/')
    const made: ValidateFunction = ajv.compile(JSON.parse(text) as object)
    validators.set(schema, made)
    return made
  }
  const failure = document.components.schemas.Failure as object
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    const text = JSON.stringify(schema).replaceAll('"#/components/', '"document#/components/')
    document.components.schemas[name] = JSON.parse(text) as object
  }

  const judge = (reply: Reply): string | null => {
    const { method, path, status, contentType, body } = reply
    if (apart.test(path)) return null
    const found = templates.find(({ pattern }) => pattern.test(path))
    const operation = found?.operations[method.toLowerCase()]
    if (!operation) {
      if (method === 'OPTIONS' || method === 'HEAD') return null
      if (status !== 404 && status !== 405 && status !== 400) return 'it is not documented, and neither 404 nor 405'
      return isFailure(validatorOf(failure), body) ? null : 'it is not documented, and no envelope'
    }
    const declared = operation.responses[status]
    if (!declared) return `the status ${status} is not documented`
    const type = contentType.split(';')[0]?.trim() ?? ''
    const media = declared.content?.[type]
    if (!declared.content) return body ? 'there is a body where none is documented' : null
    if (!media) return `the content type ${type} is not documented`
    if (type !== 'application/json' || body === null) return null
    const validate = validatorOf(media.schema)
    if (validate(JSON.parse(body))) return null
    return ajv.errorsText(validate.errors, { dataVar: 'body' })
  }

  return {
    faultOf(reply) {
      const fault = judge(reply)
      if (fault === null) return null
      return `${reply.method} ${reply.path} -> ${reply.status}: ${fault}\n${reply.body?.slice(0, 600) ?? ''}`
    },
  }
}

/** The dialects' own envelopes: `status` and `success`, an `error`, or a `code` or `type` and a `message`. */
function isFailure(validate: ValidateFunction, body: string | null): boolean {
  if (body === null) return true
  const parsed = JSON.parse(body) as Record<string, unknown>
  const { status, success, error, code, type, message } = parsed
  const isCoded = (code !== undefined || type !== undefined) && typeof message === 'string'
  const isNested = typeof (error as { message?: unknown } | undefined)?.message === 'string'
  return (
    Boolean(validate(parsed)) ||
    (status === 'error' && success === false) ||
    typeof error === 'string' ||
    isCoded ||
    isNested
  )
}
