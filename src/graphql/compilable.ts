import { type DocumentNode, Kind, type OperationDefinitionNode, type SelectionSetNode } from 'graphql'

/** The compiler writes code for every field, each spread of a fragment anew: a small text can ask for a great deal of it. */
const MAX_COMPILED_FIELDS = 500

/** Whether an operation is a query that, with its fragments written out, is small enough to be compiled: mutations run one field after the other. */
export function isCompilable(document: DocumentNode, operation: OperationDefinitionNode): boolean {
  const fragments = new Map(
    document.definitions.flatMap(it =>
      it.kind === Kind.FRAGMENT_DEFINITION ? [[it.name.value, it.selectionSet] as const] : [],
    ),
  )
  let fields = 0
  const count = (set: SelectionSetNode): boolean =>
    set.selections.every(selection => {
      if (++fields > MAX_COMPILED_FIELDS) return false
      const inner =
        selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection.selectionSet
      return inner === undefined || count(inner)
    })
  // Stops counting as soon as it is too large.
  return operation.operation === 'query' && count(operation.selectionSet)
}
