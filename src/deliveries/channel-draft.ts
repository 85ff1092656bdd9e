// Checks what somebody wants a channel to be, and tells everything that is wrong at once.
import type { Issues } from '../base/issues.ts'
import { quote } from '../base/quote.ts'
import { checkText } from '../sources/field-checks.ts'
import { issueOfHeaderName, issueOfHeaderValue } from '../sources/header.ts'
import { checkUrl, type HostRules } from '../sources/host.ts'
import { isObject, isShallow } from '../sources/json-shape.ts'
import { type ChannelKind, channelLimits, hasUrl, isMailAddress, type WebhookBody } from './channel.ts'
import type { DataEvent } from './data-event.ts'

/** What is absent (`undefined`) stays as it is, or is as a new channel has it. */
export interface ChannelDraft {
  readonly name: string
  readonly kind?: ChannelKind | undefined
  readonly url?: string | undefined
  readonly body?: WebhookBody | undefined
  /** Merged with those that are there; `null` takes one away. */
  readonly headers?: unknown
  readonly rotateSecret?: boolean | undefined
  readonly to?: readonly string[] | undefined
  /** The name of a source. */
  readonly source?: string | undefined
  readonly variables?: unknown
  readonly events?: readonly DataEvent[] | undefined
  /** Global ids; `null`: all. */
  readonly widgetIds?: readonly string[] | null | undefined
  readonly paused?: boolean | undefined
}

/** Members that belong to some kinds only. */
const ofKinds = {
  url: hasUrl,
  body: (kind: ChannelKind) => kind === 'WEBHOOK',
  headers: (kind: ChannelKind) => kind === 'WEBHOOK',
  rotateSecret: (kind: ChannelKind) => kind === 'WEBHOOK',
  to: (kind: ChannelKind) => kind === 'EMAIL',
  source: (kind: ChannelKind) => kind === 'SOURCE',
  variables: (kind: ChannelKind) => kind === 'SOURCE',
} satisfies Partial<Record<keyof ChannelDraft, (kind: ChannelKind) => boolean>>

export function checkDraft(draft: ChannelDraft, kind: ChannelKind, isNew: boolean, rules: HostRules, issues: Issues) {
  if (draft.name === '') issues.add('name', 'The name is empty.')
  checkText(draft.name, channelLimits.nameLength, 'name', issues)
  for (const [member, isOf] of Object.entries(ofKinds) as [keyof typeof ofKinds, typeof hasUrl][]) {
    const isGiven = draft[member] !== undefined && draft[member] !== false
    if (isGiven && !isOf(kind)) issues.add(member, `A channel of the kind ${kind} has no ${member}.`)
  }
  if (isNew && hasUrl(kind) && draft.url === undefined) issues.add('url', 'Give the URL that messages are posted to.')
  if (isNew && kind === 'EMAIL' && draft.to === undefined) issues.add('to', 'Give the addresses that mails go to.')
  if (isNew && kind === 'SOURCE' && draft.source === undefined) issues.add('source', 'Give the name of a source.')
  if (draft.url !== undefined && hasUrl(kind)) {
    const check = checkUrl(draft.url, rules)
    if ('issue' in check) issues.add('url', check.issue)
  }
  if (draft.to && kind === 'EMAIL') checkAddresses(draft.to, issues)
}

function checkAddresses(to: readonly string[], issues: Issues): void {
  const { addresses } = channelLimits
  if (to.length === 0 || to.length > addresses) issues.add('to', `A channel has 1 to ${addresses} addresses.`)
  for (const [index, address] of to.slice(0, addresses).entries()) {
    if (!isMailAddress(address)) issues.add(`to.${index}`, `${quote(address, 100)} is not an address of e-mail.`)
    else if (to.findIndex(other => other.toLowerCase() === address.toLowerCase()) < index)
      issues.add(`to.${index}`, 'It is given twice.')
  }
}

/** What every webhook has of its own. */
const OWN = /^(webhook-(id|timestamp|signature)|content-type)$/

/** The headers as they shall be, by names in lower case. */
export function mergeHeaders(
  before: Readonly<Record<string, string>>,
  given: unknown,
  issues: Issues,
): Record<string, string> {
  if (given === undefined) return { ...before }
  if (!isObject(given) || !isShallow(given)) {
    issues.add('headers', 'Headers are an object: { "Authorization": "Bearer ..." }; null takes one away.')
    return { ...before }
  }
  const merged = new Map(Object.entries(before))
  for (const [written, value] of Object.entries(given)) {
    const name = written.toLowerCase()
    const issue =
      issueOfHeaderName(written) ??
      (OWN.test(name) ? 'is set by the gateway and cannot be given.' : null) ??
      (value === null ? null : typeof value === 'string' ? issueOfHeaderValue(value) : 'is no text.')
    if (issue) issues.add('headers', `The header ${quote(written, 60)} ${issue}`)
    else if (value === null) merged.delete(name)
    else merged.set(name, value as string)
  }
  if (merged.size > channelLimits.headers)
    issues.add('headers', `A webhook has at most ${channelLimits.headers} headers.`)
  return Object.fromEntries(merged)
}
