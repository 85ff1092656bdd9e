// Variables are read as graphql-js reads them: right ones to the same values, and no wrong one.
import fc from 'fast-check'
import {
  buildSchema,
  type GraphQLInputType,
  getVariableValues,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  isScalarType,
  type OperationDefinitionNode,
  parse,
} from 'graphql'
import { expect, test } from 'vitest'
import { variableReaderOf } from '../../src/graphql/variable-reader.ts'
import { schema } from '../../src/schema.ts'

const inputTypes = Object.values(schema.getTypeMap()).filter(type => isInputType(type) && !type.name.startsWith('__'))
const DEPTH = 5

const scalars: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  Int: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  Float: fc.double({ noNaN: true, noDefaultInfinity: true }),
  Boolean: fc.boolean(),
  ID: fc.oneof(fc.string(), fc.integer()),
  Decimal: fc.constantFrom('1', '-2.50', 7, 0.5, '5%'),
  Date: fc.constantFrom('2026-11-20', '20261120'),
  DateTime: fc.constant('2026-11-20T09:30:00Z'),
  TimeZone: fc.constantFrom('Europe/Berlin', 'UTC'),
  JSON: fc.jsonValue(),
}
/** What is wrong of most types; each type takes some of it. */
const strange = fc.constantFrom<unknown>(null, '', 'x', 0, -1, 1.5, 1e30, true, [], [null], [[]], {}, { x: 1 }, [{}])

/** Values that a type takes, with some that it does not in any place. */
function valuesOf(type: GraphQLInputType, depth = 0): fc.Arbitrary<unknown> {
  const right = rightOf(type, depth)
  return fc.oneof({ weight: 60, arbitrary: right }, { weight: 1, arbitrary: strange })
}

function rightOf(type: GraphQLInputType, depth: number): fc.Arbitrary<unknown> {
  if (isNonNullType(type)) return rightOf(type.ofType, depth)
  if (depth > DEPTH) return fc.constant(null)
  if (isListType(type)) {
    const item = valuesOf(type.ofType, depth + 1)
    return fc.oneof({ weight: 4, arbitrary: fc.array(item, { maxLength: 3 }) }, { weight: 1, arbitrary: item })
  }
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map(({ name }) => name))
  if (isScalarType(type)) return scalars[type.name] ?? fc.string()
  const fields = Object.values(type.getFields())
  const of = (field: (typeof fields)[number]) => fc.memo(() => valuesOf(field.type, depth + 1))()
  if (type.isOneOf) return fc.oneof(...fields.map(field => fc.record({ [field.name]: of(field) })))
  const required = fields.filter(field => isNonNullType(field.type) && field.defaultValue === undefined)
  const model = Object.fromEntries(fields.map(field => [field.name, of(field)]))
  const record = fc.record(model, { requiredKeys: required.map(({ name }) => name) })
  return fc.oneof(
    { weight: 40, arbitrary: record },
    { weight: 1, arbitrary: record.map(it => ({ ...(it as object), unknown: 1 })) },
  )
}

const operationOf = (text: string) => parse(text).definitions[0] as OperationDefinitionNode

function compare(operation: OperationDefinitionNode, given: Record<string, unknown>, of = schema): 'RIGHT' | 'WRONG' {
  const { coerced, errors } = getVariableValues(of, operation.variableDefinitions ?? [], given, { maxErrors: 1 })
  const read = variableReaderOf(of, operation)(given)
  expect(read).toEqual(errors ? null : coerced)
  return errors ? 'WRONG' : 'RIGHT'
}

test.each(inputTypes.map(type => [type.name]))('%s', name => {
  const type = schema.getType(name) as GraphQLInputType
  const found = { RIGHT: 0, WRONG: 0 }
  for (const wrapped of [name, `${name}!`, `[${name}!]!`]) {
    const operation = operationOf(`query ($it: ${wrapped}) { __typename }`)
    const values = wrapped.startsWith('[')
      ? fc.oneof(fc.array(valuesOf(type), { maxLength: 3 }), valuesOf(type))
      : valuesOf(type)
    fc.assert(
      fc.property(values, it => void found[compare(operation, { it })]++),
      { numRuns: 60, seed: 8 },
    )
  }
  expect(found.RIGHT).toBeGreaterThan(20)
  if (isInputObjectType(type)) expect(found.WRONG).toBeGreaterThan(0)
})

test('what is not given is the default of the variable, or absent; null is not absent', () => {
  const operation = operationOf(
    'query ($a: Int, $b: Int = 3, $c: [OnlyDays!]! = ALL, $d: Int! = 4, $e: PushRowInput, $f: Int!) { __typename }',
  )
  for (const given of [
    { f: 1 },
    {},
    { f: null },
    { f: 1, d: null },
    { f: 1, a: null, b: null, e: null },
    { f: 1, b: undefined, unknown: 2 },
    { f: 1, c: 'WEEKENDS' },
  ])
    compare(operation, given)
})

test('records inherit nothing, and names of what all objects inherit are no fields', () => {
  const read = variableReaderOf(schema, operationOf('query ($it: PushRowInput) { __typename }'))
  const made = read(JSON.parse('{"it": {"key": "2026-11-20", "values": [{"metric": "a", "value": "1"}]}}'))
  expect(made?.it).toBeDefined()
  expect(Reflect.has(made?.it as object, 'toString')).toBe(false)
  for (const name of ['__proto__', 'constructor', 'toString']) {
    expect(read(JSON.parse(`{"it": {"key": "2026-11-20", "values": [], "${name}": {}}}`))).toBeNull()
  }
})

test('a type that holds itself is read to any depth', () => {
  const own = buildSchema('type Query { a: Int } input Tree { name: String! = "none" leaves: [Int!] trees: [Tree!]! }')
  const operation = operationOf('query ($it: Tree!) { a }')
  const tree = (depth: number): fc.Arbitrary<unknown> =>
    fc.record(
      {
        name: fc.constantFrom('a', 'b', 'c', 1, null),
        leaves: fc.array(fc.constantFrom(1, 2, 3, 4, null), { maxLength: 2 }),
        trees: fc.array(depth > 3 ? fc.constant(7) : tree(depth + 1), { maxLength: 2 }),
      },
      { requiredKeys: ['trees'] },
    )
  const found = { RIGHT: 0, WRONG: 0 }
  fc.assert(
    fc.property(tree(0), it => void found[compare(operation, { it }, own)]++),
    { numRuns: 400, seed: 9 },
  )
  expect(Math.min(found.RIGHT, found.WRONG)).toBeGreaterThan(40)
})
