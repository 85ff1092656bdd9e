// Operations of the house's REST API: a method of a model, declared beside the noun that it is about.
import { z } from 'zod'
import type { JsonValue } from '../base/json-text.ts'
import type { Principal, RequestContext, Scope } from '../request/context.ts'

const methods = ['create', 'update', 'delete', 'info', 'list', 'push', 'import', 'hit', 'execute'] as const
export type Method = (typeof methods)[number]

/** One request that was let in. */
export interface Call<Input> {
  readonly ctx: RequestContext
  /** Has one of the operation's scopes. */
  readonly by: Principal
  readonly input: Input
  /** The body as it was written but for its credential, where the order of members or the digits of numbers matter. */
  readonly members: ReadonlyMap<string, JsonValue>
  readonly idempotencyKey: string | null
}

/** What becomes of a request that succeeded. */
export interface Outcome {
  readonly model?: unknown
  readonly data?: readonly unknown[]
  /** Instead of the operation's own sentence. */
  readonly message?: string
  /** Accepted for later: 202. */
  readonly isAccepted?: boolean
  readonly isReplayed?: boolean
}

/** One method of one model: what it takes, who may ask it, what it answers and how it is done. */
export interface Operation {
  readonly method: Method
  /** Singular, as in the path; hyphens in compounds. */
  readonly model: string
  /** One of them is needed. */
  readonly scopes: readonly Scope[]
  readonly summary: string
  readonly description?: string
  readonly body: z.ZodObject
  /** The schema of `model`, and of a row of `data`. */
  readonly reply: { readonly model?: z.ZodType; readonly data?: z.ZodType }
  /** A body that works as soon as its ids are real. */
  readonly example: Readonly<Record<string, unknown>>
  /** What the audit log calls it, where GraphQL has another name for it than `createWidget`. */
  readonly action?: string
  /** Of `execute`, which else only reads. */
  readonly isChanging?: boolean
  /** Takes bodies of several MiB. */
  readonly isLarge?: boolean
  /** Answers principals that are limited to a part of the project, for that part; they are refused otherwise. */
  readonly isRestrictable?: boolean
  /** Answers those, too, that are limited to some rows of their widgets, and shows nothing of the other rows. */
  readonly isDivisible?: boolean
  /** False for what stores nothing, though it is called `create`. */
  readonly isAudited?: boolean
  /** May answer 202. */
  readonly isAsynchronous?: boolean
  run(call: Call<unknown>): Promise<Outcome>
}

/** An operation whose `run` gets what its `body` says. */
export function operation<Body extends z.ZodObject>(
  declared: Omit<Operation, 'body' | 'run'> & {
    readonly body: Body
    run(call: Call<z.output<Body>>): Promise<Outcome>
  },
): Operation {
  return declared as unknown as Operation
}

/** Whether it changes anything: then it goes on when the client leaves. */
export const isChanging = (operation: Operation) =>
  operation.isChanging ?? !['info', 'list', 'execute'].includes(operation.method)

/** Whether it changes what was made by people: then it is written into the audit log. Rows and events have receipts. */
export const isAudited = ({ method, isAudited = true }: Operation) =>
  isAudited && (method === 'create' || method === 'update' || method === 'delete')

/** As GraphQL's mutation is called, so that one filter of the audit log finds both. */
export const actionOf = ({ method, model, action }: Operation) =>
  action ?? `${method}${model.slice(0, 1).toUpperCase()}${model.slice(1)}`

/** The path below the prefix of the door. */
export const pathOf = ({ method, model }: Operation) => `/${method}/${model}`

export const deletedModel = z.object({ id: z.string().meta({ description: 'Id of what was deleted.' }) })
