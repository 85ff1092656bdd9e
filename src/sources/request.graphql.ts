// How requests are written down: inputs of sources, tests and single requests.
import { builder } from '../graphql/builder.ts'
import { PaginationInput } from './pagination.graphql.ts'
import type { ReplyFormat } from './reply-format.ts'
import type { RequestDraft } from './request-draft.ts'
import { httpMethods, oauthHelp, replyHelp, sourceLimits } from './source.ts'

const descriptions: Record<(typeof httpMethods)[number], string> = {
  GET: 'Reads.',
  HEAD: 'Reads headers.',
  POST: 'Does something each time.',
  PUT: 'Puts something in its place; may be repeated.',
  PATCH: 'Changes a part.',
  DELETE: 'Deletes; may be repeated.',
}

export const HttpMethodEnum = builder.enumType('HttpMethod', {
  description: 'The method of a request.',
  values: Object.fromEntries(
    httpMethods.map(method => [method, { value: method, description: descriptions[method] }]),
  ) as { [K in (typeof httpMethods)[number]]: { value: K; description: string } },
})

export const ReplyFormatEnum = builder.enumType('ReplyFormat', {
  description: 'How the body of a reply is written.',
  values: {
    JSON: { description: 'One value of JSON. NaN and Infinity, as Python writes them, become null.' },
    CSV: {
      description:
        'Delimited text with a header: the data are a list of objects with texts. Commas, semicolons, tabs or bars are found.',
    },
    NDJSON: { description: 'A value of JSON in each line: the data are their list.' },
  } satisfies Record<ReplyFormat, { description: string }>,
})

const BasicAuthInput = builder.inputType('BasicAuthInput', {
  description: 'A name and a password. Both may be templates.',
  fields: t => ({
    username: t.string({ required: true, description: 'The name.' }),
    password: t.string({ required: true, description: 'The password: `{{ secrets.name }}`.' }),
  }),
})

const BearerAuthInput = builder.inputType('BearerAuthInput', {
  description: 'A token in the header `Authorization`.',
  fields: t => ({
    token: t.string({ required: true, description: '`{{ secrets.name }}`, or of a reply: `{{ login.data.token }}`.' }),
  }),
})

const OAuth2Input = builder.inputType('OAuth2Input', {
  description:
    'OAuth 2 (RFC 6749): client credentials, a refresh token or the consent of a person. The token is used again until shortly before its end, and asked for once however many calls wait.',
  fields: t => ({
    tokenUrl: t.string({ required: true, description: 'Where tokens are given. No templates in its host.' }),
    clientId: t.string({ required: true, description: 'The id of the client.' }),
    clientSecret: t.string({ required: true, description: 'The secret of the client: `{{ secrets.name }}`.' }),
    scope: t.string({ description: 'Scopes, separated by blanks.' }),
    audience: t.string({ description: 'The audience, where the server wants one.' }),
    authorizationUrl: t.string({ description: oauthHelp.authorizationUrl }),
    refreshToken: t.string({ description: oauthHelp.refreshToken }),
    inBody: t.boolean({ description: 'Send id and secret in the body instead of as Basic credentials.' }),
  }),
})

const AuthInput = builder.inputType('AuthInput', {
  description: 'How a request shows who sends it: one of these.',
  isOneOf: true,
  fields: t => ({
    basic: t.field({ type: BasicAuthInput, description: 'A name and a password.' }),
    bearer: t.field({ type: BearerAuthInput, description: 'A token.' }),
    oauth2: t.field({ type: OAuth2Input, description: 'OAuth 2: client credentials, a refresh token or a consent.' }),
  }),
})

const { attempts, maxWaitSeconds, timeoutMs, cacheSeconds, requests } = sourceLimits

const RetryInput = builder.inputType('RetryInput', {
  description:
    'Connection errors, 429 and 5xx of requests that may be repeated (GET, HEAD, PUT, DELETE, or marked safe) are tried again: at once, then after 1 s, 2 s, 4 s ..., or when `Retry-After` says (seconds, a date, or seconds since 1970). So is a 403 whose rate limit is used up, at its reset.',
  fields: t => ({
    attempts: t.int({
      description: `How often it is sent at most, ${attempts.least} to ${attempts.most}. Default: ${attempts.usual}.`,
    }),
    maxWaitSeconds: t.int({
      description: `The longest wait between two tries, in seconds, up to ${maxWaitSeconds.most}; a longer \`Retry-After\` ends the tries. Default: ${maxWaitSeconds.usual}.`,
    }),
  }),
})

export const RequestInput = builder.inputType('RequestInput', {
  description:
    "A request, with the meaning that python's requests gives to params, data and json. Texts may be templates: `{{ login.data.token }}`, `{{ secrets.key }}`, `{{ variables.day }}`; a text that is one expression keeps the type of its value.",
  fields: t => ({
    name: t.string({ description: 'The name by which templates refer to it. Default: `api_call_1`, `api_call_2` ...' }),
    method: t.field({ type: HttpMethodEnum, required: true, description: 'The method.' }),
    url: t.string({
      required: true,
      description: 'The URL, `http` or `https`. Templates only behind the host; their values are percent-encoded.',
    }),
    headers: t.field({
      type: 'JSON',
      description:
        '`{ "name": "value" }`; null leaves out one that is sent otherwise (`accept`, `user-agent`). Not those of the connection.',
    }),
    params: t.field({
      type: 'JSON',
      description:
        'The query string: `{ "sort": "asc", "id": [1, 2] }` is `?sort=asc&id=1&id=2`; null is left out. Or a list of pairs: `[["id", 1], ["id", 2]]`.',
    }),
    json: t.field({ type: 'JSON', description: 'The body as JSON.' }),
    data: t.field({
      type: 'JSON',
      description: 'The body as it is (a text) or as a form (an object or a list of pairs).',
    }),
    auth: t.field({ type: AuthInput, description: 'Credentials.' }),
    retry: t.field({ type: RetryInput, description: 'What is done about failures.' }),
    pagination: t.field({ type: PaginationInput, description: 'How to read all pages of a list.' }),
    reads: t.field({ type: ReplyFormatEnum, description: replyHelp.reads }),
    charset: t.string({ description: replyHelp.charset }),
    timeoutMs: t.int({
      description: `The time for one try with its redirects, ${timeoutMs.least} to ${timeoutMs.most} ms. Default: ${timeoutMs.usual}.`,
    }),
    failOnStatus: t.boolean({ description: 'Whether a status that is not 2xx is an error. Default: true.' }),
    safe: t.boolean({
      description: 'It changes nothing, although it is no GET: it may be called by queries and repeated.',
    }),
    private: t.boolean({
      description:
        'Whether its reply is a credential, which is shown to nobody and cut out of everything else. Default: false.',
    }),
    cacheSeconds: t.int({
      description: `How long a reply is used again, in seconds, up to ${cacheSeconds.most}. Default: 0, not at all.`,
    }),
    after: t.stringList({
      description: 'Names of requests that have to succeed before, though it uses nothing of them.',
    }),
  }),
})

/** The schema has checked shapes; JSON may be anything still. */
export function toDrafts(inputs: readonly unknown[]): RequestDraft[] {
  return inputs as RequestDraft[]
}

export const requestsHelp = `1 to ${requests} requests. They are sent in the order in which they need each other, independent ones side by side.`
