// How pictures look: the colours of the dashboard, and English words.
import { DEFAULT_LOCALE } from '../core/number-format.ts'
import type { ChartStyle } from './chart/chart-report.ts'

export const themes = ['light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** Below this width a picture has as little room as a card of the board. */
const COMPACT_BELOW = 360

type Colors = Pick<ChartStyle, 'text' | 'muted' | 'line' | 'alert' | 'background' | 'palette'>

const colors: Readonly<Record<Theme, Colors>> = {
  light: {
    text: '#191c22',
    muted: '#565f6e',
    line: '#dfe3e9',
    alert: '#b3202c',
    background: '#ffffff',
    palette: ['#2f6fed', '#d9542b', '#1f8a7d', '#9b3fb5', '#b07c00', '#5c6675', '#c2306f', '#4f7a1f'],
  },
  dark: {
    text: '#e7eaef',
    muted: '#a1abb9',
    line: '#2d343e',
    alert: '#ff8f94',
    background: '#171b21',
    palette: ['#6d9bff', '#ff8a62', '#4cc3b4', '#cf86e6', '#e0b040', '#98a3b3', '#f47fb0', '#96c95e'],
  },
}

/** `width` and `height`: what the chart itself has, in pixels. */
export function pictureStyle(theme: Theme, width: number, height: number): ChartStyle {
  return {
    ...colors[theme],
    // Faces of about the same width, whichever of them is there: that of DejaVu Sans Condensed in PNGs.
    font: 'Arial, Helvetica, Liberation Sans, DejaVu Sans Condensed, sans-serif',
    compact: width < COMPACT_BELOW,
    animate: false,
    picture: { width, height },
    locale: DEFAULT_LOCALE,
  }
}
