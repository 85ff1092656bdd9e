import { buildSchema, type GraphQLObjectType, graphql } from 'graphql'
import { expect, test } from 'vitest'
import { divisible, restrictable } from '../request/restriction.ts'
import { refuseUnmarked } from './restriction.ts'

const schema = buildSchema(`
  interface Node { id: ID! }
  type Open implements Node { id: ID! }
  type Closed implements Node { id: ID! }
  type ClosedEdge { node: Closed! }
  type ClosedConnection { edges: [ClosedEdge!]! }
  type Part { title: String, open: Open, closed: Closed, list: [Closed!], page: ClosedConnection }
  type Query { marked: Part, divided: Part, unmarked: Part }
  type Mutation { unmarked: String }
`)

function mark(type: GraphQLObjectType | null | undefined, field?: string, as: object = restrictable) {
  const marked = field === undefined ? type : type?.getFields()[field]
  if (!marked) throw new Error('nothing to mark')
  marked.extensions = { ...as }
}
mark(schema.getQueryType(), 'marked')
mark(schema.getQueryType(), 'divided', divisible)
mark(schema.getType('Open') as GraphQLObjectType)
refuseUnmarked(schema)

const part = { title: 'a', open: { id: '1' }, closed: { id: '2' }, list: [{ id: '3' }], page: { edges: [] } }

async function ask(source: string, widgetIds: string[] | null, where: readonly object[] = []) {
  const restriction = widgetIds && { widgetIds: new Set(widgetIds), where }
  const rootValue = { marked: part, divided: part, unmarked: part }
  const { data, errors } = await graphql({ schema, source, rootValue, contextValue: { principal: { restriction } } })
  return { data, errors: errors?.map(({ path, message }) => [path?.join('.'), message]) }
}

test('a restricted principal has the root fields that are marked, and no others', async () => {
  const message = 'The token is for 1 widget only.'
  expect(await ask('{ marked { title } unmarked { title } }', ['7'])).toEqual({
    data: { marked: { title: 'a' }, unmarked: null },
    errors: [['unmarked', message]],
  })
  expect(await ask('mutation { unmarked }', ['7', '8'])).toEqual({
    data: { unmarked: null },
    errors: [['unmarked', 'The token is for 2 widgets only.']],
  })
  expect(await ask('{ unmarked { title } }', null)).toEqual({ data: { unmarked: { title: 'a' } }, errors: undefined })
})

test('below a marked field it has entities of marked types, and no others, in lists and pages neither', async () => {
  const asked = '{ marked { open { id } closed { id } list { id } page { edges { node { id } } } } }'
  const { data, errors } = await ask(asked, ['7'])
  expect(data).toEqual({ marked: { open: { id: '1' }, closed: null, list: null, page: null } })
  expect(errors?.map(([path]) => path)).toEqual(['marked.closed', 'marked.list', 'marked.page'])
  expect((await ask(asked, null)).errors).toBeUndefined()
})

test('a principal for some rows has what is marked for parts of a widget, and nothing else', async () => {
  const where = [{ dimension: 'country', in: ['DE'], notIn: null, startsWith: null, isSet: null }]
  expect(await ask('{ marked { title } divided { title open { id } } }', ['7'], where)).toEqual({
    data: { marked: null, divided: { title: 'a', open: null } },
    errors: [
      ['marked', 'The token is for some rows of 1 widget only.'],
      ['divided.open', 'The token is for some rows of 1 widget only.'],
    ],
  })
})
