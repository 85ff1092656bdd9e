// docs/dimensions.md and docs/periods.md: every example is run as it stands, one after the other, and its answer compared.
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NOON_2026_11_20, startTestApp, type TestApp } from '../_kit/app.ts'

const stepsOf = (docs: string) =>
  [...docs.matchAll(/^```(graphql|push)\n([\s\S]*?)^```(?:\n+```json\n([\s\S]*?)^```)?/gm)].map(
    ([, kind = '', text = '', answer = '']) => ({ kind, text, answer }),
  )

let it: TestApp
beforeAll(async () => {
  it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
})
afterAll(() => it?.[Symbol.asyncDispose]())

/** Numbers as the examples print them: the last digit of a double is nobody's business. */
const rounded = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_key, own) => (typeof own === 'number' ? Number(own.toPrecision(12)) : own)))

test.each([
  ['dimensions.md', 8],
  ['periods.md', 5],
])('the examples answer what docs/%s says', async (page, least) => {
  const docs = readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8')
  const steps = stepsOf(docs)
  expect(steps.length).toBeGreaterThanOrEqual(least)
  expect([...docs.matchAll(/^```\w+$/gm)]).toHaveLength(
    steps.reduce((count, { answer }) => count + (answer === '' ? 1 : 2), 0),
  )
  let widget = { id: '', pushUrl: '' }
  for (const { kind, text, answer } of steps) {
    if (kind === 'push') {
      expect(await it.cyfe(widget.pushUrl, text)).toMatchObject({ status: 200 })
      continue
    }
    const isCreation = text.includes('createWidget(')
    const asked = isCreation
      ? text.replace('widget { title', 'widget { id pushUrl title')
      : text.replaceAll('$widget', widget.id)
    const data = (await it.ask(asked as never, {} as never)) as { createWidget?: { widget: Record<string, unknown> } }
    const created = data.createWidget?.widget
    if (created) {
      widget = { id: String(created.id), pushUrl: String(created.pushUrl) }
      delete created.id
      delete created.pushUrl
    }
    expect(rounded(data), text).toEqual(rounded(JSON.parse(answer)))
  }
})
