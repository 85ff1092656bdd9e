import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { JsonLimitError, JsonSyntaxError } from './json-errors.ts'
import { JsonNumber, type JsonValue, readJson, toPlain } from './json-text.ts'

/** What `JSON.parse` would have made of it. */
function asParsed(value: JsonValue): unknown {
  if (value instanceof JsonNumber) return Number(value.source)
  if (Array.isArray(value)) return value.map(asParsed)
  if (value instanceof Map) return Object.fromEntries([...value].map(([name, member]) => [name, asParsed(member)]))
  return value
}

function isAccepted(read: (text: string) => unknown, text: string): boolean {
  try {
    read(text)
    return true
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof JsonSyntaxError) return false
    throw error
  }
}

function refusalOf(text: string, maxDepth?: number): JsonSyntaxError {
  try {
    readJson(text, maxDepth === undefined ? {} : { maxDepth })
  } catch (error) {
    if (error instanceof JsonSyntaxError) return error
    throw error
  }
  throw new Error(`accepted: ${text}`)
}

const blanks = fc.stringMatching(/^[ \t\r\n]{0,2}$/)
const numberText = fc.stringMatching(/^-?(0|[1-9][0-9]{0,24})(\.[0-9]{1,12})?([eE][+-]?[0-9]{1,2})?$/)
const anyString = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string())
const anyName = fc.oneof(
  anyString,
  fc.nat({ max: 99 }).map(String),
  fc.constantFrom('__proto__', 'constructor', 'a"', ''),
)

/** A value together with one way to write it, with blanks and escapes where they may stand. */
const written: fc.Arbitrary<string> = fc.letrec<{ value: string; object: string; array: string; text: string }>(
  tie => ({
    value: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.constantFrom('null', 'true', 'false'),
      numberText,
      tie('text'),
      tie('array'),
      tie('object'),
    ),
    text: fc.tuple(anyString, fc.boolean()).map(([text, escaped]) => quote(text, escaped)),
    array: fc
      .tuple(fc.array(tie('value'), { maxLength: 4 }), blanks)
      .map(([items, gap]) => `[${gap}${items.join(`${gap},${gap}`)}${gap}]`),
    object: fc
      .tuple(fc.array(fc.tuple(anyName, fc.boolean(), tie('value')), { maxLength: 4 }), blanks)
      .map(([members, gap]) => {
        const texts = members.map(([name, escaped, value]) => `${quote(name, escaped)}${gap}:${gap}${value}`)
        return `{${gap}${texts.join(`${gap},${gap}`)}${gap}}`
      }),
  }),
).value

function quote(text: string, escaped: boolean): string {
  if (!escaped) return JSON.stringify(text)
  const units = text.split('').map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return `"${units.join('')}"`
}

describe('readJson', () => {
  test('reads what JSON.parse reads, to the same values', () => {
    fc.assert(
      fc.property(written, text => {
        expect(asParsed(readJson(text))).toEqual(JSON.parse(text))
      }),
      { numRuns: 1_000 },
    )
  })

  test('accepts and refuses the same texts as JSON.parse', () => {
    const piece = fc.constantFrom(
      ...[
        '"',
        '\\',
        '\\u',
        '\\ud800',
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '0',
        '-',
        '+',
        '.',
        'e',
        'E',
        ' ',
        '\n',
        '\f',
        '\u00a0',
      ],
      ...['\u2028', '\u0000', '\u001f', '\u007f', 'true', 'nul', 'NaN', '//', "'", '1', '\ufeff', '١'],
    )
    const mutated = fc.tuple(written, fc.nat(), fc.nat({ max: 3 }), piece).map(([text, seed, cut, extra]) => {
      const at = seed % (text.length + 1)
      // The byte order mark is ours to accept, at the start only: tested on its own.
      return (text.slice(0, at) + extra + text.slice(at + cut)).replace(/^\ufeff/, '')
    })
    fc.assert(
      fc.property(mutated, text => {
        expect(isAccepted(readJson, text)).toBe(isAccepted(JSON.parse, text))
      }),
      { numRuns: 5_000 },
    )
  })

  test('keeps the order of names as written, names like numbers included', () => {
    const read = readJson('{"Dashboard_id":"x","7":"3","10":"1","2":null}') as Map<string, JsonValue>
    expect([...read.keys()]).toEqual(['Dashboard_id', '7', '10', '2'])
    fc.assert(
      fc.property(fc.uniqueArray(anyName), names => {
        const text = `{${names.map(name => `${JSON.stringify(name)}:1`).join(',')}}`
        expect([...(readJson(text) as Map<string, JsonValue>).keys()]).toEqual(names)
      }),
    )
  })

  test('keeps every digit of a number', () => {
    fc.assert(
      fc.property(numberText, text => {
        expect(readJson(` ${text} `)).toEqual(new JsonNumber(text))
      }),
    )
    expect(String(readJson('9007199254740993'))).toBe('9007199254740993')
    expect(JSON.stringify(readJson('[1.10,1e400]'))).toBe('[1.10,1e400]')
  })

  test('remembers names between objects without mistaking one for another', () => {
    const read = readJson('[{"a\\":":1,"b":2},{"a":":","b":3},{"ab":4},{"a":5,"b\\u0022":6},{"a":7,"b":8}]')
    const names = (read as Map<string, JsonValue>[]).map(object => [...object.keys()])
    expect(names).toEqual([['a":', 'b'], ['a', 'b'], ['ab'], ['a', 'b"'], ['a', 'b']])
  })

  test('takes the last value of a repeated name and leaves it in its first place', () => {
    expect([...(readJson('{"a":true,"b":null,"a":false}') as Map<string, JsonValue>)]).toEqual([
      ['a', false],
      ['b', null],
    ])
  })

  test('treats __proto__ as an ordinary name', () => {
    const read = readJson('{"__proto__":{"admin":true},"constructor":null}') as Map<string, JsonValue>
    expect([...read.keys()]).toEqual(['__proto__', 'constructor'])
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
  })

  test('leaves lone surrogates as they are', () => {
    expect(readJson('"\\ud800 \\uDC00 \\ud83d\\ude00"')).toBe('\ud800 \udc00 \u{1f600}')
  })

  test('accepts one byte order mark, at the start', () => {
    expect(readJson('\ufeff true')).toBe(true)
    expect(refusalOf('\ufeff\ufefftrue').position).toBe(1)
    expect(refusalOf('true\ufeff').position).toBe(4)
  })

  test.each([
    ['', 'Expected a value but found the end of the text at line 1, column 1.'],
    ['{"a":1} x', 'Expected the end of the text but found "x" at line 1, column 9.'],
    ['[1,\n 2,\n]', 'Expected a value after the comma but found "]" at line 3, column 1.'],
    ['{"a":1,}', 'Expected a name in quotes after the comma but found "}" at line 1, column 8.'],
    ['{"a" 1}', 'Expected ":" but found "1" at line 1, column 6.'],
    ["{'a':1}", 'Expected a name in quotes but found "\'" at line 1, column 2.'],
    ['[1 2]', 'Expected a comma or "]" but found "2" at line 1, column 4.'],
    ['{"a":1 "b"}', 'Expected a comma or "}" but found """ at line 1, column 8.'],
    ['"abc', 'Expected a quotation mark after the string but found the end of the text at line 1, column 5.'],
    ['"a\tb"', 'Expected an escape such as \\n for a control character but found U+0009 at line 1, column 3.'],
    ['"\\x"', 'Expected one of " \\ / b f n r t u after the backslash but found "x" at line 1, column 3.'],
    ['"\\u00g0"', 'Expected four hexadecimal digits after \\u but found "0" at line 1, column 4.'],
    ['01', 'Expected the end of the text but found "1" at line 1, column 2.'],
    ['-', 'Expected a digit but found the end of the text at line 1, column 2.'],
    ['[5.]', 'Expected a digit but found "]" at line 1, column 4.'],
    ['nil', 'Expected the word null but found "n" at line 1, column 1.'],
    ['\ufeff?', 'Expected a value but found "?" at line 1, column 1.'],
  ])('says of %j what it expected and where', (text, message) => {
    expect(refusalOf(text).message).toBe(message)
  })

  test('tells position, line and column of a refusal', () => {
    expect(refusalOf('{\n  "a": tru\n}')).toMatchObject({ position: 9, line: 2, column: 8 })
  })

  test('bounds the depth, 64 by default', () => {
    const nested = (depth: number) => `${'[{"a":'.repeat(depth / 2)}1${'}]'.repeat(depth / 2)}`
    expect(isAccepted(readJson, nested(64))).toBe(true)
    expect(refusalOf(nested(66)).message).toBe(
      'Arrays and objects are nested deeper than 64 levels at line 1, column 193.',
    )
    expect(readJson(nested(1_000), { maxDepth: 1_000 })).toBeInstanceOf(Array)
    expect(refusalOf('[[]]', 1).column).toBe(2)
    expect(readJson('[[],[],{}]', { maxDepth: 2 })).toEqual([[], [], new Map()])
    expect(() => readJson('1', { maxDepth: 1_001 })).toThrow(RangeError)
  })

  test('refuses a megabyte of opening brackets for its depth', () => {
    expect(refusalOf('['.repeat(1_000_000)).message).toMatch(/deeper than 64 levels/)
    expect(refusalOf('{"a":'.repeat(200_000)).message).toMatch(/deeper than 64 levels/)
  })
})

describe('toPlain', () => {
  test('makes objects without a prototype and numbers where nothing is lost', () => {
    const plain = toPlain(readJson('{"__proto__":{"n":1.50},"list":[0.1,-0,1e3,true,null,"x"]}')) as Record<
      string,
      unknown
    >
    expect(Object.getPrototypeOf(plain)).toBeNull()
    expect(Object.keys(plain)).toEqual(['__proto__', 'list'])
    expect(JSON.stringify(plain)).toBe('{"__proto__":{"n":1.5},"list":[0.1,0,1000,true,null,"x"]}')
  })

  test.each(['9007199254740993', '0.1000000000000000055', '1e400', '-1e400', '1e-400', '123456789012345678901'])(
    'keeps %s as it was written',
    source => {
      expect(toPlain(readJson(source))).toEqual(new JsonNumber(source))
    },
  )

  test.each([
    '0',
    '-0.0',
    '0e999999999',
    '1.0',
    '100',
    '1E2',
    '1.7976931348623157e308',
    '5e-324',
    '9007199254740992',
    '0.30',
    '12e-1',
  ])('makes a number of %s', source => {
    expect(toPlain(readJson(source))).toBe(Number(source))
  })

  test('gives a number exactly when its shortest text has the same decimal value', () => {
    const exact = (text: string): [bigint, number] => {
      const [, whole = '', fraction = '', exponent = '0'] = /^([^.e]+)(?:\.(\d+))?(?:e(.+))?$/i.exec(text) ?? []
      return [BigInt(whole + fraction), Number(exponent) - fraction.length]
    }
    const isSame = ([a, i]: [bigint, number], [b, j]: [bigint, number]) =>
      a * 10n ** BigInt(Math.max(i - j, 0)) === b * 10n ** BigInt(Math.max(j - i, 0))
    fc.assert(
      fc.property(fc.oneof(numberText, fc.double({ noNaN: true, noDefaultInfinity: true }).map(String)), text => {
        const plain = toPlain(new JsonNumber(text))
        expect(typeof plain === 'number').toBe(isSame(exact(text), exact(String(Number(text)))))
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('limits', () => {
  const limits = { maxItems: 3, maxMembers: 2, maxValues: 10 }
  const limitOf = (text: string) => {
    try {
      readJson(text, limits)
      return null
    } catch (error) {
      expect(error).toBeInstanceOf(JsonLimitError)
      const { limit, depth, message } = error as JsonLimitError
      return { limit, depth, message }
    }
  }

  test('what fits is read', () => {
    expect(readJson('[[1,2,3],{"a":1,"b":2},[4]]', limits)).toBeInstanceOf(Array)
    expect(readJson('[1,2,3]', limits)).toHaveLength(3)
  })

  test('reading ends at the first item, member or value too many, and says where', () => {
    expect(limitOf('[1,2,3,\n4]')).toEqual({
      limit: 'maxItems',
      depth: 1,
      message: 'An array has more than 3 items at line 2, column 1.',
    })
    expect(limitOf('{"a":[{"a":1,"b":2,"a":3}]}')).toMatchObject({ limit: 'maxMembers', depth: 3 })
    expect(limitOf('[[1,2,3],[4,5,6],[7,8,9]]')).toMatchObject({ limit: 'maxValues', depth: 2 })
    // What comes behind is never looked at.
    expect(limitOf(`[1,2,3,4${' '.repeat(1_000)}this is no JSON`)).toMatchObject({ limit: 'maxItems' })
  })
})
