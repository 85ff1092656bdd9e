import { expect, test } from 'vitest'
import { Issues } from '../base/issues.ts'
import { judgeRequests } from './check-source.ts'
import { toRequestSpec } from './request-draft.ts'
import { Templates } from './template.ts'

const judging = {
  templates: new Templates(),
  rules: { allowed: new Set<string>(), ports: new Set([443]) },
  secretNames: new Set<string>(),
  isSaved: true,
}

function faultsOf(url: string): unknown {
  const issues = new Issues()
  judgeRequests([toRequestSpec({ method: 'GET', url }, 0, 'requests.0', issues)], 'requests', judging, issues)
  try {
    issues.throwIfAny()
  } catch (error) {
    return (error as { fields: object }).fields
  }
  return {}
}

test('credentials in the query of a URL have to be secrets', () => {
  expect(faultsOf('https://example.org/a?day=1&api_key=abc')).toEqual({
    'requests.0.url': ['Keep credentials in secrets, and write {{ secrets.name }} here.'],
  })
  expect(faultsOf('https://example.org/a?day=1')).toEqual({})
})

test('a query of names without values is refused before it is read', () => {
  const before = process.cpuUsage()
  expect(faultsOf(`https://example.org/a?${'a&'.repeat(130_000)}`)).toEqual({
    'requests.0.url': expect.arrayContaining(['The query of a URL has at most 1000 parameters.']),
  })
  const { user } = process.cpuUsage(before)
  expect(user / 1_000).toBeLessThan(80)
})
