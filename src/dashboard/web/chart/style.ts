import type { ChartStyle } from '../../../pictures/chart/chart-report.ts'
import { locale } from '../parts/format.ts'

const PALETTE_SIZE = 8

/** The colours of styles/tokens.css as they are now. */
export function chartStyle(compact: boolean): ChartStyle {
  const computed = getComputedStyle(document.documentElement)
  const token = (name: string) => computed.getPropertyValue(`--${name}`).trim()
  return {
    text: token('text'),
    muted: token('muted'),
    line: token('line'),
    alert: token('bad'),
    background: token('surface'),
    palette: Array.from({ length: PALETTE_SIZE }, (_, at) => token(`chart-${at + 1}`)),
    font: computed.fontFamily,
    compact,
    animate: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    narrow: matchMedia('(max-width: 40rem)').matches,
    picture: null,
    locale,
  }
}
