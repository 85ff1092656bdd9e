import { expect, test } from 'vitest'
import { JsonNumber } from '../base/json-text.ts'
import { TemplateError, Templates } from './template.ts'
import { createRender, type TemplateMode } from './template-engine.ts'

const templates = new Templates()
const render = createRender(() => Date.UTC(2026, 10, 20, 23, 30))
const scope = {
  api: { data: { results: [{ id: 7, tags: ['a', 'b'] }], token: 't', big: new JsonNumber('9007199254740993') } },
  secrets: { key: 'top secret' },
  variables: { day: '2026-11-20', on: false, path: '../../etc', q: 'a b&c=d/é', list: [1, 2] },
}
/** As a request does it: plain ones here, others by the library. */
const filled = (text: string, mode: TemplateMode) =>
  templates.isPlain(text) ? templates.fill(text, mode, scope, 1_000) : render(text, mode, scope)
const value = (text: string) => filled(text, 'VALUE')
const url = (text: string) => filled(text, 'URL')

test('a text that is exactly one expression keeps the type of its value', () => {
  expect(value('{{ api.data.results[0].id }}')).toBe(7)
  expect(value('{{ api.data.results }}')).toEqual([{ id: 7, tags: ['a', 'b'] }])
  expect(value('{{ variables.on }}')).toBe(false)
  expect(value('{{ api.data.big }}')).toEqual(new JsonNumber('9007199254740993'))
  expect(value('{{ api.data.results[0].tags | join: "," }}')).toBe('a,b')
})

test('inside a text values are printed, objects as JSON and long numbers with every digit', () => {
  expect(value('id={{ api.data.results[0].id }}')).toBe('id=7')
  expect(value('{{ api.data.results }}!')).toBe('[{"id":7,"tags":["a","b"]}]!')
  expect(value('n {{ api.data.big }}')).toBe('n 9007199254740993')
  expect(value('{% for x in variables.list %}{{ x }};{% endfor %}')).toBe('1;2;')
  expect(value('plain { text }')).toBe('plain { text }')
})

test('a missing path is an error that names it, unless there is a default', () => {
  expect(() => value('{{ api.data.nope }}')).toThrow('api.data.nope has no value here')
  expect(() => value('x{{ other.data }}')).toThrow('other has no value here')
  expect(() => value('{{ api.data.constructor }}')).toThrow(TemplateError)
  expect(value('{{ api.data.nope | default: 3 }}')).toBe(3)
  expect(value('a{{ api.nope.deep | default: "b" }}')).toBe('ab')
})

test('dates are those of the clock that was passed in, in UTC or the zone that is named', () => {
  expect(value('{{ "now" | date: "%Y%m%d" }}')).toBe('20261120')
  expect(value('{{ "now" | date: "%Y-%m-%d", "Europe/Berlin" }}')).toBe('2026-11-21')
})

test('values in a URL are encoded, whatever they hold', () => {
  expect(url('https://x.org/{{ variables.q }}?q={{ variables.q }}')).toBe(
    'https://x.org/a%20b%26c%3Dd%2F%C3%A9?q=a%20b%26c%3Dd%2F%C3%A9',
  )
  expect(url('/{{ variables.path }}')).toBe('/..%2F..%2Fetc')
  expect(() => url('/{{ variables.path | raw }}')).toThrow(/undefined filter: raw/)
})

test('what a template names is known before it runs', () => {
  expect(templates.references('{{ a.data.x }}{% if secrets.k %}{{ variables.v | plus: b.status }}{% endif %}')).toEqual(
    [
      ['a', 'data', 'x'],
      ['secrets', 'k'],
      ['variables', 'v'],
      ['b', 'status'],
    ],
  )
  expect(templates.references('{% assign n = 1 %}{{ n }}')).toEqual([])
})

test.each([
  '{{ a',
  '{% if %}',
  '{{ a | nofilter }}',
  '{% include "x" %}',
  '{% render "/etc/passwd" %}',
  '{% layout "x" %}',
  '{% nope %}',
  '{{ a | sample }}',
])('%s cannot be read', text => {
  expect(() => templates.check(text)).toThrow(TemplateError)
})

test('a rendering that grows without end is stopped', () => {
  for (const text of [
    '{% for i in (1..100000000) %}x{% endfor %}',
    '{{ (1..100000000) | join: "x" }}',
    '{% assign x = "aaaaaaaaaa" %}{% for i in (1..100) %}{% assign x = x | append: x %}{% endfor %}{{ x }}',
  ]) {
    expect(() => value(text), text).toThrow(/makes too much|cannot be read/)
  }
})

test.each([
  '{{ api.data.results[0].id }}',
  '{{ api["data"].results.first.tags.last }}',
  '{{ api.data.results[-1].tags[1] }}',
  '{{ api.data.results.size }} of {{ api.data.size }}',
  '{{ variables.day.size }}{{ variables.list[0].size }}',
  '{{ variables.on }}{{ api.data.big }}',
  '{{- variables.day -}}   x',
  'a {{ api.data.results[0] }} b {{variables.list}}',
  '{{ api.nothing }}',
  '{{ api.nothing.deeper }}',
  '{{ api.data.results[7] }}',
  '{{ api.data.results[0].nope }}',
  '{{ variables.day.first }}',
  '{{ constructor }}',
  '{{ api.data.__proto__ }}',
  '{{ api.data.results.length }}',
  '{{ api.data.results.map }}',
  '{{ nope }}',
  '{{ variables.half }}',
])('%s is plain, and means what it means to the library', text => {
  const it = { ...scope, api: { ...scope.api, nothing: null }, variables: { ...scope.variables, half: '\ud800' } }
  const outcome = (work: () => unknown) => {
    try {
      return { value: work() }
    } catch (error) {
      return { issue: (error as Error).message }
    }
  }
  expect(templates.isPlain(text)).toBe(true)
  for (const mode of ['VALUE', 'URL'] as const)
    expect(outcome(() => templates.fill(text, mode, it, 1_000))).toEqual(outcome(() => render(text, mode, it)))
})

test.each([
  '{{ a | upcase }}',
  '{{ a[b] }}',
  '{{ (1..9) }}',
  '{{ a == b }}',
  '{% if a %}{% endif %}',
  '{{ "text" }}',
  '{{ 5 }}',
  '{{ a.b["x"][c.d] }}',
  '{{a}}'.repeat(200),
])('%s is not plain', text => {
  expect(templates.isPlain(text)).toBe(false)
})

test('a plain template makes no more than it may', () => {
  const large = { secrets: {}, variables: { list: Array.from({ length: 100 }, () => 'x'.repeat(100)) } }
  for (const [text, mode] of [
    ['{{ variables.list }}', 'VALUE'],
    ['x{{ variables.list }}', 'VALUE'],
    ['{{ variables.list[0] }}'.repeat(12), 'URL'],
  ] as const)
    expect(() => templates.fill(text, mode, large, 1_000), text).toThrow('make more than 1048576 characters')
})

// The library would look for the line of each variable: 26 s for one of these, on the thread of all projects.
test.each([
  ['arguments', `{{ a | append: ${'a,'.repeat(16_000)}a }}`],
  ['outputs', '{{a}}'.repeat(6_500)],
  ['conditions', `{% if a${' or a'.repeat(6_500)} %}x{% endif %}`],
  ['branches', `{% if a %}${'{% elsif a %}'.repeat(2_400)}{% endif %}`],
])('a long template of %s is read in time', (_what, text) => {
  const before = process.threadCpuUsage()
  expect(templates.references(text)).toEqual([['a']])
  expect(process.threadCpuUsage(before).user).toBeLessThan(1_000_000)
})

test('a template has a length, and its nesting an end', () => {
  expect(() => templates.check(`{{ a }}${'x'.repeat(32_768)}`)).toThrow(/is longer than 32768 characters/)
  expect(() => templates.check(`{{ a${'[b'.repeat(15_000)}${']'.repeat(15_000)} }}`)).toThrow(TemplateError)
  expect(() => templates.check('{% if a %}'.repeat(3_000))).toThrow(TemplateError)
})

const nested = (depth: number) => `${'a['.repeat(depth)}a${']'.repeat(depth)}`
// The first one took 1.1 s and 184 MB, the second one 3 s and 419 MB.
test.each([
  ['one of 2,000', `{{ ${nested(2_000)} }}`],
  ['ten of 1,000', `{{ ${nested(1_000)} }}`.repeat(10)],
  ['in a tag', `{% if ${nested(2_000)} %}x{% endif %}`],
  ['in an argument', `{{ a | append: ${nested(2_000)} }}`],
  ['behind closing brackets', `{% comment ]]]]]]]]]]]] %}{% endcomment %}{{ ${nested(1_500)} }}`],
  ['with closing brackets in texts', `{{ ${'a["]"]['.repeat(1_500)}a${']'.repeat(1_500)} }}`],
  ['behind an apostrophe in a comment', `{% comment it's %}{% endcomment %}{{ ${nested(2_000)} }}`],
  ['behind the end of an expression in a text', `{{ "}}" | append: ${nested(2_000)} }}`],
  ['ranges', `{{ ${'('.repeat(3_000)}1..2${')..2)'.repeat(3_000)} }}`],
  ['texts without end', `{{ ${'"\\\\'.repeat(10_000)} }}`],
])('brackets inside of brackets are refused in little time: %s', (_what, text) => {
  const before = process.cpuUsage()
  expect(() => templates.references(text)).toThrow(TemplateError)
  expect(process.cpuUsage(before).user / 1_000).toBeLessThan(300)
})

test('brackets that people write are read', () => {
  expect(templates.references(`{{ ${nested(10)} }}`)).toHaveLength(11)
  expect(templates.references('[[[[[[[[[[[[1]]]]]]]]]]]] {{ a.b[c["[[[[[[[[[[[["]] }}')).toHaveLength(2)
  expect(templates.references(`${'[[1,2],[3,4]],'.repeat(1_000)}{{ a }}`)).toEqual([['a']])
})
