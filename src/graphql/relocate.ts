// Places of errors in a text whose shape was checked as another text.
import { GraphQLError, Source } from 'graphql'
import { shapeOf } from './literals.ts'

/**
 * The same errors, with the places that their fields have in this text: literals of it may be longer or shorter than those of the text that
 * was parsed.
 */
export function relocate(errors: readonly GraphQLError[], query: string): readonly GraphQLError[] {
  return errors.map(error => {
    const [first] = error.nodes ?? []
    const parsed = first?.loc?.source.body
    if (parsed === undefined || error.positions === undefined || parsed === query) return error
    const source = new Source(query)
    const positions = error.positions.map(position => positionIn(query, parsed, position))
    const { message, path, originalError, extensions } = error
    return new GraphQLError(message, {
      source,
      positions,
      extensions,
      ...(path && { path }),
      ...(originalError && { originalError }),
    })
  })
}

/** Fields stand behind as many literals in both texts. */
function positionIn(query: string, parsed: string, position: number): number {
  const [before, now] = [shapeOf(parsed)?.literals ?? [], shapeOf(query)?.literals ?? []]
  const count = before.filter(({ start }) => start < position).length
  const lengthOf = (literals: typeof now) => literals.slice(0, count).reduce((sum, { text }) => sum + text.length, 0)
  return position + lengthOf(now) - lengthOf(before)
}
