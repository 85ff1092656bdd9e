// docs/annotations.md: every example is run as it stands, in its order, and does what the page says of it.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ADMIN, NOON_2026_11_20, startTestApp } from '../_kit/app.ts'
import { push } from '../_kit/operations.ts'

const docs = readFileSync(new URL('../../docs/annotations.md', import.meta.url), 'utf8')
const steps = [...docs.matchAll(/^```(graphql|rest) ?(\S*)\n([\s\S]*?)^```/gm)].map(([, kind, path, text = '']) => ({
  kind,
  path,
  text,
}))

test('the examples of docs/annotations.md', async () => {
  await using it = await startTestApp({}, { clock: () => NOON_2026_11_20 })
  const widget = (await it.widget({ title: 'Shop', keyKind: 'DATE' })).id
  await it.ask(push, {
    input: { widgetId: widget, rows: [{ key: '2026-11-17', values: [{ metric: 'Orders', value: '7' }] }] },
  })
  let annotation = ''
  const replies: Record<string, unknown>[] = []
  for (const { kind, path, text } of steps) {
    const filled = text.replaceAll('$widget', widget).replaceAll('$annotation', annotation)
    const response = await fetch(kind === 'rest' ? `${it.url}/api/external/${path}` : `${it.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` },
      body: kind === 'rest' ? filled : JSON.stringify({ query: filled }),
    })
    const reply = (await response.json()) as Record<string, unknown> & {
      data?: { saveAnnotation?: { annotation: { id?: string } } }
    }
    expect(response.status, JSON.stringify(reply)).toBe(200)
    expect(reply.errors ?? {}, text).toEqual({})
    annotation = reply.data?.saveAnnotation?.annotation.id ?? annotation
    replies.push(reply)
  }
  expect(replies).toMatchObject([
    { data: { saveAnnotation: { annotation: { kind: 'CAMPAIGN', firstDay: '2026-11-18', lastDay: '2026-11-19' } } } },
    { data: { saveAnnotation: { annotation: { kind: 'RELEASE', at: '2026-11-19T14:05:00.000Z' } } } },
    { data: { saveAnnotation: { annotation: { text: 'Version 2.0.1', kind: 'RELEASE' } } } },
    { data: { push: { receipt: { rows: 1, replayed: false } } } },
    { success: true },
    {
      data: {
        annotations: {
          totalCount: 2,
          nodes: [
            { text: 'New checkout', widget: { title: 'Shop' } },
            { text: 'Version 2.0.1', widget: null },
          ],
        },
      },
    },
    {
      data: {
        widget: {
          report: {
            keys: ['2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20'],
            annotations: [
              { firstIndex: 1, lastIndex: 2, annotation: { text: 'Autumn sale' } },
              { firstIndex: 2, lastIndex: 2, annotation: { text: 'Version 2.0.1' } },
              { firstIndex: 3, lastIndex: 3, annotation: { text: 'Prices raised' } },
              { firstIndex: 3, lastIndex: 3, annotation: { text: 'New checkout' } },
            ],
          },
        },
      },
    },
    { success: true, model: { kind: 'CAMPAIGN', first_day: '2026-11-16', last_day: '2026-11-16' } },
    { success: true, data: [{ text: 'Autumn sale' }, { text: 'Trade fair' }] },
  ])
})
