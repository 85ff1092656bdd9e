import { type Theme, themes, type Width, widths } from './studio.ts'

/** How an item is looked at. */
export interface Look {
  readonly theme: Theme
  readonly width: Width
}

export const looks: readonly Look[] = widths.flatMap(width => themes.map(theme => ({ theme, width })))

/** Those that visual tests compare: each theme and each width once. */
export const comparedLooks: readonly Look[] = [
  { theme: 'light', width: 1440 },
  { theme: 'dark', width: 390 },
]

export const fileOf = (item: string, { theme, width }: Look): string => `${item}-${theme}-${width}.png`
