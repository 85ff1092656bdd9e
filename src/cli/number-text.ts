import { DEFAULT_LOCALE, formatChange, NO_NUMBER } from '../core/number-format.ts'

/** Terminals print what they know: spaces that do not break are often boxes. */
export const inTerminal = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

export function changeText(percent: number | null, previous: number | null): string {
  if (percent === null) return NO_NUMBER
  return `${percent > 0 ? '▲ ' : percent < 0 ? '▼ ' : ''}${formatChange(percent, previous, DEFAULT_LOCALE)}`
}
