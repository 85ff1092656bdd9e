// What a release may take away: only what was deprecated in each of the two minor versions before it.
import {
  type ASTNode,
  buildASTSchema,
  type DocumentNode,
  findBreakingChanges,
  GraphQLSchema,
  isInterfaceType,
  Kind,
  parse,
  visit,
} from 'graphql'

const DEPRECATED_FOR = 2

/** The newest files of `0.2.graphql`, `0.10.graphql` ...: as many as something deprecated has to stay for. */
export const kept = (files: readonly string[]): string[] =>
  [...files].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).slice(-DEPRECATED_FOR)

const isDeprecated = (node: ASTNode) =>
  'directives' in node && (node.directives ?? []).some(directive => directive.name.value === 'deprecated')

/** A released schema without what it deprecates, and without types that nothing but that leads to. */
function promised(text: string): GraphQLSchema {
  const remove = (node: ASTNode) => (isDeprecated(node) ? null : undefined)
  const document: DocumentNode = visit(parse(text), {
    [Kind.FIELD_DEFINITION]: remove,
    [Kind.INPUT_VALUE_DEFINITION]: remove,
    [Kind.ENUM_VALUE_DEFINITION]: remove,
  })
  const all = buildASTSchema(document)
  const reached = new GraphQLSchema({
    query: all.getQueryType(),
    mutation: all.getMutationType(),
    subscription: all.getSubscriptionType(),
    directives: all.getDirectives(),
  })
  const interfaces = Object.values(reached.getTypeMap()).filter(isInterfaceType)
  const types = interfaces.flatMap(type => [...all.getPossibleTypes(type)])
  return new GraphQLSchema({ ...reached.toConfig(), types: [...reached.toConfig().types, ...types] })
}

/** One sentence for each thing that clients of the released version would miss. */
export const brokenSince = (released: string, current: string): string[] =>
  findBreakingChanges(promised(released), buildASTSchema(parse(current))).map(({ description }) => description)
