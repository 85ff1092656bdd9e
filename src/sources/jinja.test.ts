import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { JsonNumber } from '../base/json-text.ts'
import { TemplateError, Templates } from './template.ts'
import { createRender, toText } from './template-engine.ts'

const templates = new Templates()
const render = createRender(() => 0)
const variables = { day: '2026-11-20', none: [], null: null }
const scope = {
  q: {
    data: [
      { id: 1, name: 'Ada' },
      { id: 2, name: 'Bob' },
    ],
  },
  variables,
  params: variables,
  webhook: { parameters: variables },
}

const docs = readFileSync(new URL('../../docs/sources.md', import.meta.url), 'utf8')
const table = docs.slice(docs.indexOf('| Jinja | here | gives |'))
const code = (cell: string) => /`([^`]*)`/.exec(cell)?.[1]?.replaceAll('\\|', '|')
const rows = table
  .slice(0, table.indexOf('\n\n'))
  .split('\n')
  .slice(2)
  .map(line => line.split(/(?<!\\)\|/).slice(1, 4))
  .map(
    ([jinja = '', here = '', gives = '']) =>
      [code(jinja) ?? '', here.includes('the same') ? null : (code(here) ?? ''), code(gives) ?? ''] as const,
  )

test('the table of the document has what people come with', () => {
  expect(rows.length).toBeGreaterThanOrEqual(30)
})

test.each(rows)('%s is rendered or refused as the document says', (jinja, here, gives) => {
  if (here === null) {
    templates.check(jinja)
    return expect(toText(render(jinja, 'VALUE', scope))).toBe(gives)
  }
  expect(() => render(jinja, 'VALUE', scope)).toThrow(TemplateError)
  expect(toText(render(here, 'VALUE', scope))).toBe(gives)
})

const values = {
  a: 1,
  b: 2,
  yes: true,
  no: false,
  zero: 0,
  text: '',
  list: [1, 2, 3],
  nothing: [],
  object: { x: 1 },
  bare: {},
  big: new JsonNumber('9007199254740993'),
  loop: { data: 5 },
}
const given = (text: string) => render(text, 'VALUE', values)

test.each([
  ['{{ list|length }}', 3],
  ['{{ object | count }}', 1],
  ['{{ "a€😀" | length }}', 3],
  ["{{ gone|default('x') }}{{ gone | d('y') }}", 'xy'],
  ["{{ text|default('x') }}", ''],
  ["{{ text|default('x', true) }}{{ bare | default('x', boolean=true) }}{{ zero|default('y', true) }}", 'xxy'],
  ["{{ zero|default('x') }}{{ no | default('x') }}", '0false'],
  ['{{ text | default: "x" }}', 'x'],
  ['{% if (yes or no) and no %}y{% else %}n{% endif %}', 'n'],
  ['{% if list|length > 2 and yes %}y{% endif %}', 'y'],
  ['{% if a == 1 or nothing %}y{% endif %}', 'y'],
  ['{% if gone %}y{% else %}n{% endif %}', 'n'],
  ['{% if not a == b %}y{% endif %}', 'y'],
  ['{% for x in list|reverse %}{{ loop.revindex }}{{ x }}{% endfor %}', '332211'],
  ['{% for x in list limit:2 offset:1 %}{{ x }}{% endfor %}', '23'],
  ['{% for x in list | slice: 0, 2 %}{{ x }}{% endfor %}', '12'],
  ['{% for x in nothing %}{{ x }}{% else %}none{% endfor %}', 'none'],
  ['{{ loop.data }}', 5],
  ["{# {{ nonsense }} it's #}a{{ a }}", 'a1'],
  ['a {# without an end {{ a }}', 'a {# without an end 1'],
  ['{% comment %}{{ [1, 2] }}{% endcomment %}{{ a }}', '1'],
  ['{% raw %}{{ a[0:1] }}{# x #}{% endraw %}', '{{ a[0:1] }}{# x #}'],
  ['{% set x %}a{{ a }}{% endset %}{{ x }}', 'a1'],
  ['x  {{- a -}}  y', 'x1y'],
  [
    '{{ 2.5|round(0) }} {{ 0.125|round(2) }} {{ 2.675|round(2) }} {{ -3.5|round(0) }} {{ 1.005|round(2) }}',
    '2 0.12 2.67 -4 1',
  ],
  ['{{ "42"|int }} {{ "x"|int }} {{ "x"|int(5) }} {{ -4.7|int }} {{ big|int }}', '42 0 5 -4 9007199254740993'],
  ['{{ "4.5" | float }} {{ "x" | float(1) }}', '4.5 1'],
  ['{{ big == big }}{{ big > a }}{{ big == a }}', 'truetruefalse'],
  ['{{ "}}" }}{{ "{% if %}" }}', '}}{% if %}'],
  ['{{ "a,b" | split: "," | join: "-" }}', 'a-b'],
  ['{% case a %}{% when 0, 2 %}n{% when 1 or 3 %}y{% endcase %}', 'y'],
  ['{{ object["x"] }}{{ list[-1] }}{{ list.0 }}', '131'],
])('%s gives %s', (text, value) => {
  expect(given(text)).toEqual(value)
})

test.each([
  ['{{ list[0:2] }}', 'list | slice: 0, 2'],
  ['{{ list[-2:] }}', 'list | slice: -2, 2'],
  ['{{ object.x[:2] }}', 'object.x | slice: 0, 2'],
  ['{{ list[::-1] }}', 'slice: start, length'],
  ['{% case list[0:2] %}{% when 1 %}{% endcase %}', 'list | slice: 0, 2'],
  ['{% case a %}{% when list[0:2] %}{% endcase %}', 'list | slice: 0, 2'],
  ['{{ a, b }}', 'is not expected'],
  ['{{ a b }}', 'is not expected'],
  ['{{ list[0 a] }}', 'takes one name or number'],
  ['{{ a -1 }}', '`a | minus: b`'],
  ['{{ a ~ b }}', '`a | append: b`'],
  ['{% if a = 1 %}{% endif %}', 'equality is `==`'],
  ['{% if a <> 1 %}{% endif %}', 'inequality is `!=`'],
  ['{% if 1 < a < 3 %}{% endif %}', '`1 < x and x < 5`'],
  ['{% if a is defined %}{% endif %}', '`x != nil`'],
  ['{% if a not in list %}{% endif %}', 'not list contains x'],
  ['{% if yes and no or yes %}{% endif %}', 'write the brackets'],
  ['{{ a or b }}', '| default: b'],
  ['{% set x = a and b %}', 'true or false in Liquid'],
  ['{{ a == b | upper }}', 'write the brackets'],
  ['{% if nothing %}{% endif %}', 'an empty list is true in Liquid and false in Jinja'],
  ['{% if text %}{% endif %}', 'an empty text is true in Liquid'],
  ['{% unless zero %}{% endunless %}', 'the number 0 is true in Liquid'],
  ['{% if bare and yes %}{% endif %}', 'an empty object is true in Liquid'],
  ['{% if no %}{% elif not nothing %}{% endif %}', 'an empty list is true'],
  ['{{ "10" > 9 }}', 'a text is compared with a number'],
  ['{{ yes == 1 }}', 'true and false are numbers in Jinja'],
  ['{{ object == bare }}', 'objects are compared by their members in Jinja'],
  ['{{ list | join }}', '`join: " "` or `join: ""`'],
  ['{{ list | slice(2) }}', '`slice: 0, 3`'],
  ['{{ text | truncate(5) }}', '`truncate: 20`'],
  ['{{ list | unique }}', '`uniq`'],
  ['{{ text | append("x") }}', '`append: "x"`'],
  ['{{ a | round(1, method="floor") }}', 'takes no method'],
  ['{{ a | upper(1) }}', 'takes no value'],
  ['{{ a | _condition }}', 'there is no filter _condition'],
  ['{{ [1, 2] }}', 'a list cannot be written'],
  ['{{ [a] }}', 'a list cannot be written'],
  ['{{ (1, 2) }}', 'a list cannot be written'],
  ['{{ {"a": 1} }}', 'an object cannot be written'],
  ['{{ now() }}', '"now" | date'],
  ['{{ object.get("x") }}', '`object.name`'],
  ['{% for x in list if x %}{% endfor %}', 'a condition stands in the loop'],
  ['{% for x in list %}{{ loop.cycle }}{% endfor %}', 'a loop has no cycle'],
  ['{% for x in list %}{% set n = x %}{% endfor %}', 'write `{% assign %}`'],
  ['{% macro x() %}{% endmacro %}', 'there is no tag macro'],
  ['{{ "a }}', 'not closed'],
])('%s is refused: %s', (text, message) => {
  expect(() => given(text)).toThrow(TemplateError)
  expect(() => given(text)).toThrow(message)
})

test('comments that never end are looked for once', () => {
  const before = process.cpuUsage()
  expect(templates.references(`${'{#'.repeat(16_000)}{{ a }}`)).toEqual([['a']])
  expect(process.cpuUsage(before).user / 1_000).toBeLessThan(300)
})
