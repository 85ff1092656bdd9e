/** Of objects that have names like "10", which JavaScript moves to the front: their names as they were written. */
const ORDER = Symbol('order')
const ZERO = 0x30

/** Remembers the order of members beside an object that cannot keep it. */
export function withOrder<T extends object>(plain: T, members: ReadonlyMap<string, unknown>): T {
  if (members.size < 2) return plain
  for (const name of members.keys()) {
    const first = name.charCodeAt(0) - ZERO
    if (first >= 0 && first <= 9) return Object.defineProperty(plain, ORDER, { value: [...members.keys()] })
  }
  return plain
}

/** The names of an object of `toPlain` in the order in which they were written. Copies of it have lost it. */
export function namesInOrder(value: Readonly<Record<string, unknown>>): readonly string[] {
  return (value as { readonly [ORDER]?: readonly string[] })[ORDER] ?? Object.keys(value)
}
