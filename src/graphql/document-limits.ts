// What a document may ask for. Looked at before validation, whose own rules can take long for hostile texts; one pass, linear.

import {
  type DocumentNode,
  type FieldNode,
  GraphQLError,
  Kind,
  type ParseOptions,
  parse,
  type SelectionSetNode,
  type Source,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { countText } from '../core/number-format.ts'
import type { Costs } from './cost.ts'

export const documentLimits = {
  characters: 65_536,
  tokens: 2_000,
  operations: 10,
  aliases: 60,
  directives: 60,
  /** Selections side by side. */
  breadth: 300,
  /** Fields inside fields; introspection has a limit of its own in graphql-js. */
  depth: 12,
  /** With every fragment written out where it is spread. */
  fields: 2_000,
} as const

type LimitName = keyof typeof documentLimits

const words: Readonly<Record<LimitName, string>> = {
  characters: 'is longer than %d characters',
  tokens: 'has more than %d tokens',
  operations: 'has more than %d operations',
  aliases: 'has more than %d aliases',
  directives: 'has more than %d directives',
  breadth: 'has a selection of more than %d fields side by side',
  depth: 'is nested more than %d fields deep',
  fields: 'asks for more than %d fields',
}

/** QUERY_TOO_COMPLEX, with the limit in `extensions`. */
function tooComplex(limit: LimitName): GraphQLError {
  const most = documentLimits[limit]
  const message = `The document ${words[limit].replace('%d', countText(most))}. Ask for less at once.`
  return new GraphQLError(message, {
    extensions: { code: 'QUERY_TOO_COMPLEX', limit: { name: limit, most }, http: { status: 400 } },
  })
}

/** Holds every document to the limits, whichever way it came. */
export function limitDocuments(): Plugin {
  return {
    onParse({ setParseFn }) {
      setParseFn((source: string | Source, options?: ParseOptions) => parseBounded(source, options))
    },
    onValidate({ params, setResult }) {
      const broken = brokenLimit(params.documentAST as DocumentNode)
      if (broken) setResult([tooComplex(broken)])
    },
  }
}

/** Holds operations that come to the library whole (GET) to their cost. */
export function limitCost(costs: Costs): Plugin {
  return {
    onExecute({ args, setResultAndStopExecution }) {
      const { document, operationName, variableValues } = args
      const cost = costs.of(document, operationName ?? undefined, variableValues as Record<string, unknown> | undefined)
      if (cost instanceof GraphQLError) setResultAndStopExecution({ errors: [cost] })
    },
  }
}

function parseBounded(source: string | Source, options: ParseOptions | undefined): DocumentNode {
  const text = typeof source === 'string' ? source : source.body
  if (text.length > documentLimits.characters) throw tooComplex('characters')
  try {
    return parse(source, { ...options, maxTokens: documentLimits.tokens })
  } catch (error) {
    if (hasTooManyTokens(error)) throw tooComplex('tokens')
    // Braces within braces end the stack before they end the tokens.
    if (error instanceof RangeError) throw tooComplex('depth')
    throw error
  }
}

/** The parser throws a syntax error like any other, with the text "Document contains more that 5000 tokens." and no code. */
function hasTooManyTokens(error: unknown): boolean {
  return error instanceof GraphQLError && /more that \d+ tokens/.test(error.message)
}

/** The first limit that the document breaks; `null`: none. */
function brokenLimit(document: DocumentNode): LimitName | null {
  const counts = { operations: 0, aliases: 0, directives: 0, breadth: 0 }
  const fragments = new Map<string, SelectionSetNode>()
  const roots: SelectionSetNode[] = []
  const look = (set: SelectionSetNode): void => {
    counts.breadth = Math.max(counts.breadth, set.selections.length)
    for (const selection of set.selections) {
      counts.directives += selection.directives?.length ?? 0
      if (selection.kind === Kind.FRAGMENT_SPREAD) continue
      if (selection.kind === Kind.FIELD && selection.alias) counts.aliases++
      if (selection.selectionSet) look(selection.selectionSet)
    }
  }
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) {
      counts.operations++
      roots.push(definition.selectionSet)
    } else if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition.selectionSet)
    else continue
    counts.directives += definition.directives?.length ?? 0
    look(definition.selectionSet)
  }
  for (const name of ['operations', 'breadth', 'aliases', 'directives'] as const)
    if (counts[name] > documentLimits[name]) return name
  for (const root of roots) {
    const { depth, fields } = sizeOf(root, fragments, new Map())
    if (depth > documentLimits.depth) return 'depth'
    if (fields > documentLimits.fields) return 'fields'
  }
  return null
}

interface Size {
  readonly depth: number
  readonly fields: number
}

const NOTHING: Size = { depth: 0, fields: 0 }

/** Each fragment is measured once; one that leads back to itself counts as nothing, since validation refuses it. */
function sizeOf(
  set: SelectionSetNode,
  fragments: ReadonlyMap<string, SelectionSetNode>,
  measured: Map<string, Size>,
): Size {
  let depth = 0
  let fields = 0
  for (const selection of set.selections) {
    let size: Size
    if (selection.kind === Kind.FIELD) size = fieldSize(selection, fragments, measured)
    else if (selection.kind === Kind.INLINE_FRAGMENT) size = sizeOf(selection.selectionSet, fragments, measured)
    else {
      const name = selection.name.value
      const body = fragments.get(name)
      const known = measured.get(name)
      if (!known) measured.set(name, NOTHING)
      size = known ?? (body ? sizeOf(body, fragments, measured) : NOTHING)
      measured.set(name, size)
    }
    depth = Math.max(depth, size.depth)
    fields += size.fields
  }
  return { depth, fields }
}

function fieldSize(
  field: FieldNode,
  fragments: ReadonlyMap<string, SelectionSetNode>,
  measured: Map<string, Size>,
): Size {
  if (field.name.value.startsWith('__')) return { depth: 1, fields: 1 }
  const inner = field.selectionSet ? sizeOf(field.selectionSet, fragments, measured) : NOTHING
  return { depth: inner.depth + 1, fields: inner.fields + 1 }
}
