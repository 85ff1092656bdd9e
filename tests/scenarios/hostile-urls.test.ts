// The table of hostile URLs, through the doors that users have: nothing is saved, nothing is sent.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runSource, saveSource, sendRequest } from '../_kit/source-operations.ts'
import { type SourcesKit, startSourcesKit } from '../_kit/sources.ts'
import { hostileAnswers, hostileUrls } from './hostile-urls.cases.ts'

let kit: SourcesKit
let answers: readonly string[] = []
const asked: string[] = []
beforeAll(async () => {
  // The upstream is not opened.
  kit = await startSourcesKit(
    { SOURCES_ALLOW_HOSTS: 'erp.internal:1', SOURCES_PORTS: '80,443' },
    {
      resolver: async hostname => {
        asked.push(hostname)
        return answers
      },
    },
  )
})
afterAll(() => kit?.[Symbol.asyncDispose]())

const real = (url: string) => url.replace('PORT', String(kit.upstream.port))
const refusal = async (request: object, field = 'url') => {
  const { errors } = await kit.it.send(saveSource, { input: { name: 'x', requests: [request as never] } })
  return errors?.[0]?.extensions.fields?.[`input.requests.0.${field}`]
}

test('none is saved, as the URL of a request or of a token', async () => {
  for (const url of hostileUrls) {
    expect(await refusal({ method: 'GET', url: real(url) }), url).toBeDefined()
    const oauth2 = { tokenUrl: real(url), clientId: 'x', clientSecret: '{{ variables.x }}' }
    const withToken = { method: 'GET', url: 'https://example.com/', auth: { oauth2 } }
    expect(await refusal(withToken, 'auth.oauth2.tokenUrl'), url).toBeDefined()
  }
})

test('none is sent', async () => {
  for (const url of hostileUrls) {
    const { errors } = await kit.it.send(sendRequest, { input: { method: 'GET', url: real(url) } })
    expect(errors?.[0]?.extensions, url).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: { 'input.url': expect.any(Array) },
    })
  }
  expect(asked).toEqual([])
  expect(kit.upstream.received).toEqual([])
})

test('a good name is saved, and refused at the call when it leads astray', async () => {
  const request = { method: 'GET' as const, url: 'http://rebind.example.com/', retry: { attempts: 1 } }
  await kit.it.ask(saveSource, { input: { name: 'rebind', requests: [request] } })
  for (const addresses of hostileAnswers) {
    answers = addresses
    const result = (await kit.it.ask(runSource, { name: 'rebind' })).runSource
    expect(result.error?.message, addresses.join()).toBe('The host leads to an address that may not be called.')
  }
  expect(asked).toHaveLength(hostileAnswers.length)
})

test.each(['example.com', '@example.com', '#@example.com', '/../../', '?x', '\\@example.com', '%2e%2e', '..'])(
  'the value %j of a variable leads to no other host or path',
  async value => {
    const url = 'http://rebind.example.com/a/{{ variables.v }}/b'
    await kit.it.ask(saveSource, {
      input: { name: 'value', requests: [{ method: 'GET', url, retry: { attempts: 1 } }] },
    })
    answers = ['127.0.0.1']
    asked.length = 0
    const result = (await kit.it.ask(runSource, { name: 'value', variables: { v: value } })).runSource
    expect(result.error?.message).toMatch(value === '..' ? /holds "\." or/ : /leads to an address/)
    const sent = result.requests[0]?.sent?.url ?? ''
    if (value !== '..') expect(new URL(sent).pathname).toBe(`/a/${encodeURIComponent(value)}/b`)
    expect(asked.every(host => host === 'rebind.example.com')).toBe(true)
  },
)
