// The OpenAPI 3.1 document of what is served, made from the declarations of the routes.
import { z } from 'zod'
import type { Credential, Endpoint, RegisteredEndpoint, ReplyDeclaration } from './endpoint.ts'

type Json = Record<string, unknown>

export interface DocumentInfo {
  readonly version: string
  /** Where clients reach the gateway. */
  readonly serverUrl: string
}

const tags = [
  ['Native', 'Reports and files of widgets.'],
  ['External API', "Every method of every model in Xtremepush's words: `POST /api/external/{method}/{model}`."],
  ['Saved documents', 'GraphQL documents that were saved, run by their names.'],
  ['Push API', "Cyfe's Push API."],
  ['Time series', 'Dialects of time series: what their clients send, unchanged.'],
  ['Metrics API', "UserFlux's Metrics API and events."],
  ['Tokens', 'Short-lived tokens for clients.'],
  ['Hooks', 'Incoming webhooks of feeds.'],
  ['Operation', 'Health, and this document.'],
] as const

const security: Readonly<Record<Credential, readonly Json[]>> = {
  none: [],
  path: [],
  client: [],
  bearer: [{ bearer: [] }],
  foreign: [{ bearer: [] }, { basic: [] }],
  'bearer-or-apptoken': [{ bearer: [] }, {}],
}

export function toOpenApi(endpoints: readonly RegisteredEndpoint[], info: DocumentInfo): Json {
  const components: Json = {}
  const paths: Record<string, Json> = {}
  for (const { method, path, endpoint } of endpoints) {
    const item = paths[path] ?? {}
    paths[path] = item
    item[method.toLowerCase()] = toOperation(path, endpoint, components)
  }
  const used = new Set<string>(endpoints.map(({ endpoint }) => endpoint.tag))
  return {
    openapi: '3.1.0',
    info: {
      title: 'Pushgraph',
      version: info.version,
      summary: 'The REST endpoints of a Pushgraph gateway',
      description:
        'GraphQL is at `/graphql`. Every reply is JSON in the words of its dialect; what failed says why. Other methods than those named here are 405 with `Allow`.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: info.serverUrl }],
    tags: tags.filter(([name]) => used.has(name)).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'A token, or a short-lived token of a client.' },
        basic: { type: 'http', scheme: 'basic', description: 'A token as the password, with any name.' },
      },
      schemas: Object.fromEntries(Object.entries(components).sort(([a], [b]) => (a < b ? -1 : 1))),
    },
  }
}

function toOperation(path: string, endpoint: Endpoint, components: Json): Json {
  const { id, tag, summary, description, body } = endpoint
  const replies = Object.entries(endpoint.replies)
  const parameters = [
    ...pathParameters(path, endpoint.path, components),
    ...toParameters('query', endpoint.query, components),
    ...toParameters('header', endpoint.headers, components),
  ]
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description !== undefined && { description }),
    security: security[endpoint.credential],
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: {
        required: true,
        content: Object.fromEntries(
          body.types.map((type, index) => [
            type,
            { schema: toSchema(body.schema, 'input', components), ...(index === 0 && { example: body.example }) },
          ]),
        ),
      },
    }),
    responses: Object.fromEntries(replies.map(([status, reply]) => [status, toResponse(status, reply, components)])),
  }
}

function toResponse(status: string, { description, content, headers }: ReplyDeclaration, components: Json): Json {
  const all = { 'X-Request-Id': 'The id of the request, as the log has it.', ...usualHeaders[status], ...headers }
  return {
    description,
    headers: Object.fromEntries(
      Object.entries(all).map(([name, text]) => [name, { description: text, schema: { type: 'string' } }]),
    ),
    ...(content && {
      content: Object.fromEntries(
        Object.entries(content).map(([type, schema]) => [
          type,
          { schema: schema ? toSchema(schema, 'output', components) : { type: 'string' } },
        ]),
      ),
    }),
  }
}

const usualHeaders: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  401: { 'WWW-Authenticate': 'Which credential is wanted.' },
  403: { 'WWW-Authenticate': 'Why the credential is not enough.' },
  405: { Allow: 'The methods that are.' },
  429: { 'Retry-After': 'Seconds.', RateLimit: 'What is left of which limit.' },
  503: { 'Retry-After': 'Seconds.' },
}

function pathParameters(path: string, declared: z.ZodObject | undefined, components: Json): Json[] {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const described = toParameters('path', declared, components)
  const missing = names.filter(name => !described.some(each => each.name === name))
  if (missing.length > 0) throw new Error(`${path} does not describe ${missing.join(', ')}`)
  return described
}

function toParameters(
  location: 'path' | 'query' | 'header',
  declared: z.ZodObject | undefined,
  components: Json,
): Json[] {
  if (!declared) return []
  const { properties, required } = toSchema(declared, 'input', components) as {
    properties: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, { description, examples, ...schema }]) => ({
    name,
    in: location,
    required: location === 'path' || (required?.includes(name) ?? false),
    ...(description !== undefined && { description }),
    // Its members are parameters of their own.
    ...(location === 'query' && schema.type === 'object' && { style: 'form', explode: true }),
    schema,
    ...(Array.isArray(examples) && { example: examples[0] }),
  }))
}

const REFERENCE = '#/$defs/'

/** The JSON Schema of a zod schema; what has an id of its own goes to the components. */
function toSchema(schema: z.ZodType, io: 'input' | 'output', components: Json): Json {
  const { root, definitions } = known[io].get(schema) ?? convert(schema, io)
  for (const [name, definition] of Object.entries(definitions)) components[name] ??= definition
  return root
}

interface Converted {
  readonly root: Json
  readonly definitions: Json
}

/** Schemas are constants of the code, and the models among them stand in many operations. */
const known: Readonly<Record<'input' | 'output', WeakMap<z.ZodType, Converted>>> = {
  input: new WeakMap(),
  output: new WeakMap(),
}

function convert(schema: z.ZodType, io: 'input' | 'output'): Converted {
  const made = z.toJSONSchema(schema, { target: 'draft-2020-12', unrepresentable: 'any', io }) as Json
  const { $schema: _version, $defs, ...rest } = made
  const converted = { root: withReferences(rest) as Json, definitions: withReferences($defs ?? {}) as Json }
  known[io].set(schema, converted)
  return converted
}

function withReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withReferences)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) =>
      name === '$ref' && typeof member === 'string'
        ? [name, member.replace(REFERENCE, '#/components/schemas/')]
        : [name, withReferences(member)],
    ),
  )
}
