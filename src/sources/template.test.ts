import { expect, test } from 'vitest'
import { JsonNumber } from '../base/json-text.ts'
import { createTemplates, TemplateFault } from './template.ts'

const templates = createTemplates(() => Date.UTC(2026, 10, 20, 23, 30))
const scope = {
  api: { data: { results: [{ id: 7, tags: ['a', 'b'] }], token: 't', big: new JsonNumber('9007199254740993') } },
  secrets: { key: 'top secret' },
  variables: { day: '2026-11-20', on: false, path: '../../etc', q: 'a b&c=d/é', list: [1, 2] },
}
const value = (text: string) => templates.value(text, scope)

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
  expect(() => value('{{ api.data.constructor }}')).toThrow(TemplateFault)
  expect(value('{{ api.data.nope | default: 3 }}')).toBe(3)
  expect(value('a{{ api.nope.deep | default: "b" }}')).toBe('ab')
})

test('dates are those of the clock that was passed in, in UTC or the zone that is named', () => {
  expect(value('{{ "now" | date: "%Y%m%d" }}')).toBe('20261120')
  expect(value('{{ "now" | date: "%Y-%m-%d", "Europe/Berlin" }}')).toBe('2026-11-21')
})

test('values in a URL are encoded, whatever they hold', () => {
  expect(templates.url('https://x.org/{{ variables.q }}?q={{ variables.q }}', scope)).toBe(
    'https://x.org/a%20b%26c%3Dd%2F%C3%A9?q=a%20b%26c%3Dd%2F%C3%A9',
  )
  expect(templates.url('/{{ variables.path }}', scope)).toBe('/..%2F..%2Fetc')
  expect(() => templates.url('/{{ variables.path | raw }}', scope)).toThrow(/undefined filter: raw/)
})

test('what a template names can be told before it runs', () => {
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
  '{% raw %}x{% endraw %}',
  '{% nope %}',
  '{{ a | sample }}',
])('%s cannot be read', text => {
  expect(() => templates.check(text)).toThrow(TemplateFault)
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
