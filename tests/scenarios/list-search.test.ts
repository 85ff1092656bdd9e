// The lists of sources and of saved queries, searched by words.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ADMIN, startTestApp, type TestApp } from '../_kit/app.ts'
import { saveQuery } from '../_kit/query-operations.ts'
import { saveSource } from '../_kit/source-operations.ts'

let it: TestApp
beforeAll(async () => {
  it = await startTestApp()
  const named = [
    { name: 'Orders', description: 'Boutique de Genève' },
    { name: 'Orders of today', description: null },
    { name: 'Refunds', description: 'orders that came back' },
  ]
  for (const { name, description } of named) {
    await it.ask(saveQuery, { input: { name, description, sql: 'SELECT 1 AS a' } })
    const requests = [{ method: 'GET' as const, url: 'https://shop.example.com/' }]
    await it.ask(saveSource, { input: { name, description, requests } })
  }
})
afterAll(() => it?.[Symbol.asyncDispose]())

async function found(list: 'savedQueries' | 'sources', search: string) {
  const query = `query ($search: String) { ${list}(search: $search) { totalCount nodes { name } } }`
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${ADMIN}` }
  const body = JSON.stringify({ query, variables: { search } })
  const response = await fetch(`${it.url}/graphql`, { method: 'POST', headers, body })
  const { data, errors } = (await response.json()) as {
    data: Record<string, { totalCount: number; nodes: { name: string }[] } | null>
    errors?: { extensions: { code: string; fields?: object } }[]
  }
  const page = data?.[list]
  if (page) expect(page.totalCount).toBe(page.nodes.length)
  return page?.nodes.map(({ name }) => name) ?? errors?.[0]?.extensions
}

test.each(['savedQueries', 'sources'] as const)('%s hold every word, in the name or the description', async list => {
  expect(await found(list, ' ')).toEqual(['Orders', 'Orders of today', 'Refunds'])
  expect(await found(list, 'GENEVE order')).toEqual(['Orders'])
  expect(await found(list, 'orders')).toEqual(['Orders', 'Orders of today', 'Refunds'])
  expect(await found(list, 'today refunds')).toEqual([])
  expect(await found(list, '%')).toEqual([])
  expect(await found(list, 'a b c d e f g h i j k')).toMatchObject({
    code: 'BAD_USER_INPUT',
    fields: { search: ['A search has at most 10 words and 200 characters.'] },
  })
})
