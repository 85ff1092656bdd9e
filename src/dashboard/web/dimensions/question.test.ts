import { expect, test } from 'vitest'
import { chosenValues, describeFilter, questionOf, variablesOf, withDimension, withValues } from './question.ts'

const params = (text: string) => new URLSearchParams(text)

test('an address without dimensions asks for none', () => {
  expect(variablesOf(questionOf(params('period=TODAY&top=5&metric=Sales')))).toEqual({ where: null, by: null })
})

test('an address has groups and filters', () => {
  const question = questionOf(params('by=country,plan&top=5&metric=Sales&where.country=DE,&where_not.plan=free'))
  expect(variablesOf(question)).toMatchObject({
    by: ['country', 'plan'],
    top: 5,
    orderBy: { metric: 'Sales' },
    where: [
      { dimension: 'country', in: ['DE', null] },
      { dimension: 'plan', notIn: ['free'] },
    ],
  })
})

test.each(['top=x', 'top=0', 'top=99999', 'where_is_set.country=perhaps', 'where.=DE'])(
  'what cannot be read is left out: %s',
  text => {
    expect(variablesOf(questionOf(params(`by=country&${text}`)))).toMatchObject({
      by: ['country'],
      top: 7,
      where: null,
    })
  },
)

test('a dimension is chosen, changed and taken away at its place', () => {
  expect(withDimension([], 0, 'country')).toEqual({ by: 'country' })
  expect(withDimension(['country'], 1, 'a,b')).toEqual({ by: 'country,a\\,b' })
  expect(withDimension(['country', 'plan'], 0, 'plan')).toEqual({ by: 'plan' })
  expect(withDimension(['country', 'plan'], 0, null)).toEqual({ by: 'plan' })
  expect(withDimension(['country'], 0, null)).toEqual({ by: null, top: null, metric: null })
})

test('values become a filter that is read as they were, none of them too', () => {
  for (const values of [['DE'], ['DE', 'a,b', null], [null], []]) {
    const change = Object.entries(withValues('country', values)).filter(([, value]) => value !== null)
    const { filters } = questionOf(new URLSearchParams(change as [string, string][]))
    expect(chosenValues(filters, 'country')).toEqual(values)
  }
})

test.each([
  ['where.country=DE,FR', 'country: DE, FR'],
  ['where.country=A,B,C,D,', 'country: A, B, C and 2 more'],
  ['where_not.country=DE,', 'country: not DE, (none)'],
  ['where_starts_with.country=D', 'country: begins with D'],
  ['where_is_set.country=true', 'country: any value'],
  ['where_is_set.country=false', 'country: (none)'],
])('%s is %s', (text, words) => {
  expect(questionOf(params(text)).filters.map(({ filter }) => describeFilter(filter))).toEqual([words])
})
