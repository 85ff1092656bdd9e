import { buildSchema, graphql } from 'graphql'
import { expect, test } from 'vitest'
import { AppError, badInput } from '../base/errors.ts'
import { nameInputPaths } from './input-paths.ts'

const schema = nameInputPaths(
  buildSchema(`
    input NewThing { name: String }
    type Query { thing(id: ID): Int }
    type Mutation { make(input: NewThing): Int, rotate(hours: Int): Int, gone(input: NewThing): Int, whole(input: NewThing): Int }
  `),
)
const throwing = (error: Error) => () => {
  throw error
}
const rootValue = {
  make: throwing(badInput('name', 'No name.')),
  whole: throwing(badInput('', 'One of them.')),
  rotate: throwing(badInput('hours', 'Too many.')),
  gone: throwing(new AppError('NOT_FOUND', 'Nothing.')),
}

test.each([
  ['make', { 'input.name': ['No name.'] }],
  ['whole', { input: ['One of them.'] }],
  ['rotate', { hours: ['Too many.'] }],
  ['gone', undefined],
])('what is wrong in %s is named by its argument', async (field, fields) => {
  const { errors } = await graphql({ schema, rootValue, source: `mutation { ${field} }` })
  const original = errors?.[0]?.originalError as AppError
  expect(original).toBeInstanceOf(AppError)
  expect(original.fields && { ...original.fields }).toEqual(fields)
})
