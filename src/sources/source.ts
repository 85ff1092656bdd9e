import type { Id, ProjectId } from '../base/id.ts'
import type { Pairs } from './pairs.ts'
import type { ReplyFormat } from './reply-format.ts'

export const httpMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
export type HttpMethod = (typeof httpMethods)[number]

/** Texts of all of these may be templates. */
export type AuthSpec =
  | { readonly kind: 'BASIC'; readonly username: string; readonly password: string }
  | { readonly kind: 'BEARER'; readonly token: string }
  | OAuth2Spec

/** OAuth 2 (RFC 6749): client credentials, a refresh token, or the consent of a person with PKCE (RFC 7636). */
export interface OAuth2Spec {
  readonly kind: 'OAUTH2'
  readonly tokenUrl: string
  readonly clientId: string
  readonly clientSecret: string
  readonly scope: string | null
  readonly audience: string | null
  /** Where people consent; `null`: nobody has to. */
  readonly authorizationUrl: string | null
  /** The first refresh token; `null`: there is none, or it comes of a consent. */
  readonly refreshToken: string | null
  /** Send id and secret in the body; else as Basic. */
  readonly inBody: boolean
}

export const paginationKinds = ['PAGE', 'OFFSET', 'CURSOR', 'LINK', 'NEXT_URL'] as const

const expression = 'A path, or behind `=` JSONata with `$page` (1, 2 ...) and `$headers`.'
/** Descriptions of what says where things stand in a page. */
export const paginationHelp = {
  into: 'Where page, offset or cursor goes instead of a query parameter: `json.variables.after` (the JSON body, where a cursor keeps its type), `data.page` (a form), `headers.x-cursor`, `params.page`.',
  itemsPath: `Where a page holds its list, such as \`data.items\`. ${expression} Default: the page, or its only list.`,
  cursorPath: `Where a page holds the next cursor (\`meta.next\`, or \`data[-1].id\` of the last item), or for NEXT_URL the URL of the next page (\`links.next\`). ${expression}`,
  cursorHeader: 'The header of a reply that holds the next cursor, or for NEXT_URL the URL of the next page.',
  morePath: `Where a page says whether there are more, such as \`has_more\`: it decides alone whether another page is read. ${expression}`,
} as const

/** Descriptions of what a source is granted by. */
export const oauthHelp = {
  authorizationUrl:
    'Where people consent, for the authorization code grant with PKCE: `startSourceConsent` begins one. No templates but secrets.',
  refreshToken:
    'A refresh token that the service gave: `{{ secrets.name }}`. Newer ones of the service take its place, sealed. No templates but secrets.',
} as const

export const replyHelp = {
  reads: 'How its replies are written. Default: CSV and NDJSON where their content type says so, else JSON.',
  charset:
    'The charset of its replies, such as `windows-1252`, where they do not declare the right one. Default: as declared, else UTF-8.',
} as const

export interface PaginationSpec {
  readonly kind: (typeof paginationKinds)[number]
  /** The parameter that carries page, offset or cursor. */
  readonly param: string
  /** Where it goes instead: `json.variables.after`, `headers.x-cursor` ... `null`: into the parameter. */
  readonly into: string | null
  /** The first page or offset. */
  readonly start: number
  /** How many items a page has; a shorter one is the last. `null`: an empty one is. */
  readonly size: number | null
  readonly sizeParam: string | null
  /** Where a page holds its list: a path, or behind `=` JSONata; `null`: it is the list, or its only list. */
  readonly itemsPath: string | null
  /** Where a page holds the next cursor, or the URL of the next page; written as `itemsPath`. */
  readonly cursorPath: string | null
  /** The header that holds it instead, in lower case. */
  readonly cursorHeader: string | null
  /** Where a page says whether there is another one; written as `itemsPath`. */
  readonly morePath: string | null
  readonly maxPages: number
}

export type BodySpec =
  | { readonly kind: 'JSON'; readonly value: unknown }
  /** A text as it is, or a form. */
  | { readonly kind: 'DATA'; readonly value: string | Pairs }

/** One request of a chain, as it was saved. */
export interface RequestSpec {
  readonly name: string
  readonly method: HttpMethod
  readonly url: string
  /** `null`: one that is sent otherwise is left out. */
  readonly headers: Readonly<Record<string, string | null>>
  readonly params: Pairs
  readonly body: BodySpec | null
  readonly auth: AuthSpec | null
  readonly attempts: number
  readonly maxWaitSeconds: number
  readonly pagination: PaginationSpec | null
  /** How its replies are written; `null`: as their content type says. */
  readonly reads: ReplyFormat | null
  /** Of its replies; `null`: as they declare, else UTF-8. */
  readonly charset: string | null
  readonly timeoutMs: number
  readonly failOnStatus: boolean
  /** It changes nothing, although its method is none of those that promise so. */
  readonly safe: boolean
  /** What it answers is a credential: it is shown to nobody. */
  readonly isPrivate: boolean
  readonly cacheSeconds: number
  /** Requests that have to be done before, besides those whose replies it uses. */
  readonly after: readonly string[]
}

/** A named chain of requests. Its data is what the last one answers. */
export interface Source {
  readonly projectId: ProjectId
  readonly sourceId: Id
  readonly name: string
  readonly description: string | null
  readonly requests: readonly RequestSpec[]
  /** Grows with every change. */
  readonly version: number
  readonly createdAt: Date
  readonly updatedAt: Date
  readonly secretNames: readonly string[]
}

export type Secrets = Readonly<Record<string, string>>

export const sourceLimits = {
  requests: 20,
  secrets: 50,
  secretLength: 8_192,
  nameLength: 100,
  descriptionLength: 2_000,
  definitionBytes: 262_144,
  /** Of a path or an expression of a pagination. */
  expressionLength: 2_000,
  timeoutMs: { least: 100, most: 30_000, usual: 10_000 },
  attempts: { least: 1, most: 6, usual: 3 },
  maxWaitSeconds: { least: 0, most: 300, usual: 30 },
  maxPages: { least: 1, most: 100, usual: 10 },
  cacheSeconds: { least: 0, most: 86_400, usual: 0 },
} as const

export function isReadOnly({ method, safe }: Pick<RequestSpec, 'method' | 'safe'>): boolean {
  return safe || method === 'GET' || method === 'HEAD'
}

/** Where a secret lies sealed (see base/seal.ts). */
export function secretPlace(projectId: ProjectId, sourceId: Id, name: string): string {
  return `${projectId}|source_secrets|${sourceId}/${name}|value`
}
