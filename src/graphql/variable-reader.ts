// Reads the variables of an operation by functions that are made once for each type: graphql-js asks anew, for every value, what its type is.
import {
  type DocumentNode,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isSpecifiedScalarType,
  Kind,
  type OperationDefinitionNode,
  typeFromAST,
  type VariableDefinitionNode,
  valueFromAST,
} from 'graphql'

type Values = Readonly<Record<string, unknown>>

/** As a resolver gets them; `null`: something is not as its type wants it, and graphql-js says what. */
export type ReadVariables = (given: Values) => Record<string, unknown> | null

/** Throws where a value is not as its type wants it: nobody reads what. */
type ValueReader = (value: unknown) => unknown

/** A scalar of the schema that takes any value as it is. */
const ANY = 'JSON'

const wrong = new Error('a variable is not as its type wants it')

/** Types live as long as their schema. */
const readers = new WeakMap<GraphQLInputType, ValueReader>()

/** For a valid operation: its types are types of inputs. */
export function variableReaderOf(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
): ReadVariables {
  const variables = variableDefinitions.map(it => variableOf(schema, it))
  return given => {
    const values: Record<string, unknown> = {}
    try {
      for (const { name, read, isRequired, defaultValue } of variables) {
        if (Object.hasOwn(given, name)) values[name] = read(given[name])
        else if (defaultValue !== undefined) values[name] = defaultValue
        else if (isRequired) return null
      }
      return values
    } catch {
      return null
    }
  }
}

function variableOf(schema: GraphQLSchema, { variable, type: typeNode, defaultValue }: VariableDefinitionNode) {
  const type = typeFromAST(schema, typeNode)
  if (!isInputType(type)) throw new Error(`the type of $${variable.name.value} is no type of an input`)
  return {
    name: variable.name.value,
    read: readerOf(type),
    isRequired: isNonNullType(type),
    defaultValue: defaultValue && valueFromAST(defaultValue, type),
  }
}

function readerOf(type: GraphQLInputType): ValueReader {
  const known = readers.get(type)
  if (known) return known
  // Types may hold themselves.
  let made: ValueReader | undefined
  readers.set(type, value => {
    made ??= readers.get(type) as ValueReader
    return made(value)
  })
  const read = makeReader(type)
  readers.set(type, read)
  return read
}

function makeReader(type: GraphQLInputType): ValueReader {
  if (isNonNullType(type)) {
    const read = readerOf(type.ofType)
    return value => {
      if (value == null) throw wrong
      return read(value)
    }
  }
  const read = isListType(type)
    ? listReader(readerOf(type.ofType))
    : isInputObjectType(type)
      ? objectReader(type)
      : leafReader(type.parseValue.bind(type))
  return value => (value == null ? null : read(value))
}

function leafReader(parse: (value: unknown) => unknown): ValueReader {
  return value => {
    const parsed = parse(value)
    if (parsed === undefined) throw wrong
    return parsed
  }
}

/** A value that is no list is a list of one. */
function listReader(read: ValueReader): ValueReader {
  return value => (Array.isArray(value) ? value.map(item => read(item)) : [read(value)])
}

function objectReader(type: GraphQLInputObjectType): ValueReader {
  const fields = Object.values(type.getFields()).map(({ name, type, defaultValue }) => ({
    name,
    read: readerOf(type),
    isRequired: isNonNullType(type),
    defaultValue,
  }))
  const Made = recordClass()
  return value => {
    if (typeof value !== 'object' || Array.isArray(value)) throw wrong
    const given = value as Values
    const made = new Made()
    let found = 0
    for (const { name, read, isRequired, defaultValue } of fields) {
      const item = given[name]
      if (item !== undefined) {
        made[name] = read(item)
        found++
      } else if (defaultValue !== undefined) made[name] = defaultValue
      else if (isRequired) throw wrong
    }
    const names = Object.keys(given)
    // One that the type does not know.
    if (names.length !== found) throw wrong
    if (type.isOneOf && (found !== 1 || made[names[0] as string] === null)) throw wrong
    return made
  }
}

/** Records that inherit nothing (as graphql-js makes them), each type with a shape of its own that the engine knows. */
function recordClass(): new () => Record<string, unknown> {
  const Made = function Made() {} as unknown as new () => Record<string, unknown>
  Made.prototype = Object.create(null)
  return Made
}

/** The same document for variables that were read: what reads them again takes them as they are. */
export function withReadVariables(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): DocumentNode {
  // Values that were read would be read again, as if a client had sent them.
  if (!schema.getType(ANY)) throw new Error(`the schema has no scalar ${ANY}`)
  const variableDefinitions = (operation.variableDefinitions ?? []).map(definition =>
    isReadTwice(schema, definition) ? definition : toAny(definition),
  )
  return {
    ...document,
    definitions: document.definitions.map(it => (it === operation ? { ...operation, variableDefinitions } : it)),
  }
}

/** Conditions of fields ask that their variable is a Boolean; to read a number or a text twice changes nothing. */
function isReadTwice(schema: GraphQLSchema, definition: VariableDefinitionNode): boolean {
  const type = typeFromAST(schema, definition.type)
  const named = isNonNullType(type) ? type.ofType : type
  return named !== undefined && isSpecifiedScalarType(named as never)
}

function toAny({ variable, loc }: VariableDefinitionNode): VariableDefinitionNode {
  const type = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: ANY } } as const
  return { kind: Kind.VARIABLE_DEFINITION, variable, type, ...(loc && { loc }) }
}
