// Sources as somebody wants them: checks requests and secrets before anything is kept or called.
import { Issues } from '../base/issues.ts'
import type { Gateway } from '../request/context.ts'
import { textsOfTemplates } from './chain.ts'
import { checkRequests } from './check-source.ts'
import { checkText } from './field-checks.ts'
import { isObject } from './json-shape.ts'
import { MIN_SECRET_LENGTH } from './redact.ts'
import { type RequestDraft, toRequestSpec } from './request-draft.ts'
import type { SealedSource } from './source.store.ts'
import { type RequestSpec, sourceLimits } from './source.ts'

export interface SourceDraft {
  readonly name: string
  readonly description: string | null
  readonly requests: readonly RequestDraft[]
  /** `{ name: value }`; null removes one. */
  readonly secrets: unknown
}

const SECRET_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/

interface ValidatedSource {
  readonly requests: readonly RequestSpec[]
  readonly secrets: ReadonlyMap<string, string | null>
}

/** Throws BAD_USER_INPUT with everything that is wrong. `known`: what is there already; a draft that is not saved needs no name. */
export async function checkSource(
  gateway: Gateway,
  draft: SourceDraft,
  known: SealedSource | null,
  isSaved: boolean,
): Promise<ValidatedSource> {
  const issues = new Issues()
  if (isSaved && draft.name === '') issues.add('name', 'The name is empty.')
  checkText(draft.name, sourceLimits.nameLength, 'name', issues)
  if (draft.description !== null) checkText(draft.description, sourceLimits.descriptionLength, 'description', issues)
  const secrets = readSecrets(draft.secrets, issues)
  const secretNames = new Set(known?.source.secretNames)
  for (const [name, value] of secrets) {
    if (value === null) secretNames.delete(name)
    else secretNames.add(name)
  }
  if (secretNames.size > sourceLimits.secrets)
    issues.add('secrets', `A source has at most ${sourceLimits.secrets} secrets.`)
  const requests = draft.requests.map((request, index) => toRequestSpec(request, index, `requests.${index}`, issues))
  const { templates, rules } = gateway.services.sources
  // Nothing of what is too long is read.
  if (JSON.stringify(requests).length > sourceLimits.definitionBytes)
    issues.add('requests', `The requests are longer than ${sourceLimits.definitionBytes} characters in all.`)
  else {
    await templates.learn(textsOfTemplates(requests))
    checkRequests(requests, 'requests', { templates, hostRules: rules, secretNames, isSaved }, issues)
  }
  issues.throwIfAny()
  return { requests, secrets }
}

function readSecrets(input: unknown, issues: Issues): Map<string, string | null> {
  const secrets = new Map<string, string | null>()
  if (input === null || input === undefined) return secrets
  if (!isObject(input)) issues.add('secrets', 'Secrets are an object: { "name": "value" }; null removes one.')
  else {
    for (const [name, value] of Object.entries(input)) {
      const place = `secrets.${name}`
      const { secretLength } = sourceLimits
      if (!SECRET_NAME.test(name))
        issues.add(place, 'The name of a secret is letters, digits and _, not first a digit.')
      if (value === null) secrets.set(name, null)
      else if (typeof value !== 'string' || value.length < MIN_SECRET_LENGTH || value.length > secretLength)
        issues.add(place, `A secret is a text of ${MIN_SECRET_LENGTH} to ${secretLength} characters.`)
      else if (!value.isWellFormed()) issues.add(place, 'A secret holds half of a surrogate pair.')
      else secrets.set(name, value)
    }
  }
  return secrets
}
