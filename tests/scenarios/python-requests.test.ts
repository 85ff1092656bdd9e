// The same requests by python's requests and by this gateway, to a server that records them. What differs on purpose is in docs/sources.md.
import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Issues } from '../../src/base/issues.ts'
import { readJson, toPlain } from '../../src/base/json-text.ts'
import { createHostRules } from '../../src/sources/host.ts'
import { prepareRequest, withParams } from '../../src/sources/prepare-request.ts'
import { createRedactor } from '../../src/sources/redact.ts'
import { type RequestDraft, toRequestSpec } from '../../src/sources/request-draft.ts'
import { createSafeFetch, type SafeFetch } from '../../src/sources/safe-fetch.client.ts'
import { Templates } from '../../src/sources/template.ts'
import { startUpstream, type Upstream } from '../_kit/upstream.ts'

/** JSON, since its order is a part of the question. */
const cases: readonly string[] = [
  '{"path": "/a"}',
  '{"path": "/50%"}',
  '{"path": "/50%zz?q=100%"}',
  '{"path": "/a%20b?q=a%26b"}',
  '{"path": "/a[b]|c"}',
  '{"path": "/a?filter[day]=1|2"}',
  '{"path": "/a?q={x}^`\\"<>"}',
  '{"path": "/a{b}^`\\"<>"}',
  '{"path": "/ü/é?ñ=€"}',
  '{"path": "/a;b,c:d@e!f$g&h(i)*j+k=l?m/n?o"}',
  '{"path": "/a?x=1&y"}',
  '{"path": "/a?x=1&"}',
  '{"path": "/a+b?c=d+e"}',
  '{"path": "/a?b#c"}',
  '{"path": "/a", "params": {"sort": "asc", "role": "admin"}}',
  '{"path": "/a?x=1", "params": {"y": 2}}',
  '{"path": "/a", "params": {"id": [1, 2, 3], "none": null, "empty": ""}}',
  '{"path": "/a", "params": {"list": [1, null, 2], "nothing": []}}',
  '{"path": "/a", "params": {"q": "[x]|%&=+# /?"}}',
  '{"path": "/a", "params": {"q": "it\'s~*!()-._"}}',
  '{"path": "/a", "params": {"q": "é € 😀", "ü": "1"}}',
  '{"path": "/a", "params": {"filter[day]": "a|b"}}',
  '{"path": "/a", "params": {"10": "x", "2": "y", "b": "z", "1": "w"}}',
  '{"path": "/a", "params": [["a", 1], ["b", 2], ["a", 3], ["c", null]]}',
  '{"path": "/a", "params": [["10", "x"], ["2", ["y", "z"]]]}',
  '{"path": "/a", "params": {"n": 1.5, "big": 12345678901234567890}}',
  '{"path": "/a", "method": "POST", "data": {"a": "1 2", "b": ["x", "y"], "c": null}}',
  '{"path": "/a", "method": "POST", "data": {"20": "x", "3": "y"}}',
  '{"path": "/a", "method": "PUT", "data": [["a", "1"], ["a", "2"]]}',
  '{"path": "/a", "method": "POST", "data": {"q": "it\'s~*!() [x]|% é"}}',
  '{"path": "/a", "method": "POST", "data": "a text as it is"}',
  '{"path": "/a", "method": "POST", "data": "a=1", "headers": {"Content-Type": "application/x-www-form-urlencoded"}}',
  '{"path": "/a", "method": "POST", "json": {"a": [1, "x", null, true]}}',
  '{"path": "/a", "method": "POST", "json": []}',
  '{"path": "/a", "method": "PATCH", "json": {"a": 1}, "headers": {"Content-Type": "application/merge-patch+json"}}',
  '{"path": "/a", "method": "DELETE", "params": {"id": 7}}',
  '{"path": "/a", "headers": {"X-One": "1", "x-two": "b c"}}',
  '{"path": "/a", "headers": {"Accept": null, "x-one": "1"}}',
  '{"path": "/a", "headers": {"Accept": "text/csv"}}',
  ...[301, 302, 303, 307, 308].map(status => `{"path": "/redirect?status=${status}"}`),
  ...[301, 302, 303, 307, 308].map(
    status => `{"path": "/redirect?status=${status}", "method": "POST", "json": {"a": 1}}`,
  ),
  ...[302, 303, 307, 308].map(status => `{"path": "/redirect?status=${status}", "method": "PUT", "data": "x"}`),
  ...[302, 303].map(status => `{"path": "/redirect?status=${status}", "method": "DELETE"}`),
  '{"path": "/redirect", "method": "HEAD"}',
  '{"path": "/redirect?to=%2Fecho%3Fa%5B%5D%3D1%7C2"}',
]

const SCRIPT = `
import json, sys, requests
for text in sys.stdin.read().splitlines():
    case = json.loads(text)
    session = requests.Session()
    session.request(case.get('method', 'GET'), case['path'], timeout=10, **{k: v for k, v in case.items() if k not in ('method', 'path')})
    session.close()
    requests.get(case['path'].split('/', 3)[0] + '//' + case['path'].split('/', 3)[2] + '/next', timeout=10)
`

const hasPython = spawnSync('python3', ['-c', 'import requests']).status === 0
if (!hasPython) console.warn('python3-requests is not installed: its requests are not compared.')

let upstream: Upstream
let fetcher: SafeFetch
let theirs: object[][]
beforeAll(async () => {
  upstream = await startUpstream()
  fetcher = createSafeFetch(createHostRules({ sourcesAllowHosts: [upstream.host], sourcesPorts: [] }))
  if (hasPython) theirs = await recordPython()
})
afterAll(async () => {
  await fetcher?.close()
  await upstream?.[Symbol.asyncDispose]()
})

/** What a service sees; our own name and what we accept are our own. */
function seen(from: number): object[] {
  return upstream.received.slice(from).map(({ method, target, headers, body }) => ({
    method,
    // The same, said in another way: a URL of browsers has %27.
    target: target.replaceAll('%27', "'"),
    body: headers['content-type']?.includes('json') ? JSON.parse(body) : body,
    type: headers['content-type'],
    has: ['user-agent', 'accept'].map(name => [name, headers[name] !== undefined]),
    accept: headers.accept === 'text/csv',
    own: Object.entries(headers).filter(([name]) => name.startsWith('x-')),
  }))
}

async function recordPython(): Promise<object[][]> {
  const { spawn } = await import('node:child_process')
  const child = spawn('python3', ['-c', SCRIPT], { stdio: ['pipe', 'inherit', 'inherit'] })
  child.stdin.end(cases.map(text => text.replace('"path": "', `"path": "${upstream.url}`)).join('\n'))
  const code = await new Promise(resolve => child.on('exit', resolve))
  expect(code).toBe(0)
  const all = seen(0)
  const ends = upstream.received.flatMap(({ target }, index) => (target === '/next' ? [index] : []))
  return ends.map((end, index) => all.slice(index === 0 ? 0 : (ends[index - 1] as number) + 1, end))
}

async function recordOurs(text: string): Promise<object[]> {
  const { path, ...draft } = toPlain(readJson(text)) as { path: string }
  const from = upstream.received.length
  const input = { method: 'GET', ...draft, url: upstream.url + path } as RequestDraft
  const issues = new Issues()
  const spec = toRequestSpec(input, 0, 'requests.0', issues)
  issues.throwIfAny()
  const prepared = await prepareRequest(spec, { secrets: {}, variables: {} }, preparation)
  await fetcher.send({
    method: prepared.method,
    url: withParams(prepared.url, prepared.params),
    headers: prepared.headers,
    without: Object.keys(spec.headers).filter(name => spec.headers[name] === null),
    body: prepared.body,
    timeoutMs: 10_000,
    signal: new AbortController().signal,
  })
  return seen(from)
}

const preparation = {
  templates: new Templates(),
  redactor: createRedactor([]),
  privateNames: new Set<string>(),
  render: async () => [],
}

test.skipIf(!hasPython).each(cases)('%s is sent as python sends it', async text => {
  const ours = await recordOurs(text)
  expect(ours.length).toBeGreaterThan(0)
  expect(ours).toEqual(theirs[cases.indexOf(text)])
})

test('names are sent in their order, whatever they look like, and pairs as they stand', async () => {
  const targets = async (text: string) => (await recordOurs(text)).map(it => (it as { target: string }).target)
  expect(await targets('{"path": "/a", "params": {"10": "x", "2": "y", "b": "z"}}')).toEqual(['/a?10=x&2=y&b=z'])
  expect(await targets('{"path": "/50%[a]|", "params": [["a", 1], ["b", "[|%]"], ["a", 2]]}')).toEqual([
    '/50%25%5Ba%5D%7C?a=1&b=%5B%7C%25%5D&a=2',
  ])
})
