// The examples of docs/alerts.md, pasted as they are.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { startAlertApp } from '../_kit/alerts.ts'

test('the examples of the page of alerts do what they say', async () => {
  await using app = await startAlertApp('2026-11-20T12:00:00Z', { dimensions: ['country'] })
  await app.push([
    { Date: '20261117', Sales: '150', country: 'DE' },
    { Date: '20261118', Sales: '150', country: 'DE' },
    { Date: '20261119', Sales: '120', country: 'FR' },
  ])
  const page = readFileSync(new URL('../../docs/alerts.md', import.meta.url), 'utf8')
  const examples = [...page.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, text = '']) => text)
  expect(examples).toHaveLength(4)
  const replies: unknown[] = []
  for (const example of examples) {
    const document = example.replaceAll('$metric', app.metricId)
    const reply = await app.it.send(document as never, {} as never)
    expect(reply.errors).toBeUndefined()
    replies.push(reply.data)
    await app.at('2026-11-20T12:00:00Z')
  }
  expect(replies[2]).toMatchObject({
    alertEvents: { nodes: expect.arrayContaining([expect.objectContaining({ to: 'FIRING', value: '120' })]) },
  })
  expect(replies[3]).toMatchObject({
    simulateAlert: { groups: [{ events: expect.arrayContaining([expect.objectContaining({ to: 'FIRING' })]) }] },
  })
})
