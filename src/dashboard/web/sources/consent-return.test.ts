import { expect, test } from 'vitest'
import { consentRoute } from './consent-return.ts'

test.each([
  ['?state=a%20b&code=c%2Fd&scope=x', '#/consent?state=a+b&code=c%2Fd'],
  ['?error=access_denied&state=s', '#/consent?state=s&error=access_denied'],
  ['?state=s', null],
  ['?code=c', null],
  ['', null],
])('%s leads to %s', (search, route) => {
  expect(consentRoute(search)).toBe(route)
})
