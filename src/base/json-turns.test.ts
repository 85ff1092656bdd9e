import fc from 'fast-check'
import { expect, test } from 'vitest'
import { JsonSyntaxError } from './json-errors.ts'
import { readJson, toPlain } from './json-text.ts'
import { readPlainInTurns } from './json-turns.ts'

const limits = { maxDepth: 60, maxMembers: 1_000, maxValues: 100_000 }
const outcome = async (work: () => unknown) => {
  try {
    return { value: await work() }
  } catch (error) {
    expect(error).toBeInstanceOf(JsonSyntaxError)
    return 'refused'
  }
}

test('whatever its size, a text is read as it is read at once', async () => {
  const texts = fc
    .tuple(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(0, 1, 2))
    .map(([value, indent]) => JSON.stringify(value, null, indent))
  await fc.assert(
    fc.asyncProperty(texts, fc.integer({ min: 1, max: 40 }), async (text, piece) => {
      expect(await readPlainInTurns(text, limits, piece)).toEqual(toPlain(readJson(text)))
    }),
    { numRuns: 500 },
  )
})

test('and refused as it is refused at once', async () => {
  const texts = fc
    .tuple(
      fc.jsonValue({ maxDepth: 4 }),
      fc.nat(300),
      fc.constantFrom('', ',', '[', ']', '{', '}', '"', ':', '1', ' ', 'x', '\\'),
    )
    .map(([value, at, text]) => {
      const whole = JSON.stringify(value)
      const cut = at % (whole.length + 1)
      return text === '' ? whole.slice(0, cut) : whole.slice(0, cut) + text + whole.slice(cut)
    })
  await fc.assert(
    fc.asyncProperty(texts, fc.integer({ min: 1, max: 20 }), async (text, piece) => {
      const whole = await outcome(() => toPlain(readJson(text)))
      expect(await outcome(() => readPlainInTurns(text, limits, piece))).toEqual(whole)
    }),
    { numRuns: 2_000 },
  )
})

test.each([
  '[1,2,3,]',
  '[1,,2]',
  '[[1,2],[3]4]',
  '[[1,2,3][4]]',
  '{"a":[1,2,3],}',
  '{"a":1,"b"}',
  '{"a":1 "b":2}',
  '[1,2]]',
  '1[2,3,4]',
  '[1,2,3',
  '[1,2,3}',
  ',[1,2]',
  '[1,2],3',
  '["a\\"]',
  '{[1,2,3]}',
  '{"a":[1,2,3]"b":1}',
])('%s is refused', async text => {
  for (const piece of [1, 2, 3, 5]) await expect(readPlainInTurns(text, limits, piece)).rejects.toThrow(JsonSyntaxError)
})

test('digits are kept, names are ordinary, a name that comes twice has its last value', async () => {
  const text = '\ufeff {"__proto__": 9007199254740993, "a": [1, 2, 3], "a": {"b": "\\"]"}, "l": ["\\\\", "x"]} '
  expect(await readPlainInTurns(text, limits, 1)).toEqual(toPlain(readJson(text)))
})

test('depth, members and the number of values have an end', async () => {
  await expect(readPlainInTurns('['.repeat(61), limits, 1)).rejects.toThrow(/deeper than 60 levels/)
  const names = Array.from({ length: 1_001 }, (_, at) => `"m${at}":1`).join(',')
  await expect(readPlainInTurns(`[{${names}}]`, limits, 100)).rejects.toThrow(/more than 1000 members/)
  const many = `[${Array.from({ length: 100_001 }, () => '{}').join(',')}]`
  await expect(readPlainInTurns(many, limits)).rejects.toThrow(/more than 100000 values/)
})

test('other work goes on while a large text is read', async () => {
  let turns = 0
  let isOver = false
  const text = `[${Array.from({ length: 90_000 }, (_, id) => `{"id":${id},"name":"item"}`).join(',')}]`
  const reading = readPlainInTurns(text, { ...limits, maxValues: 1_000_000 }).finally(() => {
    isOver = true
  })
  while (!isOver) {
    await new Promise(resolve => setImmediate(resolve))
    turns++
  }
  expect(await reading).toHaveLength(90_000)
  expect(turns).toBeGreaterThan(3)
})

test('NaN and Infinity are null where somebody counts them, in pieces as at once, and refused elsewhere', async () => {
  const text = `[${'{"a":NaN,"b":[-Infinity,Infinity,-1,2]},'.repeat(50)}NaN]`
  for (const piece of [64, text.length]) {
    let count = 0
    const limits = { maxDepth: 9, maxMembers: 9, maxValues: 1_000, onNonFinite: () => void count++ }
    const list = (await readPlainInTurns(text, limits, piece)) as unknown[]
    expect([list[0], list[50], count]).toEqual([{ a: null, b: [null, null, -1, 2] }, null, 151])
  }
  for (const wrong of ['[-NaN]', '[nan]', '[Inf]', '[NaNs]', '[-Infinit]']) {
    const limits = { maxDepth: 9, maxMembers: 9, maxValues: 9, onNonFinite: () => {} }
    await expect(readPlainInTurns(wrong, limits), wrong).rejects.toThrow('Expected')
  }
  await expect(readPlainInTurns('[NaN]', { maxDepth: 9, maxMembers: 9, maxValues: 9 })).rejects.toThrow(
    'Expected a value',
  )
})
