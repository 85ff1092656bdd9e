// Points as REST takes them: each with its metric, key and value.
import { z } from 'zod'
import { decimalField, decimalText, zoneField } from '../http/field.ts'
import { type OnDuplicate, onDuplicates } from '../widgets/on-duplicate.ts'
import { type KeyKind, keyKinds } from '../widgets/widget.ts'
import type { PushRequest } from './push.ts'
import { pushTexts } from './receipt-texts.ts'

export const onDuplicateField = z
  .enum(onDuplicates)
  .nullish()
  .meta({ description: 'What happens to values that exist. Default: the `default_on_duplicate` of the metric.' })

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
})

export type PointInput = z.output<typeof pointField>

/** Metric, key and value, as they were written. */
export type PointText = readonly [metric: string, key: string, value: string]

export const toPointText = ({ metric, key, value }: PointInput): PointText => [metric, key, decimalText(value) ?? '']

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

/** Points, each of its own metric and key, as a push. `list` is the member of the body that holds them. */
export function pointsToRequest(
  points: readonly PointText[],
  options: PointOptions,
  list: string,
  retry: { readonly idempotencyKey: string | null; readonly bodyHash: Buffer | null },
): PushRequest {
  return {
    rows: points.map(([metric, key, value]) => ({ key, values: [{ metric, value }] })),
    ...options,
    keyColumn: null,
    metricOnDuplicate: new Map(),
    pathOfOnDuplicate: () => 'onduplicate',
    options: new Map(),
    ...retry,
    pathOf: (row, metric) => `${list}.${row}.${metric === undefined ? 'key' : 'value'}`,
  }
}
