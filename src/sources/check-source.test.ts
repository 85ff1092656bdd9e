import { expect, test } from 'vitest'
import { Issues } from '../base/issues.ts'
import { checkRequests } from './check-source.ts'
import { toRequestSpec } from './request-draft.ts'
import { Templates } from './template.ts'

const rules = {
  templates: new Templates(),
  hostRules: { allowed: new Set<string>(), ports: new Set([443]) },
  secretNames: new Set<string>(),
  isSaved: true,
}

function issuesOf(url: string): unknown {
  const issues = new Issues()
  checkRequests([toRequestSpec({ method: 'GET', url }, 0, 'requests.0', issues)], 'requests', rules, issues)
  try {
    issues.throwIfAny()
  } catch (error) {
    return (error as { fields: object }).fields
  }
  return {}
}

test('credentials in the query of a URL have to be secrets', () => {
  expect(issuesOf('https://example.org/a?day=1&api_key=abc')).toEqual({
    'requests.0.url': ['Keep credentials in secrets, and write {{ secrets.name }} here.'],
  })
  expect(issuesOf('https://example.org/a?day=1')).toEqual({})
})

test('a query of names without values is refused before it is read', () => {
  const before = process.cpuUsage()
  expect(issuesOf(`https://example.org/a?${'a&'.repeat(130_000)}`)).toEqual({
    'requests.0.url': expect.arrayContaining(['The query of a URL has at most 1000 parameters.']),
  })
  const { user } = process.cpuUsage(before)
  expect(user / 1_000).toBeLessThan(80)
})
