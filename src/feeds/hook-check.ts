// What is wrong with the declaration of a webhook.
import type { Issues } from '../base/issues.ts'
import { issueOfPath } from '../sources/path.ts'
import {
  type HookChallenge,
  type HookDelivery,
  type HookOptions,
  type HookSignature,
  hookOptionLimits,
} from './hook-options.ts'

const PLACEHOLDER = /\{(\w+)\}/g
const placeholders = ['body', 'timestamp', 'id', 'url']
const HEADER_NAME = /^[a-z0-9!#$%&'*+.^_`|~-]{1,100}$/

const usesOf = (signs: string) => new Set([...signs.matchAll(PLACEHOLDER)].map(([, name = '']) => name))

/** Everything that is wrong, by field. `isHmac`: the kind whose signature is declared here. */
export function checkHookOptions({ signature, delivery, challenge }: HookOptions, isHmac: boolean, issues: Issues) {
  if (isHmac && !signature) issues.add('hookSignature', 'Say how the sender signs: at least the header.')
  if (!isHmac && signature) issues.add('hookSignature', 'Only the kind HMAC has a signature of its own.')
  if (signature) checkSignature(signature, delivery, issues)
  if (delivery) checkDelivery(delivery, issues)
  if (challenge) checkChallenge(challenge, issues)
}

function checkSignature(signature: HookSignature, delivery: HookDelivery | null, issues: Issues): void {
  const add = (field: string, message: string) => issues.add(`hookSignature.${field}`, message)
  const { header, prefix, signs, timestampHeader, toleranceSeconds } = signature
  if (!HEADER_NAME.test(header)) add('header', 'It is not the name of a header.')
  if (prefix.length > hookOptionLimits.prefixLength)
    add('prefix', `It is longer than ${hookOptionLimits.prefixLength} characters.`)
  if (timestampHeader !== null && !HEADER_NAME.test(timestampHeader))
    add('timestampHeader', 'It is not the name of a header.')
  const uses = usesOf(signs)
  const unknown = [...uses].find(name => !placeholders.includes(name))
  if (signs.length > hookOptionLimits.signsLength)
    add('signs', `It is longer than ${hookOptionLimits.signsLength} characters.`)
  else if (unknown !== undefined)
    add('signs', `{${unknown}} is not known; there are ${placeholders.map(name => `{${name}}`).join(', ')}.`)
  else if (!uses.has('body')) add('signs', 'A signature that leaves out {body} says nothing of what was sent.')
  if (timestampHeader !== null && !uses.has('timestamp'))
    add('timestampHeader', 'A time that is not signed proves nothing: put {timestamp} into `signs`.')
  if (uses.has('id') && !(delivery && 'header' in delivery))
    add('signs', '{id} is the header of the delivery: say which one in `hookDelivery`.')
  const most = hookOptionLimits.toleranceSeconds
  if (!Number.isInteger(toleranceSeconds) || toleranceSeconds < 1 || toleranceSeconds > most)
    add('toleranceSeconds', `It is 1 to ${most} seconds.`)
}

function checkDelivery(delivery: HookDelivery, issues: Issues): void {
  if ('path' in delivery) {
    const issue = issueOfPath(delivery.path)
    if (issue) issues.add('hookDelivery.path', issue)
  } else if (!HEADER_NAME.test(delivery.header))
    issues.add('hookDelivery', 'Say either the name of a header, or a path in the body.')
}

function checkChallenge({ from, name, reply, replyName }: HookChallenge, issues: Issues): void {
  const add = (field: string, message: string) => issues.add(`hookChallenge.${field}`, message)
  const issue = from === 'BODY' ? issueOfPath(name) : null
  if (issue) add('name', issue)
  if (from === 'HEADER' && !HEADER_NAME.test(name)) add('name', 'It is not the name of a header.')
  if (from === 'QUERY' && (name === '' || name.length > hookOptionLimits.nameLength))
    add('name', `The name of a parameter is 1 to ${hookOptionLimits.nameLength} characters.`)
  if (from === 'QUERY' && name === 'token') add('name', 'The parameter `token` is the token of the webhook.')
  if (reply === 'JSON' && !/^[\w.-]{1,100}$/.test(replyName))
    add('replyName', 'The member of a reply is 1 to 100 letters, digits, points, hyphens and underscores.')
}
