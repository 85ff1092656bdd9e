// The screens as documents that a frontend would write: a file per component, with the fragment of what it shows.
import { readdirSync, readFileSync } from 'node:fs'
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type OperationTypeNode,
  parse,
  visit,
} from 'graphql'

export interface Component {
  readonly name: string
  readonly text: string
  readonly definitions: readonly (FragmentDefinitionNode | OperationDefinitionNode)[]
}

export const DOCUMENTS = new URL('./documents/', import.meta.url)

export const components: readonly Component[] = readdirSync(DOCUMENTS)
  .toSorted()
  .map(file => {
    const text = readFileSync(new URL(file, DOCUMENTS), 'utf8')
    const definitions = parse(text).definitions.filter(
      node => node.kind === Kind.FRAGMENT_DEFINITION || node.kind === Kind.OPERATION_DEFINITION,
    )
    return { name: file.replace('.graphql', ''), text, definitions }
  })

const byName = new Map(
  components.flatMap(({ definitions }) => definitions).map(node => [node.name?.value ?? '', node] as const),
)

export const operationNames = (type: `${OperationTypeNode}`): string[] =>
  [...byName.values()]
    .filter(node => node.kind === Kind.OPERATION_DEFINITION && node.operation === type)
    .map(node => node.name?.value ?? '')

/** An operation with the fragments that it spreads, and those that these spread. */
export function documentOf(operation: string): DocumentNode {
  const names = new Set([operation])
  for (const name of names) {
    const definition = byName.get(name)
    if (!definition) throw new Error(`no document defines ${name}`)
    visit(definition, { FragmentSpread: ({ name: { value } }) => void names.add(value) })
  }
  return { kind: Kind.DOCUMENT, definitions: [...names].flatMap(name => byName.get(name) ?? []) }
}
