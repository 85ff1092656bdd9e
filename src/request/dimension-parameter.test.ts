import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toDimensionFilter } from '../core/dimension-filter.ts'
import {
  readFilterLines,
  readFilters,
  readNames,
  readValues,
  writeFilters,
  writeValues,
} from './dimension-parameter.ts'

test.each([
  ['DE,FR', ['DE', 'FR']],
  ['', [null]],
  ['DE,', ['DE', null]],
  ['a\\,b,c', ['a,b', 'c']],
  ['a\\\\,b', ['a\\', 'b']],
  ['C:\\temp', ['C:\\temp']],
  ['\\', ['\\']],
])('%j are the values %j', (text, values) => {
  expect(readValues(text)).toEqual(values)
})

test('values are read as they were written, whatever they hold', () => {
  const value = fc.option(fc.oneof(fc.string({ minLength: 1 }), fc.stringMatching(/^[\\,a]{1,6}$/)))
  fc.assert(
    fc.property(fc.array(value, { minLength: 1 }), all => {
      expect(readValues(writeValues(all))).toEqual(all)
    }),
  )
})

test('filters are read as they were written, in one order', () => {
  const filter = fc.record({
    dimension: fc.constantFrom('country', 'plan.size', 'a,b'),
    in: fc.constantFrom(null, ['DE', null], ['a,b']),
    startsWith: fc.constantFrom(null, 'D'),
    isSet: fc.constantFrom(null, true, false),
  })
  fc.assert(
    fc.property(fc.uniqueArray(filter, { selector: it => it.dimension }), filters => {
      const written = writeFilters(filters.map(toDimensionFilter))
      const read = readFilters(Object.fromEntries([...written].reverse()))
      expect(writeFilters(read.map(toDimensionFilter))).toEqual(written)
    }),
  )
})

test('a name may have dots, and names have commas between', () => {
  expect(readFilters({ 'where.plan.size': 'L', other: '1' })).toEqual([{ dimension: 'plan.size', in: ['L'] }])
  expect(readNames('country,a\\,b,')).toEqual(['country', 'a,b'])
})

test.each([
  [{ 'where.': 'x' }, 'where.'],
  [{ 'where.country': ['DE', 'FR'] }, 'where.country'],
  [{ 'where_is_set.country': 'yes' }, 'where_is_set.country'],
])('%j is refused and names its parameter', (query, name) => {
  expect(() => readFilters(query)).toThrow(expect.objectContaining({ fields: { [name]: [expect.any(String)] } }))
})

test('what no address can say is refused', () => {
  const both = [
    { dimension: 'a', in: ['1'] },
    { dimension: 'a', in: ['2'] },
  ].map(toDimensionFilter)
  expect(() => writeFilters(both)).toThrow('one filter of a kind')
  expect(() => writeFilters([toDimensionFilter({ dimension: 'a', in: [] })])).toThrow('at least one value')
})

test('people write a filter a line, as addresses have them', () => {
  expect(readFilterLines('where.country=DE,FR\n\n where_not.a=b=c\\,d\n')).toEqual([
    { dimension: 'country', in: ['DE', 'FR'], notIn: null, startsWith: null, isSet: null },
    { dimension: 'a', in: null, notIn: ['b=c,d'], startsWith: null, isSet: null },
  ])
  for (const line of ['country=DE', 'where.country', '=DE', 'where.country\n'])
    expect(() => readFilterLines(line)).toThrow('Write each filter as where.country=DE,FR')
})
