// What tokens and clients have in common when they are made.

import { parseNetwork } from '../base/address.ts'
import { badInput } from '../base/errors.ts'
import { Issues } from '../base/issues.ts'
import { quote } from '../base/quote.ts'
import { isEventName } from '../core/event-name.ts'
import type { Scope } from '../request/context.ts'
import { MAX_ALLOWED_EVENTS, MAX_ALLOWED_IPS, MAX_OVERLAP_HOURS, MAX_TOKEN_NAME_LENGTH } from './token.ts'

export interface NewCredential {
  readonly name: string
  readonly scopes: readonly Scope[]
  /** Addresses and networks (CIDR); `null`: from anywhere. */
  readonly allowedIps: readonly string[] | null
  readonly allowedEvents: readonly string[] | null
}

/**
 * The same, without blanks around the name and with each scope once. Throws BAD_USER_INPUT that names every wrong field, with
 * what was noted before.
 */
export function checkCredential<Input extends NewCredential>(input: Input, issues: Issues = new Issues()): Input {
  noteIssues(input, issues)
  issues.throwIfAny()
  return { ...input, name: input.name.trim(), scopes: [...new Set(input.scopes)] }
}

function noteIssues({ name, scopes, allowedIps, allowedEvents }: NewCredential, issues: Issues): void {
  const text = name.trim()
  if (text === '' || [...text].length > MAX_TOKEN_NAME_LENGTH || text.includes('\0') || !text.isWellFormed())
    issues.add('name', `A name is 1 to ${MAX_TOKEN_NAME_LENGTH} characters.`)
  if (scopes.length === 0) issues.add('scopes', 'Name at least one scope.')
  const wrong = allowedIps?.find(network => parseNetwork(network) === null)
  if (wrong !== undefined) issues.add('allowedIps', `${quote(wrong)} is no address and no network (CIDR).`)
  if ((allowedIps?.length ?? 0) > MAX_ALLOWED_IPS || allowedIps?.length === 0)
    issues.add('allowedIps', `Name 1 to ${MAX_ALLOWED_IPS} addresses or networks, or none for any.`)
  const isWrong = (events: readonly string[]) =>
    events.length === 0 ||
    events.length > MAX_ALLOWED_EVENTS ||
    events.some(event => !isEventName(event) || event.length > 200)
  if (allowedEvents && isWrong(allowedEvents))
    issues.add(
      'allowedEvents',
      `Name 1 to ${MAX_ALLOWED_EVENTS} events of 1 to 200 characters with blanks between words only, or none for any.`,
    )
}

/** When secrets that are replaced now stop working. Throws BAD_USER_INPUT. */
export function endOfOverlap(now: number, overlapHours: number): Date {
  if (overlapHours < 0 || overlapHours > MAX_OVERLAP_HOURS)
    throw badInput('overlapHours', `The overlap is 0 to ${MAX_OVERLAP_HOURS} hours.`)
  return new Date(now + overlapHours * 3_600_000)
}
