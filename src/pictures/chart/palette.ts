// Colours and dashes of series: as many that can be told apart as a chart may have lines.

/** How bright a colour is when the palette has been used up once, twice ... */
const BRIGHTNESS = [1, 0.62, 0.82]
const DASHES: readonly ('solid' | readonly number[])[] = ['solid', [8, 3], [2, 3]]

/** Of the series at this place: of the palette, then of it in another shade. */
export function colorAt(palette: readonly string[], at: number): string {
  const color = palette[at % palette.length] ?? '#2f6fed'
  const brightness = BRIGHTNESS[turnOf(palette, at) % BRIGHTNESS.length] ?? 1
  return brightness === 1 ? color : shade(color, brightness)
}

/** How the line at this place is dashed: those of one colour differ. */
export function dashAt(palette: readonly string[], at: number): 'solid' | number[] {
  const dash = DASHES[turnOf(palette, at) % DASHES.length] ?? 'solid'
  return dash === 'solid' ? dash : [...dash]
}

const turnOf = (palette: readonly string[], at: number) => Math.floor(at / Math.max(palette.length, 1))

/** Other words for a colour than `#rrggbb` stay. */
function shade(color: string, brightness: number): string {
  if (!/^#[0-9a-f]{6}$/i.test(color)) return color
  const channels = [1, 3, 5].map(at => Math.round(Number.parseInt(color.slice(at, at + 2), 16) * brightness))
  return `#${channels.map(channel => channel.toString(16).padStart(2, '0')).join('')}`
}

/** What is left for others than the rest, which is grey. */
export const withoutGreys = (palette: readonly string[]): readonly string[] => palette.filter(color => !isGrey(color))

/** How far the channels of a colour may lie apart. */
const GREY_SPREAD = 36

function isGrey(color: string): boolean {
  const channels = [1, 3, 5].map(at => Number.parseInt(color.slice(at, at + 2), 16))
  return Math.max(...channels) - Math.min(...channels) < GREY_SPREAD
}
