import { describe, expect, test } from 'vitest'
import { isLiftable, type Literal, shapeOf, toVariable } from './literals.ts'

const shapes = (text: string) => shapeOf(text)?.text.replaceAll('\0', '|')

describe('the shape of a text', () => {
  test('has the kinds of literals in their places', () => {
    expect(shapes('{ a(id: "x", n: -12, f: 1.5e3) { b2 } }')).toBe('{ a(id: |STRING|, n: |INT|, f: |FLOAT|) { b2 } }')
    expect(shapeOf('{ a(id: "x\\"y", n: 0) }')?.literals).toEqual([
      { kind: 'STRING', text: '"x\\"y"', start: 8 },
      { kind: 'INT', text: '0', start: 19 },
    ])
  })

  test('is the same for texts that differ in literals alone, and for no others', () => {
    const same = ['{ a(x: 1) }', '{ a(x: -20) }'].map(shapes)
    expect(new Set(same).size).toBe(1)
    const others = ['{ a(x: 1.0) }', '{ a(x: "1") }', '{ a(x: 1)}', '{ a(y: 1) }', '{ a(x: 01) }', '{ a(x: 1x) }'].map(
      shapes,
    )
    expect(new Set([...others, ...same]).size).toBe(7)
  })

  test('leaves names, variables and comments as they are', () => {
    expect(shapes('query Q2($v1: Int) { a(x: $v1, y: 1) } # 2 "three"')).toBe(
      'query Q2($v1: Int) { a(x: $v1, y: |INT|) } # 2 "three"',
    )
    expect(shapeOf('{ a2 }')).toBeNull()
  })

  test('is not read where only the parser can', () => {
    expect(shapeOf('{ a(x: """block""") }')).toBeNull()
    expect(shapeOf(`{ a(x: [${'1 '.repeat(31)}]) }`)).toBeNull()
  })

  test('takes time by the length of a text, not more', () => {
    const hostile = [
      `{ a(x: ${'"'.repeat(4_001)}) }`,
      `{ a(x: "${'\\'.repeat(4_000)}`,
      '-'.repeat(4_000),
      '1.'.repeat(2_000),
    ]
    for (const text of hostile) shapeOf(text)
  })
})

test('values are what the literals say; what JSON reads otherwise is left to the parser', () => {
  const value = (kind: Literal['kind'], text: string, type: string) => toVariable({ kind, text, start: 0 }, type)
  expect(value('STRING', '"a\\n\\"b"', 'String')).toBe('a\n"b')
  expect(value('INT', '12345678901234567890', 'ID')).toBe('12345678901234567890')
  expect(value('INT', '-3', 'Int')).toBe(-3)
  expect(value('FLOAT', '1.5e3', 'Float')).toBe(1500)
  expect(value('FLOAT', '1.10', 'Decimal')).toBe('1.10')
  expect(isLiftable({ kind: 'INT', text: '1', start: 0 }, 'JSON')).toBe(false)
  for (const text of ['"\\u{1F600}"', '"\\ud800"', '"\\x"', '"a\tb"'])
    expect(value('STRING', text, 'String')).toBeUndefined()
})
