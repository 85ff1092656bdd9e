import { expect, test } from 'vitest'
import { Issues } from '../../../base/issues.ts'
import { checkRequests } from '../../../sources/check-source.ts'
import { toRequestSpec } from '../../../sources/request-draft.ts'
import { Templates } from '../../../sources/template.ts'
import { readRequest } from './request-shape.ts'
import { starters } from './starters.ts'
import { variablesOf } from './template-names.ts'

test.each(starters)('$title: the gateway takes it with its secrets, and with no others', ({ requests, secrets }) => {
  const fieldsWith = (secretNames: readonly string[]) => {
    const issues = new Issues()
    const rules = {
      templates: new Templates(),
      hostRules: { allowed: new Set<string>(), ports: new Set([443]) },
      secretNames: new Set(secretNames),
      isSaved: true,
    }
    const specs = requests.map((request, at) => toRequestSpec(request, at, `requests.${at}`, issues))
    checkRequests(specs, 'requests', rules, issues)
    try {
      issues.throwIfAny()
    } catch (error) {
      return (error as { fields: object }).fields
    }
    return {}
  }
  expect(fieldsWith(secrets)).toEqual({})
  if (secrets.length > 0) expect(JSON.stringify(fieldsWith([]))).toContain('secret')
})

test.each(starters)('$title: the form and its JSON view have it as it is', ({ requests, variables }) => {
  for (const request of requests) expect(readRequest(JSON.stringify(request))).toEqual(request)
  expect(variablesOf(requests).toSorted()).toEqual(Object.keys(variables).toSorted())
  expect(new Set(requests.map(({ name }) => name)).size).toBe(requests.length)
})
