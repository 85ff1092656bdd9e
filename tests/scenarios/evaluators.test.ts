// Templates and expressions of users run in processes that can be killed: no attack holds the gateway up, and none keeps others waiting.

import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterAll, expect, test } from 'vitest'
import { DEFAULT_PROJECT_ID } from '../../src/auth/project.ts'
import type { ProjectId } from '../../src/base/id.ts'
import { JsonNumber } from '../../src/base/json-text.ts'
import { mapData } from '../../src/feeds/mapping.service.ts'
import { evaluationLimits, type TemplateText } from '../../src/sources/evaluation.ts'
import { Evaluators } from '../../src/sources/evaluator.service.ts'

/** Nothing of the tests needs as long as the gateway allows. */
const evaluators = new Evaluators({ ...evaluationLimits, mapping: { ...evaluationLimits.mapping, timeoutMs: 1_000 } })
afterAll(() => evaluators.close())

const map = (project: string, value: string, data: unknown = { a: 1 }, more: object = {}) =>
  mapData(
    evaluators,
    project as ProjectId,
    { rows: null, filter: null, key: null, metrics: [{ name: 'n', value }], ...more },
    data,
    {},
  )
const ONE = { filtered: 0, hasRows: true, rows: [{ key: null, values: [['n', '1']] }] }

const render = async (project: string, text: string, variables: object = {}, mode: TemplateText['mode'] = 'VALUE') => {
  const job = { kind: 'templates' as const, texts: [{ text, mode }], scope: { variables }, now: 0 }
  const [outcome] = await evaluators.evaluate(project as ProjectId, job)
  if (!outcome || 'issue' in outcome) throw new Error(outcome?.issue)
  return outcome.value
}

/** The longest that the event loop of this thread was held while something ran; milliseconds. */
async function heldWhile(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  await work()
  delay.disable()
  return delay.max / 1e6
}

test('numbers keep their digits on the way there and back', async () => {
  const data = { list: [{ n: new JsonNumber('9007199254740993') }] }
  const { rows } = await map('1', 'n', data, { rows: 'list', filter: '= true' })
  expect(rows).toEqual([{ key: null, values: [['n', '9007199254740993']] }])
  expect(await render('1', '{{ variables.n | default: 1 }}', { n: data.list[0]?.n })).toEqual(data.list[0]?.n)
  // The same process takes the next one.
  await expect(map('1', '= $error("no")')).rejects.toThrow('failed: no')
  expect(await map('1', '= a')).toEqual(ONE)
})

const long = 'a'.repeat(40)
const expressions: [string, string][] = [
  ['recursion without end', '= ($f := function($x) { $f($x) }; $f(1))'],
  ['recursion that grows', '= ($f := function($x) { 1 + $f($x + 1) }; $f(1))'],
  ['a text that doubles', '= ($f := function($s) { $f($s & $s) }; $f("xxxxxxxxxxxxxxxx"))'],
  ['half a gigabyte of padding', "= $pad('9', 500000000, '9')"],
  ['padding on the other side', "= $pad('9', -500000000, 'long')"],
  ['padding in $eval', `= $eval("$pad('9', 500000000, '9')")`],
  ['a long range', '= $sum([1..10000000])'],
  ['ranges of ranges', '= $count([1..10000].([1..10000]))'],
  ['a text of a range', '= $string([1..9999999])'],
  ['a join of a range', '= $join([1..5000000].$string($), "xxxxxxxxxx")'],
  ['a list that doubles', '= $reduce([1..60], function($l, $x) { $append($l, $l) }, [1, 2])'],
  ['a text that doubles by $reduce', '= $reduce([1..60], function($l, $x) { $l & $l }, "xx")'],
  ['a text that doubles by $replace', '= $reduce([1..40], function($l, $x) { $replace($l, "x", "xx") }, "xx")'],
  ['$split of what doubles', '= $count($split($reduce([1..28], function($l, $x) { $l & $l }, "xx"), ""))'],
  ['nested lists', '= $reduce([1..100000], function($l, $x) { [[$l]] }, [])'],
  ['a sort that never agrees', '= $sort([1..100000], function($l, $r) { $random() > 0.5 })'],
  ['$match that never ends', `= $match("${long}!", /^(a+)+$/)`],
  ['$match with a reference that never ends', `= $match("${long}!", /^(a+)+\\1$/)`],
  ['$replace that never ends', `= $replace("${long}!", /^(a|a)*$/, "")`],
  ['$split that never ends', `= $split("${long}!", /(a*)*b/)`],
  ['$contains that never ends', `= $contains("${long}!", /^(([a-z])+.)+[A-Z]([a-z])+$/)`],
  ['$eval without end', '= ($f := function($x) { $eval("$f(1)") }; $f(1))'],
  ['a reply too large', '= $string([1..1000000])'],
]

test('no expression holds the gateway up, or gives back what nobody can hold', { timeout: 120_000 }, async () => {
  const outcomes: [string, unknown][] = []
  const before = process.memoryUsage().rss
  const held = await heldWhile(() =>
    Promise.all(
      // Of many projects: one alone would wait for itself.
      expressions.map(async ([what, text], at) => {
        const outcome = await map(`p${at % 7}`, text).catch((error: Error) => error)
        outcomes.push([what, outcome instanceof Error ? outcome.name : JSON.stringify(outcome).slice(0, 200)])
      }),
    ),
  )
  expect(outcomes.filter(([, outcome]) => outcome !== 'Error')).toEqual([])
  expect(held).toBeLessThan(1_500)
  expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1_048_576)
  expect(await map('1', '= a')).toEqual(ONE)
})

const templates: [string, string][] = [
  ['a range and its size', '{{ (1..9999999) | json | size }}'],
  ['loops in loops', `${'{% for a in (1..1000) %}'.repeat(6)}x${'{% endfor %}'.repeat(6)}`],
  ['times', '{% assign x = 9 %}{% for i in (1..1000000) %}{% assign x = x | times: x %}{% endfor %}{{ x }}'],
  ['append', '{% assign x = "aaaaaaaaaa" %}{% for i in (1..100) %}{% assign x = x | append: x %}{% endfor %}{{ x }}'],
  [
    'capture',
    '{% assign x = "a" %}{% for i in (1..60) %}{% capture x %}{{ x }}{{ x }}{% endcapture %}{% endfor %}{{ x }}',
  ],
  ['replace', '{% assign x = "aaaa" %}{% for i in (1..30) %}{% assign x = x | replace: "a", x %}{% endfor %}{{ x }}'],
  ['concat', '{% assign x = variables.list %}{% for i in (1..60) %}{% assign x = x | concat: x %}{% endfor %}{{ x }}'],
  ['a padded date', '{{ "now" | date: "%999999999Y" }}'],
  ['a sort of a range', '{% for i in (1..1000) %}{% assign x = (1..100000) | sort | reverse | uniq %}{% endfor %}'],
  ['a search in strings', '{{ (1..100000) | where_exp: "x", "x == nobody.knows" | size }}'],
  ['a reply too large', '{{ (1..300000) | join: "xxxxxxxx" }}'],
  ['a list too large', '{{ (1..1000000) }}'],
]

test('no template holds the gateway up', { timeout: 60_000 }, async () => {
  const outcomes: [string, string][] = []
  const held = await heldWhile(() =>
    Promise.all(
      templates.map(async ([what, text], at) => {
        const outcome = await render(`p${at % 7}`, text, { list: [1, 2] }).catch((error: Error) => error)
        outcomes.push([what, outcome instanceof Error ? outcome.name : JSON.stringify(outcome).slice(0, 200)])
      }),
    ),
  )
  expect(outcomes.filter(([, outcome]) => outcome !== 'Error')).toEqual([])
  expect(held).toBeLessThan(1_500)
})

test('what an expression reaches of its process is nothing', async () => {
  for (const text of [
    '= $string(__proto__)',
    '= $string(constructor)',
    '= constructor.constructor("return process")()',
    '= $lookup($, "constructor")',
    '= ($f := $sum; $f.constructor("return process")())',
    '= $eval("process.env")',
    '= $.__proto__.polluted',
  ]) {
    const { rows } = await map('1', text).catch(() => ({ rows: [] }))
    expect(JSON.stringify(rows), text).not.toMatch(/process|native code|\/home|function/)
  }
  for (const text of [
    '{{ variables.constructor }}',
    '{{ variables.list.map | json }}',
    '{{ variables.__proto__ | json }}',
  ])
    await expect(render('1', text, { list: [1] }), text).rejects.toThrow(/has no value|cannot be read/)
  // What one job did to the language is not there for the next one.
  expect(await map('1', '= ($merge([{"__proto__": {"polluted": 1}}]); a)')).toEqual(ONE)
  expect((await map('1', '= polluted')).rows[0]?.values).toEqual([])
})

test('a project that keeps its processes busy does not keep others waiting', { timeout: 60_000 }, async () => {
  await Promise.all(['1', '2', '3', '4'].map(project => map(project, '= a')))
  const endless = `= $match("${long}!", /^(a+)+\\1$/)`
  const attack = Array.from({ length: 3 }, () => map('hostile', endless).catch((error: Error) => error.message))
  const startedAt = performance.now()
  for (let time = 0; time < 5; time++) expect(await map('2', '= a')).toEqual(ONE)
  expect(performance.now() - startedAt).toBeLessThan(4_000)
  expect(await Promise.race(attack)).toMatch(/took longer than 1 s/)
  await Promise.all(attack)
})

test('so many of a project wait, and no more', async () => {
  await using own = { it: new Evaluators(), [Symbol.asyncDispose]: async () => own.it.close() }
  const of = (project: string) =>
    mapData(
      own.it,
      project as ProjectId,
      { rows: null, filter: null, key: null, metrics: [{ name: 'n', value: '= a' }] },
      { a: 1 },
      {},
    ).then(
      () => 'done',
      error => error.code,
    )
  // One runs at least; a hundred wait.
  const held = Array.from({ length: 104 }, () => of('1'))
  const other = of('2')
  // Paths alone of a small reply need no process.
  const small = await mapData(
    own.it,
    DEFAULT_PROJECT_ID,
    { rows: null, filter: null, key: null, metrics: [{ name: 'n', value: 'a' }] },
    { a: 1 },
    {},
  )
  expect(small).toEqual(ONE)
  const ends = await Promise.all(held)
  expect(ends.filter(end => end === 'UNAVAILABLE').length).toBeGreaterThan(0)
  expect(ends.filter(end => end === 'done').length).toBeGreaterThanOrEqual(101)
  expect(await other).toBe('done')
})

test('a closed pool ends what runs, leaves no process, and says so', async () => {
  const own = new Evaluators()
  const running = mapData(
    own,
    DEFAULT_PROJECT_ID,
    { rows: null, filter: null, key: null, metrics: [{ name: 'n', value: `= $match("${long}!", /^(a+)+\\1$/)` }] },
    { a: 1 },
    {},
  )
  setTimeout(() => own.close(), 500)
  await expect(running).rejects.toThrow()
  await expect(
    own.evaluate(DEFAULT_PROJECT_ID, { kind: 'templates', texts: [], scope: {}, now: 0 }),
  ).rejects.toMatchObject({
    code: 'UNAVAILABLE',
  })
})

/** It may read its code, and has nothing of the gateway's environment. */
const isConfined = (pid: string) =>
  readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--permission') &&
  readFileSync(`/proc/${pid}/environ`, 'utf8') === ''

/** Linux tells the most that a process ever held. */
const children = () =>
  execFileSync('ps', ['-o', 'pid=', '--ppid', String(process.pid)], { encoding: 'utf8' })
    .split('\n')
    .map(line => line.trim())
    .filter(
      pid =>
        existsSync(`/proc/${pid}/cmdline`) &&
        readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('evaluator-process'),
    )

test.skipIf(!existsSync('/proc/self/status'))(
  'memory of a process ends where it should',
  { timeout: 60_000 },
  async () => {
    await using own = { it: new Evaluators(), [Symbol.asyncDispose]: async () => own.it.close() }
    let highest = 0
    let confined = true
    const watch = setInterval(() => {
      for (const pid of children()) {
        try {
          confined &&= isConfined(pid)
          const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
          highest = Math.max(highest, Number(kilobytes ?? 0))
        } catch {
          // It ended in between.
        }
      }
    }, 20)
    const greedy =
      '= ($f := function($l) { $f($append($l, $map($l, function($x) { {"n": $x, "s": $string($x)} }))) }; $f([1..1000]))'
    await mapData(
      own.it,
      DEFAULT_PROJECT_ID,
      { rows: null, filter: null, key: null, metrics: [{ name: 'n', value: greedy }] },
      {},
      {},
    ).catch(() => {})
    clearInterval(watch)
    expect(highest).toBeGreaterThan(0)
    expect(confined).toBe(true)
    expect(highest / 1_024).toBeLessThan(640)
  },
)
