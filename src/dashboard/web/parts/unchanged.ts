import { useState } from 'react'

/** The same object for as long as what it holds is the same, such as the answer of a query and the first message of the stream behind it. */
export function useUnchanged<Value>(value: Value): Value {
  const [kept, keep] = useState(value)
  if (isEqual(kept, value)) return kept
  keep(value)
  return value
}

/** Of values that came as JSON. */
export function isEqual(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false
  if (Array.isArray(one) || Array.isArray(other)) return isEqualList(one, other)
  const [ones, others] = [one, other] as readonly Readonly<Record<string, unknown>>[]
  const names = Object.keys(one)
  return (
    names.length === Object.keys(other).length &&
    names.every(name => Object.hasOwn(other, name) && isEqual(ones?.[name], others?.[name]))
  )
}

function isEqualList(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false
  return one.every((each, at) => isEqual(each, other[at]))
}
