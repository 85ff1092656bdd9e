// What tokens and clients have in common when they are made.

import { parseNetwork } from '../base/address.ts'
import { badInput } from '../base/errors.ts'
import { quote } from '../base/quote.ts'
import type { Scope } from '../request/context.ts'
import { MAX_ALLOWED_EVENTS, MAX_ALLOWED_IPS, MAX_OVERLAP_HOURS, MAX_TOKEN_NAME_LENGTH } from './token.ts'

export interface NewCredential {
  readonly name: string
  readonly scopes: readonly Scope[]
  /** Addresses and networks (CIDR); `null`: from anywhere. */
  readonly allowedIps: readonly string[] | null
  readonly allowedEvents: readonly string[] | null
}

/** The same, without blanks around the name and with each scope once. Throws BAD_USER_INPUT that names the field below `input`. */
export function checkCredential<Input extends NewCredential>(input: Input): Input {
  const name = input.name.trim()
  if (name === '' || [...name].length > MAX_TOKEN_NAME_LENGTH || name.includes('\0') || !name.isWellFormed())
    throw badInput('input.name', `A name is 1 to ${MAX_TOKEN_NAME_LENGTH} characters.`)
  if (input.scopes.length === 0) throw badInput('input.scopes', 'Name at least one scope.')
  const wrong = input.allowedIps?.find(text => parseNetwork(text) === null)
  if (wrong !== undefined) throw badInput('input.allowedIps', `${quote(wrong)} is no address and no network (CIDR).`)
  if ((input.allowedIps?.length ?? 0) > MAX_ALLOWED_IPS || input.allowedIps?.length === 0)
    throw badInput('input.allowedIps', `Name 1 to ${MAX_ALLOWED_IPS} addresses or networks, or none for any.`)
  const events = input.allowedEvents
  const wrongEvents =
    events && (events.length === 0 || events.length > MAX_ALLOWED_EVENTS || events.some(it => !isEventName(it)))
  if (wrongEvents)
    throw badInput(
      'input.allowedEvents',
      `Name 1 to ${MAX_ALLOWED_EVENTS} events without white space, or none for any.`,
    )
  return { ...input, name, scopes: [...new Set(input.scopes)] }
}

const isEventName = (text: string) => /^\S{1,200}$/u.test(text) && !text.includes('\0') && text.isWellFormed()

/** When secrets that are replaced now stop working. Throws BAD_USER_INPUT. */
export function endOfOverlap(now: number, overlapHours: number): Date {
  if (overlapHours < 0 || overlapHours > MAX_OVERLAP_HOURS)
    throw badInput('overlapHours', `The overlap is 0 to ${MAX_OVERLAP_HOURS} hours.`)
  return new Date(now + overlapHours * 3_600_000)
}
