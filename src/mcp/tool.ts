// What a tool is: its words, what it takes and answers, and who may call it.
import { z } from 'zod'
import { AppError } from '../base/errors.ts'
import type { JsonValue } from '../base/json-text.ts'
import { quote } from '../base/quote.ts'
import { parseFields } from '../http/zod-issues.ts'
import type { Principal, RequestContext, Scope } from '../request/context.ts'
import { answers, refusalOf } from '../request/restriction.ts'
import { nearest } from './nearest.ts'
import { withPresets } from './preset-words.ts'

/** One call that was let in. */
export interface ToolCall<Input> {
  readonly ctx: RequestContext
  /** Has the scope of the tool. */
  readonly by: Principal
  readonly input: Input
  /** The arguments as they were written, where the digits of numbers matter. */
  readonly members: ReadonlyMap<string, JsonValue>
}

interface ToolPicture {
  readonly bytes: Uint8Array
  readonly type: string
}

export interface ToolAnswer {
  /** For people and models: all that matters, in few lines. */
  readonly text: string
  /** The same for programs, as `output` has it. */
  readonly structured?: Readonly<Record<string, unknown>>
  readonly picture?: ToolPicture
}

export interface Tool {
  readonly name: string
  /** For people, on a button. */
  readonly title: string
  readonly description: string
  readonly scope: Scope
  readonly input: z.ZodObject
  /** `null`: it answers with text and pictures alone. */
  readonly output: z.ZodObject | null
  /** It writes. What writes is never given up: it has happened or not. */
  readonly isChanging?: boolean
  /** It asks others than this gateway. */
  readonly isOpenWorld?: boolean
  /** Its own end is later than that of a query. */
  readonly hasOwnDeadline?: boolean
  /** Answers principals that are limited to some widgets, for these. */
  readonly isRestrictable?: boolean
  /** Answers those, too, that are limited to some rows of them. */
  readonly isDivisible?: boolean
  run(call: ToolCall<unknown>): Promise<ToolAnswer>
}

/** Who may have it. */
type Access = Pick<Tool, 'scope' | 'isRestrictable' | 'isDivisible'>

/** A tool whose `run` gets what its `input` says. */
export function tool<Input extends z.ZodObject>(
  declared: Omit<Tool, 'input' | 'run'> & {
    readonly input: Input
    run(call: ToolCall<z.output<Input>>): Promise<ToolAnswer>
  },
): Tool {
  return declared as unknown as Tool
}

/** Whether it is listed: who could not call it learns nothing of it. */
export function mayCall({ scopes, restriction }: Principal, { scope, ...mark }: Access): boolean {
  return scopes.has(scope) && (!restriction || answers(restriction, mark))
}

/** Throws FORBIDDEN with the reason. */
export function assertMayCall(principal: Principal, { scope, ...mark }: Access): void {
  const { restriction, scopes } = principal
  if (restriction && !answers(restriction, mark)) throw refusalOf(restriction)
  if (!scopes.has(scope)) throw new AppError('FORBIDDEN', `The token lacks the scope ${scope}.`)
}

/** The arguments as the tool has them. Throws BAD_USER_INPUT with a sentence for each that is wrong. */
export function readArguments({ input, name }: Tool, values: Readonly<Record<string, unknown>>): unknown {
  const known = Object.keys(input.shape)
  const unknown = Object.keys(values).find(each => !known.includes(each))
  if (unknown !== undefined) {
    const near = nearest(unknown, known, 1)
    const meant = near.length > 0 ? ` Did you mean ${near[0]}?` : ''
    const message = `${name} has no argument ${quote(unknown)}.${meant} The arguments are ${known.join(', ')}.`
    throw new AppError('BAD_USER_INPUT', message, { fields: { [unknown.slice(0, 60)]: [message] } })
  }
  return parseFields(input, withPresets(values))
}

type Schema = { type: 'object' } & Record<string, unknown>

function schemaOf(schema: z.ZodObject, io: 'input' | 'output'): Schema {
  const { $schema: _version, ...made } = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    unrepresentable: 'any',
    reused: io === 'input' ? 'inline' : 'ref',
    io,
  })
  return (io === 'input' ? withoutNull(made) : made) as Schema
}

/**
 * An argument that may be left out need not be null, which is taken all the same; among values of a list null is one of them. What says
 * nothing is left out: models read fewer words.
 */
function withoutNull(schema: unknown, keepsNull = false): unknown {
  if (Array.isArray(schema)) return schema.map(it => withoutNull(it))
  if (typeof schema !== 'object' || schema === null) return schema
  const { anyOf, ...rest } = schema as { readonly anyOf?: readonly Record<string, unknown>[] }
  const [only, ...others] = anyOf?.filter(it => it.type !== 'null') ?? []
  if (!keepsNull && only && others.length === 0) return withoutNull({ ...only, ...rest })
  const members = Object.entries(schema).filter(([name, value]) => !saysNothing(name, value))
  return Object.fromEntries(
    members.map(([name, value]) => {
      if (name === 'type' && !keepsNull) return [name, withoutNullType(value)]
      return [name, withoutNull(value, name === 'items' || name === 'additionalProperties')]
    }),
  )
}

/** Of every name and every whole number: some models stumble over it. */
const saysNothing = (name: string, value: unknown) =>
  (name === 'propertyNames' && typeof value === 'object') ||
  (typeof value === 'number' && Math.abs(value) === Number.MAX_SAFE_INTEGER)

function withoutNullType(type: unknown): unknown {
  const types = Array.isArray(type) ? type.filter(it => it !== 'null') : []
  return types.length === 1 ? types[0] : type
}

/** As `tools/list` shows it. */
export function toListedTool(it: Tool) {
  return {
    name: it.name,
    title: it.title,
    description: it.description,
    inputSchema: schemaOf(it.input, 'input'),
    ...(it.output && { outputSchema: schemaOf(it.output, 'output') }),
    annotations: {
      title: it.title,
      readOnlyHint: !it.isChanging,
      destructiveHint: it.isChanging ?? false,
      // What writes asks for an idempotency key.
      idempotentHint: true,
      openWorldHint: it.isOpenWorld ?? false,
    },
  }
}
