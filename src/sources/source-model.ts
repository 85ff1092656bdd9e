import { z } from 'zod'
import { instantOut } from '../http/field.ts'
import { encodeId } from '../request/global-id.ts'
import type { CallError, CallResult } from './call.ts'
import { replyFormats } from './reply-format.ts'
import { httpMethods, oauthHelp, paginationHelp, paginationKinds, replyHelp, type Source } from './source.ts'

const describe = (description: string) => ({ description })
const json = (description: string) => z.unknown().optional().meta(describe(description))

/** A request in the words of the Requests API and of GraphQL. */
const requestField = z.object({
  name: z
    .string()
    .nullish()
    .meta(describe('The name by which templates refer to it. Default: `api_call_1`, `api_call_2` ...')),
  method: z.enum(httpMethods),
  url: z.string().min(1).meta(describe('May hold templates behind its host.')),
  headers: json('`{ "X-Key": "{{ secrets.key }}" }`'),
  params: json('Query parameters: an object or a list of pairs; null is left out, a list repeats its name.'),
  json: json('The body as JSON.'),
  data: json('The body as a form (an object or a list of pairs) or as text.'),
  auth: z
    .object({
      basic: z.object({ username: z.string(), password: z.string() }).nullish(),
      bearer: z.object({ token: z.string() }).nullish(),
      oauth2: z
        .object({
          tokenUrl: z.string(),
          clientId: z.string(),
          clientSecret: z.string(),
          scope: z.string().nullish(),
          audience: z.string().nullish(),
          authorizationUrl: z.string().nullish().meta(describe(oauthHelp.authorizationUrl)),
          refreshToken: z.string().nullish().meta(describe(oauthHelp.refreshToken)),
          inBody: z.boolean().nullish(),
        })
        .nullish(),
    })
    .nullish()
    .meta(describe('One of basic, bearer and oauth2.')),
  retry: z.object({ attempts: z.int().nullish(), maxWaitSeconds: z.int().nullish() }).nullish(),
  pagination: z
    .object({
      kind: z.enum(paginationKinds),
      param: z.string().nullish(),
      start: z.int().nullish(),
      size: z.int().nullish(),
      sizeParam: z.string().nullish(),
      into: z.string().nullish().meta(describe(paginationHelp.into)),
      itemsPath: z.string().nullish().meta(describe(paginationHelp.itemsPath)),
      cursorPath: z.string().nullish().meta(describe(paginationHelp.cursorPath)),
      cursorHeader: z.string().nullish().meta(describe(paginationHelp.cursorHeader)),
      morePath: z.string().nullish().meta(describe(paginationHelp.morePath)),
      maxPages: z.int().nullish(),
    })
    .nullish(),
  reads: z.enum(replyFormats).nullish().meta(describe(replyHelp.reads)),
  charset: z.string().nullish().meta(describe(replyHelp.charset)),
  timeoutMs: z.int().nullish(),
  failOnStatus: z.boolean().nullish().meta(describe('Whether a status that is not 2xx is an error. Default: true.')),
  safe: z.boolean().nullish().meta(describe('It changes nothing, whatever its method.')),
  private: z.boolean().nullish().meta(describe('Whether its reply is a credential, which is shown to nobody.')),
  cacheSeconds: z.int().nullish(),
  after: z.array(z.string()).nullish().meta(describe('Requests that have to succeed before.')),
})

export const sourceFields = {
  description: z.string().nullish().meta(describe('What it gives, for people.')),
  requests: z.array(requestField).meta(describe('1 to 20 requests; its data is what the last one answers.')),
  secrets: z
    .record(z.string(), z.unknown())
    .nullish()
    .meta(describe('`{ "name": "value" }`, merged; null removes one. Stored encrypted and never shown.')),
}

export const sourceModel = z.object({
  id: z.string().meta(describe('Id of the source.')),
  name: z.string().meta(describe('The name of the source.')),
  description: z.string().nullable().meta(describe('What it gives, for people.')),
  requests: z.array(z.object({ name: z.string(), method: z.enum(httpMethods), url: z.string() })),
  secret_names: z.array(z.string()).meta(describe('Names of its secrets.')),
  version: z.int().meta(describe('Grows with every change.')),
  created_at: instantOut('When it was made.'),
  updated_at: instantOut('When it was changed last.'),
})

export const toSourceModel = (source: Source): z.output<typeof sourceModel> => ({
  id: encodeId('Source', source.sourceId),
  name: source.name,
  description: source.description,
  requests: source.requests.map(({ name, method, url }) => ({ name, method, url })),
  secret_names: [...source.secretNames],
  version: source.version,
  created_at: source.createdAt.toISOString(),
  updated_at: source.updatedAt.toISOString(),
})

const errorModel = z.object({ code: z.string(), message: z.string(), status: z.int().nullable() }).nullable()

export const callModel = z.object({
  data: z.unknown().meta(describe('What the last request answered.')),
  requests: z.array(
    z.object({
      name: z.string(),
      method: z.enum(httpMethods),
      url: z.string(),
      status: z.int().nullable(),
      ok: z.boolean(),
      attempts: z.int(),
      duration_ms: z.number(),
      from_cache: z.boolean(),
      error: errorModel,
    }),
  ),
})

const toErrorModel = (error: CallError | null) =>
  error && { code: error.code, message: error.message, status: error.status }

export const toCallModel = ({ data, requests }: CallResult): z.output<typeof callModel> => ({
  data: data ?? null,
  requests: requests.map(it => ({
    name: it.name,
    method: it.method,
    url: it.url,
    status: it.status,
    ok: it.ok,
    attempts: it.attempts,
    duration_ms: it.durationMs,
    from_cache: it.fromCache,
    error: toErrorModel(it.error),
  })),
})
