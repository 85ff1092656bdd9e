import { expect, test } from 'vitest'
import { JsonNumber } from '../base/json-text.ts'
import { createRedactor } from './redact.ts'

const secret = 'p@ss "w/ord" é'
const redactor = createRedactor([secret, 'abcdefgh', 'abcdefgh-longer', '123456789'])

test.each([
  ['as it is', secret],
  ['percent-encoded', encodeURIComponent(secret)],
  ['percent-encoded in lower case', encodeURIComponent(secret).replace(/%[\dA-F]{2}/g, it => it.toLowerCase())],
  ['as a form value', new URLSearchParams({ x: secret }).toString().slice(2)],
  ['in JSON', JSON.stringify(secret).slice(1, -1)],
  ['in JSON with escaped slashes', JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/')],
  ['in base64', Buffer.from(secret).toString('base64')],
  ['in URL-safe base64', Buffer.from(secret).toString('base64url')],
  ['in hex', Buffer.from(secret).toString('hex')],
  ['in upper-case hex', Buffer.from(secret).toString('hex').toUpperCase()],
  ['in HTML', 'p@ss &quot;w/ord&quot; é'],
  ['in HTML with numbers', 'p@ss &#34;w/ord&#34; é'],
  ['in HTML of ASCII', 'p@ss &quot;w/ord&quot; &#233;'],
  ['in HTML of ASCII, in hex', 'p@ss &quot;w/ord&quot; &#xE9;'],
  ['in HTML with slashes', 'p@ss &quot;w&#x2F;ord&quot; é'],
  ['in JSON of ASCII', 'p@ss \\"w/ord\\" \\u00e9'],
  ['in JSON of ASCII in upper case', 'p@ss \\"w/ord\\" \\u00E9'],
  ['in JSON of ASCII with escaped slashes', 'p@ss \\"w\\/ord\\" \\u00e9'],
  ['in JSON of .NET', 'p@ss \\u0022w/ord\\u0022 \\u00E9'],
])('a secret is cut out %s', (_how, written) => {
  const clean = redactor.text(`before ${written} after`)
  expect(clean).toMatch(/^before \[redacted\]=* after$/)
})

test.each(['a', 'ab', 'abc', 'abcd'])('a secret is cut out of the base64 of %s: and it', user => {
  const clean = redactor.text(Buffer.from(`${user}:abcdefgh-longer`).toString('base64'))
  expect(clean).toContain('[redacted]')
  expect(Buffer.from(clean.replace('[redacted]', ''), 'base64').toString()).not.toMatch(/bcdefgh/)
})

test('values are cleaned at any depth, names and numbers too, and what is clean is not copied', () => {
  const clean = { a: [1, 'x', { b: null }] }
  expect(redactor.value(clean)).toBe(clean)
  expect(
    redactor.value({ [`x-${secret}`]: 1, list: ['abcdefgh-longer', 123456789, new JsonNumber('123456789')] }),
  ).toEqual({
    'x-[redacted]': 1,
    list: ['[redacted]', '[redacted]', '[redacted]'],
  })
})

test('long secrets are cut out, too, in every spelling', () => {
  const key = `-----BEGIN KEY-----\n${'ab+/'.repeat(500)}\n-----END KEY-----`
  const long = createRedactor([key, 'short-one'])
  for (const written of [
    key,
    encodeURIComponent(key),
    Buffer.from(key).toString('base64'),
    JSON.stringify(key).slice(1, -1),
  ])
    expect(long.text(`x ${written} short-one y`)).toMatch(/^x \[redacted\]=* \[redacted\] y$/)
})

test('too short a text is no secret', () => {
  const short = createRedactor(['ab', ''])
  expect(short.text('ab cab')).toBe('ab cab')
})

test('a large value is redacted as a small one is, with other work in between', async () => {
  const rows = Array.from({ length: 60_000 }, (_, id) => ({ id, name: id === 59_000 ? secret : 'item' }))
  const value = { rows, [`x ${secret}`]: { deep: rows }, last: 1 }
  let turns = 0
  let isOver = false
  const redacting = redactor.valueInTurns(value).finally(() => {
    isOver = true
  })
  while (!isOver) {
    await new Promise(resolve => setImmediate(resolve))
    turns++
  }
  const clean = (await redacting) as typeof value
  expect(clean).toEqual(redactor.value(value))
  expect(clean.rows[59_000]).toEqual({ id: 59_000, name: '[redacted]' })
  expect(clean.rows[0]).toBe(rows[0])
  expect(Object.keys(clean)).toEqual(['rows', 'x [redacted]', 'last'])
  expect(turns).toBeGreaterThan(1)
  const other = { rows: rows.slice(0, 10_000) }
  expect(await redactor.valueInTurns(other)).toBe(other)
})

test.each(["it's<b>&so", 'a+b=c`d/e', '😀-smile-key', 'Zürich–Straße'])('%s is cut out however it is escaped', text => {
  const own = createRedactor([text])
  const ascii = (it: string, print: (code: number) => string) =>
    it.replace(/[^ -~]/g, char => print(char.charCodeAt(0)))
  const json = JSON.stringify(text).slice(1, -1)
  const u = (code: number) => `\\u${code.toString(16).padStart(4, '0')}`
  const go = json.replace(/[<>&]/g, char => u(char.charCodeAt(0)))
  const html = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll("'", '&#39;')
  for (const written of [
    text,
    ascii(json, u),
    ascii(json, code => u(code).replace(/u.*/, it => `u${it.slice(1).toUpperCase()}`)),
    go,
    html,
  ])
    expect(own.text(`x ${written} y`), written).toBe('x [redacted] y')
})

test('of the start of a text, a secret that goes on behind it is cut out', () => {
  expect(createRedactor(['the-secret']).startOfText('1234567890the-secret, and more', 14)).toBe('1234567890[redacted]')
  expect(createRedactor(['the-secret']).startOfText('1234567890the-secret, and more', 10)).toBe('1234567890')
  expect(createRedactor(['the-secret']).startOfText('the-secret', 100)).toBe('[redacted]')
})

/** Milliseconds of the processor. */
async function cpuOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

const A = 'a'.repeat(4_000)
const FIVE_MIB = 5 * 1_048_576
// One of these took 7 s on the thread of all projects.
test.each<[string, string[], string]>([
  ['a long secret of one letter but one', [`${A}b${A}`], 'a'.repeat(FIVE_MIB)],
  ['a long secret that nearly stands there, again and again', [A], `${'a'.repeat(3_999)}b`.repeat(1_300)],
  [
    'many secrets that begin alike',
    Array.from({ length: 50 }, (_, at) => 'a'.repeat(200 + at)),
    `${'a'.repeat(199)}b`.repeat(26_000),
  ],
  ['many secrets that end alike', Array.from({ length: 50 }, (_, at) => `${at}-${A}`), 'a'.repeat(FIVE_MIB)],
  [
    'long secrets that repeat two letters',
    [`c${'ab'.repeat(4_000)}`, `${'ab'.repeat(4_000)}c`],
    'ab'.repeat(FIVE_MIB / 2),
  ],
])('%s is looked for in little time, and others have theirs', { timeout: 20_000 }, async (_what, secrets, text) => {
  const own = createRedactor(secrets)
  let turns = 0
  const timer = setInterval(() => turns++)
  expect(await cpuOf(() => own.valueInTurns([text]))).toBeLessThan(3_000)
  clearInterval(timer)
  expect(turns).toBeGreaterThan(1)
})

test('where too much would have to be compared, nothing is shown', async () => {
  const own = createRedactor(Array.from({ length: 200 }, (_, at) => `abcdefgh-${at}`))
  expect(await own.valueInTurns(['clean', 'abcdefgh'.repeat(100_000), 'clean'])).toEqual([
    'clean',
    '[redacted]',
    '[redacted]',
  ])
})

test('texts are learnt in little time', async () => {
  const texts = Array.from({ length: 8 }, (_, at) => `${at}${'€/'.repeat(4_000)}`)
  expect(await cpuOf(() => createRedactor().addInTurns(texts))).toBeLessThan(1_000)
})

/** So many lists in each other around a value. */
const wrapped = (levels: number, value: unknown) => {
  let outer = value
  for (let level = 0; level < levels; level++) outer = [outer]
  return outer
}
const zeros = (count: number) => Array.from({ length: count }, () => 0)

test.each<[string, unknown]>([
  ['lists that lie deep', Array.from({ length: 60 }, () => wrapped(180, zeros(8_500)))],
  ['a large object that lies deep', wrapped(180, Object.fromEntries(zeros(50_000).map((_, nth) => [`m${nth}`, 1])))],
  ['a list at each level', zeros(180).reduce<unknown>(inner => [...zeros(3_000), inner], 'x')],
])('redacting takes time in proportion to the value: %s', async (_what, value) => {
  const before = process.cpuUsage()
  expect(await redactor.valueInTurns(value)).toBe(value)
  const { user } = process.cpuUsage(before)
  expect(user / 1_000).toBeLessThan(900)
})
