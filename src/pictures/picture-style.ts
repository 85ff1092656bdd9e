// How pictures look: the colours of the dashboard, and English words.
import type { ChartGranularity, ChartStyle } from './chart/chart-report.ts'

export const themes = ['light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** Below this width a picture has as little room as a card of the board. */
const COMPACT_BELOW = 360

type Colors = Pick<ChartStyle, 'text' | 'muted' | 'line' | 'background' | 'palette'>

const colors: Readonly<Record<Theme, Colors>> = {
  light: {
    text: '#191c22',
    muted: '#565f6e',
    line: '#dfe3e9',
    background: '#ffffff',
    palette: ['#2f6fed', '#d9542b', '#1f8a7d', '#9b3fb5', '#b07c00', '#5c6675', '#c2306f', '#4f7a1f'],
  },
  dark: {
    text: '#e7eaef',
    muted: '#a1abb9',
    line: '#2d343e',
    background: '#171b21',
    palette: ['#6d9bff', '#ff8a62', '#4cc3b4', '#cf86e6', '#e0b040', '#98a3b3', '#f47fb0', '#96c95e'],
  },
}

const plain = new Intl.NumberFormat('en', { maximumFractionDigits: 2 })
const short = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 })

export function pictureStyle(theme: Theme, width: number, granularity: ChartGranularity | null): ChartStyle {
  return {
    ...colors[theme],
    // Faces of about the same width, whichever of them is there: that of DejaVu Sans Condensed in PNGs.
    font: 'Arial, Helvetica, Liberation Sans, DejaVu Sans Condensed, sans-serif',
    compact: width < COMPACT_BELOW,
    animate: false,
    number: value => (Math.abs(value) < 10_000 ? plain : short).format(value),
    key: keyWords(granularity),
  }
}

const keyStyles: Readonly<Record<ChartGranularity, Intl.DateTimeFormatOptions>> = {
  HOUR: { hour: 'numeric', day: 'numeric', month: 'short' },
  DAY: { day: 'numeric', month: 'short' },
  WEEK: { day: 'numeric', month: 'short' },
  MONTH: { month: 'short', year: 'numeric' },
  QUARTER: { month: 'short', year: 'numeric' },
  YEAR: { year: 'numeric' },
}

/** Days and hours as the clock of the report shows them. */
function keyWords(granularity: ChartGranularity | null): (key: string) => string {
  if (granularity === null) return key => key
  const format = new Intl.DateTimeFormat('en', { ...keyStyles[granularity], timeZone: 'UTC' })
  return key => {
    const clock = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?/.exec(key)?.[0]
    return clock ? format.format(new Date(clock.length === 10 ? `${clock}T00:00Z` : `${clock}Z`)) : key
  }
}
