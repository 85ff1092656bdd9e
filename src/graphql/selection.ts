import { type GraphQLResolveInfo, Kind, type SelectionSetNode } from 'graphql'

/** Whether a field of this name is asked for directly below the field that is resolved, by itself or in a fragment. */
export function selectsField(info: GraphQLResolveInfo, name: string): boolean {
  const seen = new Set<string>()
  const isIn = (set: SelectionSetNode | undefined): boolean =>
    set?.selections.some(selection => {
      if (selection.kind === Kind.FIELD) return selection.name.value === name
      if (selection.kind === Kind.INLINE_FRAGMENT) return isIn(selection.selectionSet)
      const spread = selection.name.value
      if (seen.has(spread)) return false
      seen.add(spread)
      return isIn(info.fragments[spread]?.selectionSet)
    }) ?? false
  return info.fieldNodes.some(node => isIn(node.selectionSet))
}
