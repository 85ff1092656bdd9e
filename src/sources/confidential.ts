import { JsonNumber } from '../base/json-text.ts'
import { isObject } from './json-shape.ts'
import { MIN_SECRET_LENGTH } from './redact.ts'
import type { Reference, Scope } from './template.ts'
import { toText } from './template-engine.ts'
import { scopeFor } from './template-scope.ts'

/** What a template names of secrets and private replies, and the same with other contents. */
export interface Confidential {
  readonly real: Scope
  readonly other: Scope
}

/** What of a value depends on a secret. */
export interface SecretParts {
  /** Values of expressions, before they are encoded. */
  readonly texts: readonly string[]
  /** Characters before and after the part of the text that depends; 0 for all that is no text. */
  readonly before: number
  readonly after: number
}

/** What one template made of a scope: its value, and the value of each expression in it. */
export interface RenderResult {
  readonly value: unknown
  readonly outputs: readonly string[]
}

/** Whether a reference may give what nobody may see: secrets, and data and headers of private replies. */
export function isConfidential([root, second]: readonly unknown[], privateNames: ReadonlySet<string>): boolean {
  return root === 'secrets' || (privateNames.has(String(root)) && second !== 'status')
}

/** `null`: the references name nothing confidential. */
export function confidentialOf(
  scope: Scope,
  references: readonly Reference[],
  privateNames: ReadonlySet<string>,
): Confidential | null {
  const names = references.filter(([root]) => root === 'secrets' || privateNames.has(String(root)))
  if (!names.some(reference => isConfidential(reference, privateNames))) return null
  const real = scopeFor(scope, names)
  const entries = Object.entries(real).map(([root, value]) => [
    root,
    root === 'secrets' ? otherThan(value) : otherReply(value),
  ])
  return { real, other: Object.fromEntries(entries) }
}

const otherReply = (reply: unknown) =>
  isObject(reply) && 'status' in reply ? { ...(otherThan(reply) as object), status: reply.status } : otherThan(reply)

/** A value of the same shape, in which each letter and each digit is another one. */
function otherThan(value: unknown): unknown {
  if (typeof value === 'string') return otherText(value)
  if (typeof value === 'number') return Number(otherNumber(String(value)))
  if (value instanceof JsonNumber) return new JsonNumber(otherNumber(value.source))
  if (Array.isArray(value)) return value.map(otherThan)
  if (!isObject(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, otherThan(member)]))
}

/** How far a letter moves depends on where it stands: what compares or sorts letters gives something else, too. */
function otherText(text: string): string {
  const moved = (code: number, first: number, at: number) =>
    String.fromCharCode(first + ((code - first + 1 + (at % 5)) % 26))
  return text.replace(/[\s\S]/g, (char, at: number) => {
    const code = char.charCodeAt(0)
    if (/\d/.test(char)) return otherDigit(char)
    if (/[a-z]/.test(char)) return moved(code, 97, at)
    if (/[A-Z]/.test(char)) return moved(code, 65, at)
    return char === '~' ? '^' : '~'
  })
}

/** An exponent stays what it is. */
const otherNumber = (text: string) => text.replace(/^[^eE]+/, digits => digits.replace(/\d/g, otherDigit))

const otherDigit = (digit: string) => String((Number(digit) % 9) + 1)

/** `null`: it is the same with other contents. `other` is `null` where the template has no value with them. */
export function secretPartsOf(template: string, real: RenderResult, other: RenderResult | null): SecretParts | null {
  const [text, otherwise] = [toText(real.value), other && toText(other.value)]
  if (text === otherwise) return null
  const known = new Set(other?.outputs)
  const texts = [...new Set(real.outputs)].filter(it => it.length >= MIN_SECRET_LENGTH && !known.has(it))
  if (typeof real.value !== 'string') return { texts, before: 0, after: 0 }
  // Literal text comes first in both; a dash takes the blanks behind it away.
  if (otherwise === null) return { texts, before: Math.min(text.length, template.search(/\s*\{[{%#]/)), after: 0 }
  const most = Math.min(text.length, otherwise.length)
  let before = 0
  while (before < most && text[before] === otherwise[before]) before++
  let after = 0
  while (after < most - before && text.at(-1 - after) === otherwise.at(-1 - after)) after++
  return { texts, before, after }
}
