// Values for fast-check from the JSON Schemas of the OpenAPI document: right ones, and what clients send by mistake or on purpose.
import fc from 'fast-check'

interface Schema {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
  readonly minimum?: number
  readonly maximum?: number
  readonly examples?: readonly unknown[]
}

const nasty = [
  ...['', ' ', '0', '-1', '1e400', '../..', "' or 1=1 --", '\0', '\ud800', '😀', 'ａ', '%', '{{x}}', '@{a}'],
  ...['__proto__', 'constructor', 'toString', '9223372036854775808', 'widget_zzzzzzzzzzzzzzzzz', 'x'.repeat(5_000)],
]

/** Anything at all, and often what looks like something. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 2 ** 53, -(2 ** 31), 1e300, [], {}, [[]], [null], ...nasty),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.jsonValue({ maxDepth: 3 }),
)

/** Mostly as the schema says; where it is a text, often one of `words`, which name things that are there. */
export function valuesOf(schema: Schema, words: readonly string[]): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 12, arbitrary: right(schema, words) }, { weight: 1, arbitrary: junk })
}

function right(schema: Schema, words: readonly string[]): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(each => right(each, words)))
  const types = schema.type === undefined ? ['any'] : [schema.type].flat()
  const examples = (schema.examples ?? []).map(each => ({ weight: 3, arbitrary: fc.constant(each) }))
  return fc.oneof(...examples, ...types.map(type => ({ weight: 2, arbitrary: ofType(type, schema, words) })))
}

function ofType(type: string, schema: Schema, words: readonly string[]): fc.Arbitrary<unknown> {
  switch (type) {
    case 'null':
      return fc.constant(null)
    case 'boolean':
      return fc.boolean()
    case 'integer':
      return fc.integer({
        min: Math.max(schema.minimum ?? -5, -(2 ** 31)),
        max: Math.min(schema.maximum ?? 100, 2 ** 31),
      })
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 })
    case 'string':
      return fc.oneof(fc.constantFrom(...words), fc.constantFrom(...nasty), fc.string({ maxLength: 20 }))
    case 'array':
      return fc.array(schema.items ? valuesOf(schema.items, words) : junk, { maxLength: 4 })
    case 'object':
      return ofObject(schema, words)
    default:
      return junk
  }
}

function ofObject({ properties, required, additionalProperties }: Schema, words: readonly string[]) {
  const known = Object.entries(properties ?? {}).map(([name, each]) => [name, valuesOf(each, words)] as const)
  const needed = new Set(required ?? [])
  const record = fc.record(Object.fromEntries(known), {
    requiredKeys: known.map(([name]) => name).filter(name => needed.has(name)),
  })
  const lacking = fc.record(Object.fromEntries(known), { requiredKeys: [] })
  const isOpen = additionalProperties !== undefined && additionalProperties !== false
  const more = fc.dictionary(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 10 })), junk, { maxKeys: 3 })
  const whole = fc.oneof({ weight: 8, arbitrary: record }, { weight: 1, arbitrary: lacking })
  return isOpen || known.length === 0 ? fc.tuple(whole, more).map(([own, others]) => ({ ...others, ...own })) : whole
}
