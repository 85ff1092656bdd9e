import { expect, test } from 'vitest'
import { readTraceContext, writeTraceContext } from './trace-context.ts'

const ID = '4bf92f3577b34da6a3ce929d0e0e4736'
const SPAN = '00f067aa0ba902b7'
const read = (traceparent: string | string[], tracestate?: string | string[]) =>
  readTraceContext({ traceparent, tracestate })

test('the example of the standard is read, and written as it was', () => {
  const context = read(`00-${ID}-${SPAN}-01`, 'rojo=00f067aa0ba902b7,congo=t61rcWkgMzE')
  expect(context).toEqual({
    traceId: ID,
    spanId: SPAN,
    isSampled: true,
    traceState: 'rojo=00f067aa0ba902b7,congo=t61rcWkgMzE',
  })
  expect(context && writeTraceContext(context)).toEqual({
    traceparent: `00-${ID}-${SPAN}-01`,
    tracestate: 'rojo=00f067aa0ba902b7,congo=t61rcWkgMzE',
  })
})

test('of the flags only the first bit is known', () => {
  expect(read(`00-${ID}-${SPAN}-00`)?.isSampled).toBe(false)
  expect(read(`00-${ID}-${SPAN}-02`)?.isSampled).toBe(false)
  expect(read(`00-${ID}-${SPAN}-ff`)?.isSampled).toBe(true)
})

test('a later version is read as far as it is known', () => {
  expect(read(`cc-${ID}-${SPAN}-01-what-the-future-brings`)?.traceId).toBe(ID)
  expect(read(`cc-${ID}-${SPAN}-01`)?.traceId).toBe(ID)
})

test.each([
  ['', 'nothing'],
  [`ff-${ID}-${SPAN}-01`, 'the version that there will never be'],
  [`00-${ID}-${SPAN}-01-more`, 'more than this version has'],
  [`00-${'0'.repeat(32)}-${SPAN}-01`, 'no trace'],
  [`00-${ID}-${'0'.repeat(16)}-01`, 'no span'],
  [`00-${ID.toUpperCase()}-${SPAN}-01`, 'capitals'],
  [`00-${ID.slice(1)}-${SPAN}-01`, 'too short an id'],
  [`00-${ID}-${SPAN}-1`, 'too short flags'],
  [`00-${ID}-${SPAN}-01\r\nx: y`, 'a line break'],
  [`cc-${ID}-${SPAN}-01.more`, 'a later version that does not go on with a hyphen'],
])('%j begins a new trace: %s', text => {
  expect(read(text)).toBeNull()
})

test('two headers are none, and a state that is too long or is no text is left out', () => {
  expect(read([`00-${ID}-${SPAN}-01`, `00-${ID}-${SPAN}-01`])).toBeNull()
  expect(read(`00-${ID}-${SPAN}-01`, `a=${'x'.repeat(511)}`)?.traceState).toBe('')
  expect(read(`00-${ID}-${SPAN}-01`, 'a=\u00e9')?.traceState).toBe('')
  expect(read(`00-${ID}-${SPAN}-01`, ['a=1', 'b=2'])?.traceState).toBe('a=1,b=2')
})
