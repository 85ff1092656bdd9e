import SchemaBuilder from '@pothos/core'
import ComplexityPlugin from '@pothos/plugin-complexity'
import RelayPlugin from '@pothos/plugin-relay'
import ScopeAuthPlugin from '@pothos/plugin-scope-auth'
import { AppError } from '../base/errors.ts'
import type { JsonValue } from '../base/json-text.ts'
import type { EpochDay } from '../core/day.ts'
import { countText } from '../core/number-format.ts'
import { MAX_COUNT } from '../database/page.ts'
import type { RequestContext, Scope } from '../request/context.ts'
import { decodeId, encodeId } from '../request/global-id.ts'
import { divisible } from '../request/restriction.ts'
import { COUNT_COST, defaultCost } from './cost-rules.ts'
import { isOpen } from './restriction.ts'

export interface SchemaTypes {
  Context: RequestContext
  DefaultFieldNullability: false
  DefaultInputFieldRequiredness: false
  DefaultEdgesNullability: { list: false; items: false }
  DefaultNodeNullability: false
  Connection: { count: () => Promise<number> }
  AuthScopes: Record<Scope, boolean>
  Scalars: {
    ID: { Input: string; Output: string }
    /** In and out: days since 1970-01-01. */
    Date: { Input: EpochDay; Output: EpochDay }
    /** In: epoch milliseconds. Out: a Date, or epoch milliseconds. */
    DateTime: { Input: number; Output: Date | number }
    TimeZone: { Input: string; Output: string }
    /** In: decimal text, every digit kept. */
    Decimal: { Input: string; Output: string }
    JSON: { Input: JsonValue; Output: unknown }
  }
}

/** The code-first schema's builder. Types live in the `*.graphql.ts` file of their feature; src/schema.ts imports them all. */
export const builder = new SchemaBuilder<SchemaTypes>({
  plugins: [ComplexityPlugin, ScopeAuthPlugin, RelayPlugin],
  // Checked before execution (cost.ts), not while resolving.
  complexity: { disabled: true, fieldComplexity: (args, _ctx, field) => defaultCost(args, field as never) },
  defaultFieldNullability: false,
  relay: {
    encodeGlobalID: (typename, id) => encodeId(typename, String(id)),
    decodeGlobalID: text => decodeId(text),
    idFieldOptions: { description: 'The global id: it names this entity and no other, of whatever type.' },
    nodeQueryOptions: {
      description: 'Any entity of the project by its global id; NOT_FOUND when there is none. Needs the scope `read`.',
      extensions: divisible,
      authScopes: { read: true },
      args: { id: { description: 'The global id of the entity.' } },
      resolve: async (_root, { id }, ctx, { schema }, resolveNode) => {
        const restriction = ctx.principal?.restriction
        const isHidden = restriction && !isOpen(schema.getType(id.typename), restriction)
        const node = isHidden ? null : await resolveNode(id)
        if (node) return node
        throw new AppError('NOT_FOUND', `Nothing has the id ${JSON.stringify(encodeId(id.typename, id.id))}.`)
      },
    },
    nodesQueryOptions: false,
    nodeTypeOptions: { description: 'Anything with a global id.' },
    pageInfoTypeOptions: { description: 'Where a page stands in its list, and how to read the next one.' },
    hasNextPageFieldOptions: { description: 'Whether more entries follow this page.' },
    hasPreviousPageFieldOptions: { description: 'Whether the page was asked for with `after`.' },
    startCursorFieldOptions: { description: 'The cursor of the first entry; null for an empty page.' },
    endCursorFieldOptions: { description: 'The cursor of the last entry, for `after`; null for an empty page.' },
    edgesFieldOptions: {
      description: 'The entries of the page with their cursors, in the order of the list.',
      nullable: { list: false, items: false },
    },
    nodesOnConnection: { description: 'The entries of the page, in the order of the list.' },
    pageInfoFieldOptions: { description: 'Where the page stands in its list.' },
    defaultEdgeTypeOptions: { description: 'An entry of a page, and its cursor.' },
    nodeFieldOptions: { description: 'The entry itself.', nullable: false },
    cursorFieldOptions: { description: 'Where the entry stands in its list, for `after`.' },
  },
  scopeAuth: {
    authorizeOnSubscribe: true,
    authScopes: ({ principal }) => ({
      push: principal?.scopes.has('push') ?? false,
      read: principal?.scopes.has('read') ?? false,
      manage: principal?.scopes.has('manage') ?? false,
      call: principal?.scopes.has('call') ?? false,
      sql: principal?.scopes.has('sql') ?? false,
      admin: principal?.scopes.has('admin') ?? false,
    }),
    unauthorizedError: (_parent, ctx, info) => refusal(ctx, `${info.parentType.name}.${info.fieldName}`),
  },
})

builder.globalConnectionField('totalCount', t =>
  t.int({
    description: `The number of entries of the whole list, whatever the page, counted up to ${countText(MAX_COUNT)}: that number says that there are so many or more. Counted where it is asked for only.`,
    complexity: COUNT_COST,
    resolve: connection => connection.count(),
  }),
)

builder.queryType({ description: 'What can be asked. Every field answers for the project of the token.' })
builder.mutationType({ description: 'What can be changed.' })

function refusal(ctx: RequestContext, field: string): AppError {
  return ctx.principal
    ? new AppError('FORBIDDEN', `The token lacks the scope that ${field} needs; its description names it.`)
    : new AppError('UNAUTHENTICATED', 'Send a token: `Authorization: Bearer <token>`.')
}
