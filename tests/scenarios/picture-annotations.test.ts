// Annotations in pictures and public links: shown where the address or the link was made so, and nowhere else.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'

let it: TestApp
let widget: string

beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
  const made = await it.widget({ title: 'Visitors', chartType: 'LINE', keyKind: 'DATE' })
  widget = made.id
  await it.cyfe(made.pushUrl, {
    data: [
      { Date: '20261118', Users: '5' },
      { Date: '20261119', Users: '7' },
    ],
  })
  await ask(`mutation { saveAnnotation(input: { widgetId: "${widget}", days: { from: "2026-11-18", through: "2026-11-18" },
    text: "Sale <now>", kind: "campaign" }) { annotation { id } } }`)
  await ask(
    `mutation { saveAnnotation(input: { at: "2026-11-19T09:00:00Z", text: "Whole project" }) { annotation { id } } }`,
  )
})
afterAll(() => it?.[Symbol.asyncDispose]())

async function ask(query: string): Promise<Record<string, Record<string, unknown>>> {
  const response = await fetch(`${it.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` },
    body: JSON.stringify({ query }),
  })
  const { data, errors } = (await response.json()) as { data: never; errors?: unknown }
  if (errors) throw new Error(JSON.stringify(errors))
  return data
}

async function svgAt(address: string, token: string | null = null) {
  const response = await fetch(address, { headers: token ? { authorization: `Bearer ${token}` } : {} })
  return { status: response.status, text: await response.text() }
}

const urlOf = async (args: string) => {
  const { widget: found } = await ask(`{ widget(id: "${widget}") { chartUrl(preset: LAST_7_DAYS${args}) } }`)
  return String(found?.chartUrl)
}

test('a signed picture shows them where it was asked to, in words for those who do not see it, too', async () => {
  const plain = await svgAt(await urlOf(''))
  expect(plain.text).not.toMatch(/Sale|Whole project/)
  const url = await urlOf(', annotations: true')
  const { text } = await svgAt(url)
  expect(text).toContain('Campaign: Sale &lt;now&gt;')
  expect(text).toMatch(
    /<desc>[^<]*Annotations: Nov 18, 2026, Campaign: Sale &#60;now&#62;; Nov 19, 2026, Whole project\.<\/desc>/,
  )
  expect((await svgAt(url.replace('&annotations=yes', ''))).status).toBe(403)
  expect((await svgAt((await urlOf('')).replace('signature', 'annotations=yes&signature'))).status).toBe(403)
})

test('a token for the widget sees those on it, not those on the project', async () => {
  const { createToken } = await ask(
    `mutation { createToken(input: { name: "Part", scopes: [READ], widgetIds: ["${widget}"] }) { secret } }`,
  )
  const address = `${it.url}/widgets/${widget}.svg?period=last_7_days&annotations=yes`
  const { text } = await svgAt(address, String(createToken?.secret))
  expect(text).toContain('Campaign: Sale')
  expect(text).not.toContain('Whole project')
  expect((await svgAt(address.replace('yes', 'maybe'), ADMIN)).status).toBe(400)
})

test('a public link shows them where it was made so, and refuses to be asked for them', async () => {
  const link = async (input: string) => {
    const { createShare } = await ask(
      `mutation { createShare(input: { widgetId: "${widget}"${input} }) { share { url showsAnnotations } } }`,
    )
    return createShare?.share as { url: string; showsAnnotations: boolean }
  }
  const [closed, open] = [await link(''), await link(', showsAnnotations: true')]
  expect([closed.showsAnnotations, open.showsAnnotations]).toEqual([false, true])
  const picture = ({ url }: { url: string }, more = '') => svgAt(`${url}/${widget}.svg?period=last_7_days${more}`)
  expect((await picture(closed)).text).not.toContain('Sale')
  expect((await picture(closed, '&annotations=yes')).status).toBe(400)
  expect((await picture(open)).text).toContain('Campaign: Sale')
})
