import { expect, test } from 'vitest'
import { readBody } from '../graphql/request-text.ts'
import { formEncoded, requoteUrl, toPairs } from './pairs.ts'

const paramsOf = (params: string) =>
  toPairs(readBody(`{"query": "{a}", "variables": {"params": ${params}}}`).variables?.params)

test('an object stays one, unless its names have an order that objects lose', () => {
  expect(paramsOf('{"b": 1, "a": 2}')).toEqual({ b: 1, a: 2 })
  expect(paramsOf('{"1": "x", "2": "y"}')).toEqual({ 1: 'x', 2: 'y' })
  expect(paramsOf('{"10": "x", "2": "y", "a": "z"}')).toEqual([
    ['10', 'x'],
    ['2', 'y'],
    ['a', 'z'],
  ])
  expect(paramsOf('{"a": 1, "7": {"2": 1}}')).toEqual([
    ['a', 1],
    ['7', { 2: 1 }],
  ])
})

test('pairs are lists of a name and a value; anything else is none', () => {
  expect(paramsOf('[["a", 1], [2, null], ["a", [3]]]')).toEqual([
    ['a', 1],
    ['2', null],
    ['a', [3]],
  ])
  expect(paramsOf('[]')).toEqual([])
  for (const wrong of ['"a=1"', '7', '[["a"]]', '[["a", 1, 2]]', '[[null, 1]]', '[{"a": 1}]'])
    expect(paramsOf(wrong), wrong).toBeNull()
})

test.each([
  ['https://a.org/50%', 'https://a.org/50%25'],
  ['https://a.org/50%/a%20b%zz', 'https://a.org/50%25/a%20b%25zz'],
  ['https://a.org/[a]?b[c]=d|e#', 'https://a.org/%5Ba%5D?b%5Bc%5D=d%7Ce#'],
  ['http://[::1]:80/[a]', 'http://[::1]:80/%5Ba%5D'],
  ['https://a.org', 'https://a.org'],
])('%s is called as %s', (url, called) => {
  expect(requoteUrl(url)).toBe(called)
  expect(requoteUrl(called)).toBe(called)
})

test('a form has the letters that Python leaves, and half of a pair is no error', () => {
  expect(formEncoded([['a b', "it's~*!()-._é"]])).toBe('a+b=it%27s~%2A%21%28%29-._%C3%A9')
  expect(formEncoded([['\ud800', '']])).toBe('%EF%BF%BD=')
})
