// The legend: which look is which series. On a page it scrolls; a picture says how many names it leaves out.
import type { LineSeriesOption } from 'echarts'
import type { ChartStyle } from './chart-report.ts'
import { shorten } from './short-text.ts'

const LONGEST_NAME = 40
const LONGEST_NAME_OF_CARD = 24
/** Two short dashes. */
const DASHED = 'path://M0,3h5v2h-5zM8,3h5v2h-5z'

/** As columns of before are. */
const PALE = 0.6

/** About as wide as a letter, and all of an entry beside its name. */
const LETTER_WIDTH = 7
const ENTRY_WIDTH = 34
const MORE_WIDTH = 80

/** What is compared with, as one entry for all metrics. */
export interface FormerEntry {
  readonly label: string
  readonly isDashed: boolean
}

interface Entry {
  readonly name: string
  readonly icon: string
  readonly color: string
}

export interface Legend {
  readonly legend: object
  /** Series without values: ECharts names in a legend only what is one. */
  readonly series: readonly LineSeriesOption[]
}

export function toLegend(names: readonly string[], former: FormerEntry | null, style: ChartStyle): Legend {
  const longest = style.compact ? LONGEST_NAME_OF_CARD : LONGEST_NAME
  const shown = shownOf(names, former, longest, style)
  const more = names.length - shown.length
  const extra: Entry[] = [
    ...(former ? [{ name: former.label, icon: former.isDashed ? DASHED : 'roundRect', color: style.muted }] : []),
    ...(more > 0 ? [{ name: `+${more} more`, icon: 'none', color: style.muted }] : []),
  ]
  return {
    legend: {
      type: style.picture === null ? 'scroll' : 'plain',
      bottom: 0,
      icon: 'roundRect',
      itemWidth: 12,
      itemHeight: 8,
      formatter: (name: string) => shorten(name, longest),
      textStyle: { color: style.muted },
      pageTextStyle: { color: style.muted },
      pageIconColor: style.text,
      pageIconInactiveColor: style.line,
      data: [
        ...shown.map(name => ({ name })),
        ...extra.map(({ name, icon, color }) => ({ name, icon, itemStyle: { color, opacity: PALE } })),
      ],
    },
    series: extra.map(({ name, color }) => ({
      type: 'line',
      name,
      color,
      data: [],
      silent: true,
      tooltip: { show: false },
    })),
  }
}

/** Of a picture the names that stand in one line. */
function shownOf(
  names: readonly string[],
  former: FormerEntry | null,
  longest: number,
  style: ChartStyle,
): readonly string[] {
  if (style.picture === null) return names
  const widthOf = (name: string) => ENTRY_WIDTH + LETTER_WIDTH * Math.min([...name].length, longest)
  const room = style.picture.width - (former ? widthOf(former.label) : 0)
  const needed = names.reduce((sum, name) => sum + widthOf(name), 0)
  if (needed <= room) return names
  let left = room - MORE_WIDTH
  const count = names.findIndex(name => {
    left -= widthOf(name)
    return left < 0
  })
  return names.slice(0, Math.max(count, 1))
}
