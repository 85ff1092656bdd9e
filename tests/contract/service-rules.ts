// Who may use which service. `ctx.services.push` reaches a feature as surely as an import does, and keeps to the same order.
import { isTest, order, placeOf, type Rule } from './import-rules.ts'
import { isNode, memberOf, nameOf, type SourceFile, type SyntaxNode, visit } from './source-file.ts'

const setsServices = 'src/app.ts'

/** The folder of each service: the one that declares it as a member of `Services`. */
export function serviceOwners(files: readonly SourceFile[]): ReadonlyMap<string, string> {
  const owners = new Map<string, string>()
  for (const file of files) {
    if (!file.path.startsWith('src/') || isTest(file.path)) continue
    visit(file.program, node => {
      if (node.type !== 'TSInterfaceDeclaration' || nameOf(node.id) !== 'Services' || !isNode(node.body)) return
      for (const member of node.body.body as SyntaxNode[]) {
        const name = nameOf(member.key)
        if (name !== null) owners.set(name, placeOf(file.path))
      }
    })
  }
  return owners
}

/** A place uses its own services and those of places before it. */
export const usesLowerServices =
  (owners: ReadonlyMap<string, string>): Rule =>
  file => {
    if (!file.path.startsWith('src/') || isTest(file.path)) return []
    const place = placeOf(file.path)
    return [...usedServices(file)].flatMap(name => {
      const owner = owners.get(name)
      if (owner === undefined)
        return [`${file.path}: services.${name} -> no folder declares it, declare it in Services`]
      return order.indexOf(owner) <= order.indexOf(place)
        ? []
        : [
            `${file.path}: services.${name} -> ${place} comes before ${owner}, declare what ${place} needs and pass it in`,
          ]
    })
  }

/** They are made at once: what is set later is missing until then, and nobody sees it in a type. */
export const neverSetsServices: Rule = file => {
  if (!file.path.startsWith('src/') || isTest(file.path)) return []
  const faults: string[] = []
  visit(file.program, node => {
    const target = node.type === 'AssignmentExpression' ? node.left : null
    const [object, name] = (isNode(target) && memberOf(target)) || [null, '']
    if (object && isServices(object))
      faults.push(`${file.path}: services.${name} = ... -> pass it to ${setsServices}'s object`)
    if (node.type === 'TSAsExpression' && isNode(node.typeAnnotation) && typeNameOf(node.typeAnnotation) === 'Services')
      faults.push(`${file.path}: as Services -> a service that is missing would not be seen, write all of them down`)
  })
  return faults
}

/** `services` itself, and `services` of something. */
function isServices(node: SyntaxNode): boolean {
  return nameOf(node) === 'services' || memberOf(node)?.[1] === 'services'
}

function usedServices(file: SourceFile): Set<string> {
  const names = new Set<string>()
  const note = (found: readonly (string | null)[]) => {
    for (const name of found) if (name !== null) names.add(name)
  }
  visit(file.program, node => {
    const [object, name] = memberOf(node) ?? [null, '']
    if (object && isServices(object)) names.add(name)
    // `const { auth } = gateway.services`
    if (node.type === 'VariableDeclarator' && isNode(node.init) && isServices(node.init)) note(keysOf(node.id))
    // `({ services: { auth } })`
    if (node.type === 'Property' && nameOf(node.key) === 'services') note(keysOf(node.value))
    note(namedInType(node))
  })
  return names
}

function keysOf(pattern: unknown): (string | null)[] {
  if (!isNode(pattern) || pattern.type !== 'ObjectPattern') return []
  return (pattern.properties as SyntaxNode[]).map(each => nameOf(each.key))
}

/** `Services['auth']`, and `Pick<Services, 'auth' | 'push'>`. */
function namedInType(node: SyntaxNode): (string | null)[] {
  if (node.type === 'TSIndexedAccessType')
    return isNode(node.objectType) && typeNameOf(node.objectType) === 'Services' ? literalsOf(node.indexType) : []
  if (node.type !== 'TSTypeReference' || typeNameOf(node) !== 'Pick' || !isNode(node.typeArguments)) return []
  const [type, keys] = node.typeArguments.params as SyntaxNode[]
  return type && typeNameOf(type) === 'Services' ? literalsOf(keys) : []
}

const typeNameOf = (type: SyntaxNode) => nameOf(type.typeName)

function literalsOf(type: unknown): (string | null)[] {
  if (!isNode(type)) return []
  if (type.type === 'TSUnionType') return (type.types as SyntaxNode[]).flatMap(literalsOf)
  return type.type === 'TSLiteralType' ? [nameOf(type.literal)] : []
}
