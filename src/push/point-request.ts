// Points as REST takes them: each with its metric, key and value.
import { z } from 'zod'
import { JsonNumber, type JsonValue } from '../base/json-text.ts'
import { decimalField, decimalText, zoneField } from '../http/field.ts'
import { type OnDuplicate, onDuplicates } from '../widgets/on-duplicate.ts'
import { type KeyKind, keyKinds } from '../widgets/widget.ts'
import type { PushedDimension, PushRequest } from './push.ts'
import { pushTexts } from './receipt-texts.ts'

export const onDuplicateField = z
  .enum(onDuplicates)
  .nullish()
  .meta({ description: 'What happens to values that exist. Default: the `default_on_duplicate` of the metric.' })

/** What a value of a dimension may be sent as. */
const isWord = (value: unknown) =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value) || value instanceof JsonNumber

export const dimensionsField = z
  .record(
    z.string(),
    z
      .custom<unknown>(isWord, { message: 'must be a text, a number, a boolean or null' })
      .meta({ type: ['string', 'number', 'boolean', 'null'] }),
  )
  .nullish()
  .meta({
    description:
      'Values of dimensions that the widget declares, by name: at most 255 characters, case-sensitive. null or empty: no value.',
    examples: [{ country: 'DE' }],
  })

export const pointField = z.object({
  metric: z
    .string()
    .min(1)
    .meta({ description: "The metric's name; a new name makes a new metric.", examples: ['Users'] }),
  key: z
    .string()
    .min(1)
    .meta({ description: 'A day, an instant or a category, by the widget.', examples: ['2026-11-20'] }),
  value: decimalField('Kept exactly.'),
  dimensions: dimensionsField,
})

export type PointInput = z.output<typeof pointField>

/** Metric, key and value, as they were written; dimensions and their values where there are any. */
export type PointText = readonly [
  metric: string,
  key: string,
  value: string,
  dimensions?: readonly (readonly [dimension: string, value: string])[],
]

/** `sent` is the same point as it stood in the body: numbers that are values of dimensions are taken as they were written (`1.10`). */
export function toPointText({ metric, key, value, dimensions }: PointInput, sent: JsonValue | undefined): PointText {
  const written = sent instanceof Map ? sent.get('dimensions') : undefined
  const named = Object.entries(dimensions ?? {}).flatMap(([name, value]) => {
    const word = dimensionText(written instanceof Map ? (written.get(name) ?? value) : value)
    return word === null ? [] : [[name, word] as const]
  })
  const point = [metric, key, decimalText(value) ?? ''] as const
  return named.length === 0 ? point : [...point, named]
}

/** A text as it is, a number as it was written, a boolean as a word; `null`: it is none of them. */
export function dimensionText(value: unknown): string | null {
  return typeof value === 'boolean' ? String(value) : decimalText(value)
}

/** What a body says of all its keys. */
export const keyFields = {
  key_kind: z.enum(keyKinds).nullish().meta({ description: pushTexts.keyKind }),
  time_zone: zoneField(pushTexts.timeZone).nullish(),
}

interface KeyOptions {
  readonly keyKind: KeyKind | null
  readonly timeZone: string | null
}

/** What a body says of all its points. */
export interface PointOptions extends KeyOptions {
  /** `null`: as each metric's own default says. */
  readonly onDuplicate: OnDuplicate | null
}

export function toPointOptions(input: {
  readonly onduplicate?: OnDuplicate | null | undefined
  readonly key_kind?: KeyKind | null | undefined
  readonly time_zone?: string | null | undefined
}): PointOptions {
  return {
    onDuplicate: input.onduplicate ?? null,
    keyKind: input.key_kind ?? null,
    timeZone: input.time_zone ?? null,
  }
}

/** Points, each of its own metric and key, as a push. `list` is the member of the body that holds them; those of `rows` are in columns. */
export function pointsToRequest(
  points: readonly PointText[],
  options: PointOptions,
  list: string,
  retry: { readonly idempotencyKey: string | null; readonly bodyHash: Buffer | null },
): PushRequest {
  return {
    rows: points.map(([metric, key, value, named]) => {
      const values = [{ metric, value }]
      return named ? { key, values, dimensions: named.map(toDimension) } : { key, values }
    }),
    ...options,
    keyColumn: null,
    metricOnDuplicate: new Map(),
    pathOfOnDuplicate: () => 'onduplicate',
    options: new Map(),
    ...retry,
    pathOf: (row, metric, dimension) => {
      const field = metric === undefined ? 'key' : 'value'
      const named = list === 'rows' ? dimension : `dimensions.${dimension}`
      return `${list}.${row}.${dimension === undefined ? field : named}`
    },
  }
}

const toDimension = ([dimension, value]: readonly [string, string]): PushedDimension => ({ dimension, value })
