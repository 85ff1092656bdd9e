// Presets of periods as models write them: "last month" is LAST_MONTH. Only the very words of a preset: what they may have meant is asked for.
import { type PeriodPreset, periodPresets } from '../core/preset.ts'

const words = (text: string) =>
  text
    .trim()
    .toUpperCase()
    .split(/[\s_-]+/)
    .join('_')

const presetOf = (value: unknown): PeriodPreset | undefined =>
  typeof value === 'string' ? periodPresets.find(preset => preset === words(value)) : undefined

/** The arguments with presets as they are called, and a preset in the place of a period as the period that it is. */
export function withPresets(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { period, preset } = values
  const inside =
    typeof period === 'object' && period !== null ? presetOf((period as { preset?: unknown }).preset) : null
  const named = presetOf(period)
  const own = presetOf(preset)
  return {
    ...values,
    ...(named && { period: { preset: named } }),
    ...(inside && { period: { ...(period as object), preset: inside } }),
    ...(own && { preset: own }),
  }
}
