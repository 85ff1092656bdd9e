import {
  buildSchema,
  type ExecutionResult,
  execute,
  GraphQLInputObjectType,
  type GraphQLSchema,
  parse,
  validate,
} from 'graphql'
import { expect, test } from 'vitest'
import { nameLiterals, nameVariables } from './coercion-fields.ts'

const schema: GraphQLSchema = buildSchema(`
  enum Kind { DAY NAME }
  input Value { metric: String!, value: Int! }
  input Row { key: String!, values: [Value!]! }
  input PushInput { id: ID!, kind: Kind, rows: [Row!]!, tags: [String!] }
  type Mutation { push(input: PushInput!): Int }
  type Query { list(first: Int, kind: Kind): Int, other(kinds: [Kind!]): Int }
`)
const value = schema.getType('Value')
if (value instanceof GraphQLInputObjectType) value.extensions = { namedBy: 'metric', namedValue: 'value' }

const fieldsOf = (errors: ExecutionResult['errors']) => errors?.map(({ extensions }) => extensions.fields)

async function run(query: string, variables: Record<string, unknown>, operationName?: string) {
  const document = parse(query)
  const args = { schema, document, variableValues: variables, operationName: operationName ?? null }
  const result = nameVariables(schema, { document, operationName, variables }, await execute(args))
  return fieldsOf(result.errors)
}

const PUSH = 'mutation ($input: PushInput!) { push(input: $input) }'
const rows = [{ key: 'a', values: [{ metric: 'Users', value: 1 }] }]

test.each<[string, Record<string, unknown>, string]>([
  [
    'a value',
    { id: '1', rows: [...rows, { key: 'b', values: [{ metric: 'Users', value: 'x' }] }] },
    'input.rows.1.values.Users',
  ],
  [
    'a value without a name',
    { id: '1', rows: [{ key: 'b', values: [{ metric: '', value: 'x' }] }] },
    'input.rows.0.values.0.value',
  ],
  ['one row that is no list', { id: '1', rows: { key: 1, values: [] } }, 'input.rows.key'],
  ['a word of an enum', { id: '1', rows, kind: 'WEEK' }, 'input.kind'],
  ['a field that is missing', { rows }, 'input'],
  ['a field that does not exist', { id: '1', rows, color: 'red' }, 'input'],
  ['null where a value has to be', { id: '1', rows, tags: ['a', null] }, 'input.tags.1'],
])('%s that is wrong in a variable is named by its path', async (_what, input, path) => {
  const [fields] = (await run(PUSH, { input })) ?? []
  expect(Object.keys(fields ?? {})).toEqual([path])
})

test('each error names its own part, by the argument that the variable stands for', async () => {
  const query = `mutation A { push(input: { id: 1, rows: [] }) }
    query B($kind: Kind, $first: Int, $kinds: [Kind!]) { list(kind: $kind, first: $first) ...F }
    fragment F on Query { other(kinds: $kinds) }`
  expect(await run(query, { kind: 'X', first: 'many', kinds: ['DAY', 'Y'] }, 'B')).toEqual([
    { kind: [expect.stringContaining('"X"')] },
    { first: [expect.stringContaining('many')] },
    { 'kinds.1': [expect.stringContaining('"Y"')] },
  ])
})

test('a variable inside of a literal continues the path of the literal', async () => {
  const query = `mutation ($value: Int!, $tag: String!, $id: ID!) {
    push(input: { id: $id, rows: [{ key: "a", values: [{ metric: "Users", value: $value }] }], tags: ["x", $tag] })
  }`
  expect(await run(query, { value: 'x', tag: null })).toEqual([
    { 'input.rows.0.values.Users': [expect.any(String)] },
    { 'input.tags.1': ['A value of type "String!" is required.'] },
    { 'input.id': ['A value of type "ID!" is required.'] },
  ])
})

test('results with data, and errors that are not of variables, stay as they are', async () => {
  expect(await run('query ($first: Int = 3) { list(first: $first) }', {})).toBeUndefined()
  const document = parse('{ list }')
  const request = { document, operationName: undefined, variables: {} }
  const result = { errors: await run('{ list }', {}), data: null } as unknown as ExecutionResult
  expect(nameVariables(schema, request, result)).toBe(result)
})

test.each([
  ['{ list(kind: WEEK) }', 'kind'],
  ['{ list(first: "x") }', 'first'],
  ['{ other(kinds: [DAY, WEEK]) }', 'kinds.1'],
  ['mutation { push(input: { id: 1, rows: [{ key: 1, values: [] }] }) }', 'input.rows.0.key'],
  [
    'mutation { push(input: { id: 1, rows: [{ key: "a", values: [{ metric: "Users", value: "x" }] }] }) }',
    'input.rows.0.values.Users',
  ],
  ['mutation { push(input: { id: 1, rows: [], color: 1 }) }', 'input.color'],
  ['mutation { push(input: { rows: [] }) }', 'input'],
])('a literal that is wrong is named: %s', (query, path) => {
  const document = parse(query)
  const [error] = nameLiterals(schema, document, validate(schema, document))
  expect(error?.extensions.fields).toEqual({ [path]: [error?.message] })
  expect(error?.locations).toHaveLength(1)
})

test('errors of the document that are not of values have no fields', () => {
  const document = parse('{ list(second: 1) nothing }')
  const errors = nameLiterals(schema, document, validate(schema, document))
  expect(fieldsOf(errors)).toEqual([undefined, undefined])
})
