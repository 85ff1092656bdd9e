// Query strings and forms as they are written down: an object, or a list of pairs, where names repeat or their order is not that of an object.
import { namesInOrder } from '../base/json-order.ts'
import { isObject, isShallow, textsOf } from './json-shape.ts'

export type Pairs = Readonly<Record<string, unknown>> | readonly (readonly [name: string, value: unknown])[]

/** `null`: it is neither an object nor a list of pairs. */
export function toPairs(given: unknown): Pairs | null {
  if (!isShallow(given)) return null
  if (isObject(given)) {
    const names = namesInOrder(given)
    // Objects of JavaScript put names like "10" first, wherever they were written.
    return names.every((name, index) => name === Object.keys(given)[index])
      ? given
      : names.map(name => [name, given[name]] as const)
  }
  if (!Array.isArray(given)) return null
  const pairs = given.flatMap((pair: unknown) =>
    Array.isArray(pair) && pair.length === 2 && ['string', 'number'].includes(typeof pair[0])
      ? [[String(pair[0]), pair[1]] as const]
      : [],
  )
  return pairs.length === given.length ? pairs : null
}

export function entriesOf(pairs: Pairs): readonly (readonly [name: string, value: unknown])[] {
  return Array.isArray(pairs) ? pairs : Object.entries(pairs)
}

/** Every text of the values with the path where it stands; names are no templates. */
export function* textsOfPairs(pairs: Pairs, path: string): Generator<[path: string, text: string]> {
  for (const [index, [name, value]] of entriesOf(pairs).entries())
    yield* textsOf(value, `${path}.${Array.isArray(pairs) ? index : name}`)
}

/** As python's requests writes a query string or a form. */
export function formEncoded(pairs: readonly (readonly [string, string])[]): string {
  return pairs.map(pair => pair.map(quotePlus).join('=')).join('&')
}

/** All but letters, digits and `_.-~`; blanks as `+`. */
const quotePlus = (text: string) =>
  encodeURIComponent(text.toWellFormed())
    .replace(/[!'()*]/g, percent)
    .replaceAll('%20', '+')

const percent = (char: string) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`

/** A URL where what none may hold is encoded, and a percent sign that encodes nothing; what is encoded stays as it is. */
export function requoteUrl(url: string): string {
  const [authority = ''] = /^[a-z]+:\/\/[^/?#]*/i.exec(url) ?? []
  return authority + url.slice(authority.length).replace(/%(?![\da-f]{2})|[[\]|^`{}"<>]/gi, percent)
}
