// Secrets and private replies that a template changes before it uses them are hidden like those that it uses as they are.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callLog, testSource } from '../_kit/source-operations.ts'
import { type SourcesKit, startSourcesKit } from '../_kit/sources.ts'
import { json } from '../_kit/upstream.ts'

const KEY = 'tr0ub4dor-Horse/9'
const UPPER = KEY.toUpperCase()
const REVERSED = [...KEY].reverse().join('')
const TOKEN = 'session-Token-77'

let kit: SourcesKit
beforeAll(async () => {
  kit = await startSourcesKit()
  const repeated = ({
    path,
    query,
    headers,
    body,
  }: {
    path: string
    query: URLSearchParams
    headers: object
    body: string
  }) => ({
    path: decodeURIComponent(path),
    query: [...query],
    headers,
    body,
  })
  kit.upstream.on('/repeat', (request, reply) => json(reply, repeated(request)))
  kit.upstream.on('/fail', (request, reply) => json(reply, repeated(request), 500))
  kit.upstream.on(`/path/${encodeURIComponent(REVERSED)}`, (request, reply) => json(reply, repeated(request)))
  kit.upstream.on('/login', (_request, reply) =>
    json(reply, { token: TOKEN, pin: 12345678, short: 'abc12', expires_in: 604800, [`name-${TOKEN}`]: 1 }, 200, {
      'x-subject-token': 'subject-0815',
    }),
  )
  kit.upstream.on('/bad-login', (_request, reply) =>
    json(reply, { token: TOKEN }, 500, { 'x-subject-token': 'subject-0815' }),
  )
})
afterAll(() => kit?.[Symbol.asyncDispose]())

interface Ran {
  readonly shown: string
  readonly sent: string
}

/** Runs requests, and gives all that was shown: the reply, and the log of calls. */
async function run(requests: readonly object[], variables: object = {}): Promise<Ran> {
  const before = kit.upstream.received.length
  const input = {
    requests: requests.map(it => ({ retry: { attempts: 1 }, ...it })),
    variables,
    secrets: { key: KEY, pin: '739154' },
  }
  const reply = await kit.it.send(testSource, { input } as never)
  const log = await kit.it.ask(callLog, { first: 5 })
  const sent = kit.upstream.received.slice(before)
  return {
    shown: JSON.stringify([reply, log.callLog.edges?.slice(0, sent.length)]),
    sent: sent
      .map(it => decodeURIComponent(`${it.path}?${it.query} ${it.body}`) + JSON.stringify([it.headers, it.body]))
      .join('\n'),
  }
}

const at = (path: string, more: object = {}) => ({ method: 'POST', url: `${kit.upstream.url}${path}`, ...more })
/** Something else in the request names the secret and computes. */
const NAMED = { headers: { 'X-Key': '{{ secrets.key | strip }}' } }
const computed = (text: string) => at('/repeat', { ...NAMED, json: { text } })

test.each([
  ['a root that a variable names', '{{ [variables.r].key | upcase }}'],
  [
    'a root that a variable names, in a condition',
    '{% if variables.r %}{{ [variables.r]["key"] | upcase }}{% endif %}',
  ],
  [
    'a name that is assigned in a branch',
    '{% if variables.no %}{% assign secrets = 1 %}{% endif %}{{ secrets.key | upcase }}',
  ],
  [
    'a name that is captured in a branch',
    '{% if variables.no %}{% capture secrets %}{% endcapture %}{% endif %}{{ secrets.key | upcase }}',
  ],
  [
    'an expression in a filter',
    '{{ variables.l | group_by_exp: "i", "secrets.key | upcase" | map: "name" | join: "" }}',
  ],
  ['a test in a filter', '{{ variables.l | where_exp: "x", "secrets.key contains x" | join: "" | append: "TR0UB" }}'],
  ['a search in a filter', '{{ variables.l | find_exp: "x", "secrets.key contains x" | append: "TR0UB" }}'],
])('a template has the secrets that it names, and no others: %s', async (_what, text) => {
  const variables = { r: 'secrets', no: false, none: [], l: ['tr0ub', 'zzzzz'] }
  const { shown, sent } = await run([computed(text)], variables)
  for (const all of [shown, sent.replaceAll(KEY, '')]) {
    expect(all).not.toContain(UPPER)
    expect(all).not.toContain('tr0ub')
  }
})

test.each([
  ['in a query', () => at(`/repeat?k={{ secrets.key | upcase }}`), UPPER],
  [
    'in a query, letter by letter',
    () => at('/repeat?k={% assign l = secrets.key | split: "" %}{% for c in l %}{{ c | upcase }}{% endfor %}'),
    UPPER,
  ],
  ['in a path', () => at('/path/{{ secrets.key | split: "" | reverse | join: "" }}'), REVERSED],
  [
    'in a URL, by a variable of the template',
    () => at('/repeat?{% assign u = secrets.key | upcase %}k={{ u }}&l=1'),
    UPPER,
  ],
  ['in parameters', () => at('/repeat', { params: { k: '{{ secrets.key | upcase }}' } }), UPPER],
  ['in a header', () => at('/repeat', { headers: { 'X-Some': 'k {{ secrets.key | upcase }}' } }), UPPER],
  [
    'in a body, by a loop',
    () =>
      at('/repeat', {
        json: { a: 'k={% assign l = secrets.key | split: "" %}{% for c in l %}{{ c | upcase }}{% endfor %};' },
      }),
    UPPER,
  ],
  [
    'in a body, by cases',
    () =>
      at('/repeat', {
        data: '{% assign l = secrets.pin | split: "" %}{% for c in l %}{% case c %}{% when "7" %}x{% when "3" %}y{% else %}z{% endcase %}{% endfor %}',
      }),
    'xyzzzz',
  ],
  [
    'in a body, after a loop of its name',
    () => at('/repeat', { json: ['{% for secrets in variables.none %}{% endfor %}{{ secrets.key | upcase }}'] }),
    UPPER,
  ],
  ['in a form', () => at('/repeat', { data: { k: '{{ secrets.key | upcase }}' } }), UPPER],
  [
    'in a user name',
    () => at('/repeat', { auth: { basic: { username: '{{ secrets.key | upcase }}', password: 'other-password' } } }),
    Buffer.from(`${UPPER}:other-password`).toString('base64'),
  ],
  [
    'of a reply that repeats it',
    () => [
      at('/repeat', { name: 'one', json: ['{{ secrets.key }}'] }),
      at('/repeat', { json: ['{{ one.data.body | upcase }}'] }),
    ],
    UPPER,
  ],
] as [string, () => object | object[], string][])(
  'what a template makes of a secret is hidden %s',
  async (_where, request, made) => {
    const requests = [request()].flat()
    const { shown, sent } = await run(requests, { none: [] })
    expect(sent).toContain(made)
    for (const hidden of [made, encodeURIComponent(made), KEY]) expect(shown).not.toContain(hidden)
    expect(shown).toContain('[redacted]')
    const last = requests.at(-1) as { url: string }
    const failed = await run([...requests.slice(0, -1), { ...last, url: last.url.replace('/repeat', '/fail') }])
    expect(failed.shown).not.toContain(made)
  },
)

test('items of a list are hidden, and a parameter that depends on a secret is not shown at all', async () => {
  const params = {
    k: '{{ secrets.key | split: "-" }}',
    a: '{{ secrets.key | slice: 0, 5 }}',
    b: '{{ secrets.key | slice: 5, 5 }}',
    c: '{{ secrets.key | slice: 10, 5 }}',
  }
  const { shown, sent } = await run([at('/repeat', { params })])
  expect(sent).toContain('k=tr0ub4dor&k=Horse/9&a=tr0ub&b=4dor-&c=Horse')
  for (const part of ['tr0ub4dor', 'Horse/9']) expect(shown).not.toContain(part)
  expect(shown).toContain('/repeat?k=[redacted]&a=[redacted]&b=[redacted]&c=[redacted]"')
})

test.each([
  '{% assign u = secrets.key | upcase %}{{ variables[u] }}',
  '{% assign u = secrets.key | upcase %}{{ variables.l | where_exp: "i", u }}',
  '{{ variables.l | where_exp: "i", secrets.key }}',
  '{% assign u = secrets.key | reverse %}{{ u.nothing }}{{ variables[secrets.key] }}',
  '{% assign u = secrets.key | upcase | prepend: "))" %}{{ variables.l | group_by_exp: "i", u }}',
])('an error quotes nothing that depends on a secret: %s', async text => {
  const { shown } = await run([computed(text)], { l: ['a'] })
  expect(shown.toLowerCase()).not.toContain('tr0ub')
  expect(shown).toContain('BAD_USER_INPUT')
})

test('an error that depends on no secret says what is wrong', async () => {
  const { shown } = await run([computed('{{ secrets.key | upcase }}{{ variables.nope }}')])
  expect(shown).toContain('variables.nope has no value here')
})

test('what does not depend on the secret that a template names is shown', async () => {
  const text = '{% if secrets.key %}yesyes {{ variables.word }}{% endif %}{{ secrets.key | size }}'
  const { shown } = await run([computed(text), at('/repeat', { json: ['yesyes', 'some-word'] })], { word: 'some-word' })
  expect(shown).toContain('yesyes some-word17')
  const mixed = '{{ variables.word | upcase }}={{ secrets.key | upcase }}'
  const other = await run([at('/repeat', { json: [mixed] })], { word: 'some-word' })
  expect(other.shown).toContain('SOME-WORD=[redacted]')
})

test('nobody sees a private reply, and what it held is hidden elsewhere', async () => {
  const login = at('/login', { name: 'login', private: true })
  const use = at('/repeat', {
    params: {
      a: '{{ login.data.token | upcase }}',
      short: '{{ login.data.short }}',
      twice: '{{ login.data.short | append: "-x" }}',
    },
    headers: { 'X-Used': '{{ login.headers["x-subject-token"] | upcase }}' },
    json: [
      '{{ login.data.pin }}',
      '{{ login.data.token | split: "" | reverse | join: "" }}',
      '{{ login.status }}',
      604800,
    ],
  })
  const { shown, sent } = await run([login, use])
  const made = [TOKEN.toUpperCase(), [...TOKEN].reverse().join(''), 'SUBJECT-0815', '12345678', 'abc12-x']
  for (const text of made) {
    expect(sent).toContain(text)
    expect(shown).not.toContain(text)
  }
  for (const text of [TOKEN, 'subject-0815', 'expires_in']) expect(shown).not.toContain(text)
  expect(shown).toContain('short=[redacted]&twice=[redacted]')
  expect(shown).toContain('604800')
})

test('a private request that fails shows neither its reply nor its headers', async () => {
  const { shown, sent } = await run([at('/bad-login', { private: true })])
  expect(sent).toContain('/bad-login')
  expect(shown).toContain('status 500')
  for (const text of [TOKEN, 'subject-0815']) expect(shown).not.toContain(text)
})
