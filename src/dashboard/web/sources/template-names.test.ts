import { expect, test } from 'vitest'
import { complete, completionAt, templateNames, variablesOf } from './template-names.ts'

const drafts = [
  {
    id: 0,
    request: { name: 'login', method: 'POST' as const, url: 'https://a.example/{{ variables.town }}' },
    unread: {},
  },
  {
    id: 1,
    request: {
      method: 'GET' as const,
      url: 'https://a.example',
      params: {
        day: '{% if params.day %}{{ variables.town | append: variables.end }}{% endif %}',
        note: 'variables.none',
      },
    },
    unread: {},
  },
]

test('variables are found where templates use them, once each', () => {
  expect(variablesOf(drafts.map(({ request }) => request))).toEqual(['town', 'day', 'end'])
})

test('a request may name secrets, variables, and what those before it answered', () => {
  const replies = new Map([['login', { token: 'abc', user: { 'full name': 'Ada' }, list: [{ id: 1 }] }]])
  expect(templateNames(drafts, 1, ['key'], replies)).toEqual([
    'secrets.key',
    'variables.town',
    'variables.day',
    'variables.end',
    'login.data',
    'login.data.token',
    'login.data.user',
    "login.data.user['full name']",
    'login.data.list',
    'login.data.list[0]',
    'login.data.list[0].id',
    'login.status',
  ])
  expect(templateNames(drafts, 0, [], new Map())).toEqual(['variables.town', 'variables.day', 'variables.end'])
})

const names = ['secrets.key', 'variables.day', 'variables.end']

test.each([
  ['/a/{{|', '/a/{{ secrets.key }}|'],
  ['/a/{{ va|', '/a/{{ variables.day }}|'],
  ['/a/{{ va|r }}/b', '/a/{{ variables.day| }}/b'],
  ['{{ day|}}', '{{ variables.day|}}'],
  ['{{ secrets.key }} {{ variables.e|', '{{ secrets.key }} {{ variables.end }}|'],
])('%s is completed to %s', (marked, expected) => {
  const caret = marked.indexOf('|')
  const text = marked.replace('|', '')
  const completion = completionAt(text, caret, names)
  const done = completion && complete(text, completion, completion.names[0] ?? '')
  expect(done && `${done.text.slice(0, done.caret)}|${done.text.slice(done.caret)}`).toBe(expected)
})

test.each([['/a/b'], ['{{ secrets.key }} x'], ['{{ variables.day | da'], ['{{ nothing'], ['{ va']])(
  'nothing is offered behind %s',
  text => {
    expect(completionAt(text, text.length, names)).toBeNull()
  },
)
