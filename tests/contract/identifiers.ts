// Words that name nothing in the code: docs/glossary.md, "Phrases that are not used".
import { nameOf, type SyntaxNode, visit } from './source-file.ts'

export interface RefusedNames {
  /** Words that no identifier has in it, in lower case. */
  readonly words: ReadonlySet<string>
  /** Names that no type has. */
  readonly types: ReadonlySet<string>
}

const typeDeclarations = new Set([
  ...['TSInterfaceDeclaration', 'TSTypeAliasDeclaration', 'TSEnumDeclaration', 'ClassDeclaration'],
])

/** Read from the glossary, so that its readers and the test have one list. */
export function refusedNames(glossary: string): RefusedNames {
  return {
    words: new Set(namesBehind(glossary, 'No identifier has one of these words in it:')),
    types: new Set(namesBehind(glossary, 'No type has one of these names:')),
  }
}

function namesBehind(glossary: string, beginning: string): string[] {
  const paragraph = glossary.split(/\n\s*\n/).find(text => text.startsWith(beginning)) ?? ''
  return [...paragraph.slice(beginning.length).matchAll(/`(\w+)`/g)].map(([, name = '']) => name)
}

/** Whether a text has any of them, be it in a comment: parsing all files takes long, and few have. */
export function mayHave(text: string, { words, types }: RefusedNames): boolean {
  return (
    new RegExp([...words].join('|'), 'i').test(text) ||
    new RegExp(`\\b(interface|type|enum|class)\\s+(${[...types].join('|')})\\b`).test(text)
  )
}

/** Identifiers and names of types of a program that the glossary refuses, each once. */
export function refusedIn(program: SyntaxNode, { words, types }: RefusedNames): string[] {
  const found = new Set<string>()
  visit(program, node => {
    const type = typeDeclarations.has(node.type) ? nameOf(node.id) : null
    if (type !== null && types.has(type)) found.add(type)
    if (node.type !== 'Identifier' && node.type !== 'PrivateIdentifier') return
    const name = node.name as string
    if (wordsOf(name).some(word => words.has(word))) found.add(name)
  })
  return [...found]
}

/** `isUntoldYet` is made of is, untold and yet; `NOT_TOLD` of not and told. */
function wordsOf(name: string): string[] {
  return name
    .split(/_|\$|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/)
    .filter(word => word !== '')
    .map(word => word.toLowerCase())
}
