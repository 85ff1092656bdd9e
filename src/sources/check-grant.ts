// Looks at what a source is called with, before it is kept: URLs, and clients of OAuth 2.
import type { Issues } from '../base/issues.ts'
import { referencesIn } from './chain.ts'
import { checkUrl, type HostRules } from './host.ts'
import type { OAuth2Spec } from './source.ts'
import type { Templates } from './template.ts'

interface CallRules {
  readonly templates: Templates
  readonly hostRules: HostRules
}

/** Scheme, host and port stand in the text: no value, and no secret, decides where a request goes. */
export function checkRequestUrl(text: string, path: string, { hostRules }: CallRules, issues: Issues): void {
  const opening = text.search(/\{[{%#]/)
  const plain = opening < 0 ? text : text.slice(0, opening)
  if (opening >= 0 && !/^https?:\/\/[^/?#]+[/?#]/i.test(plain)) {
    issues.add(path, 'Templates, and so secrets, may not stand in the scheme, the host or the port.')
    return
  }
  const result = checkUrl(text.replace(/\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}/gs, 'x'), hostRules)
  if ('issue' in result) issues.add(path, result.issue)
}

/** Granted tokens are kept for the source: what they are for may not depend on who calls it. */
export function checkGrant(auth: OAuth2Spec, path: string, rules: CallRules, issues: Issues): void {
  const { authorizationUrl, refreshToken } = auth
  if (authorizationUrl === null && refreshToken === null) return
  if (authorizationUrl !== null && refreshToken !== null)
    issues.add(`${path}.refreshToken`, 'Give authorizationUrl or refreshToken: a consent brings its refresh token.')
  if (authorizationUrl !== null) checkRequestUrl(authorizationUrl, `${path}.authorizationUrl`, rules, issues)
  if (authorizationUrl?.includes('#')) issues.add(`${path}.authorizationUrl`, 'The URL has no fragment.')
  for (const [name, text] of Object.entries(auth))
    if (typeof text === 'string' && referencesIn(text, rules.templates).some(([root]) => root !== 'secrets'))
      issues.add(`${path}.${name}`, 'What is granted to a source depends on its secrets alone: {{ secrets.name }}.')
}
