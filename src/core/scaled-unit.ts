// Seconds and bytes in the unit that fits their size. The symbols are those of the SI, which are the same in every language.

interface Writers {
  /** A number that stands alone. */
  readonly number: (part: number) => string
  /** A whole number, one of two. */
  readonly whole: (part: number) => string
  /** What `number` makes of it, as a number: it decides whether the next unit begins. */
  readonly rounded: (part: number) => number
}

type Units = readonly (readonly [size: number, symbol: string])[]

const MINUTE = 60
const HOUR = 3_600
const DAY = 86_400

/** Two units of a long time, the smaller of them rounded. */
const pairs = [
  { large: MINUTE, largeSymbol: 'min', small: 1, smallSymbol: 's' },
  { large: HOUR, largeSymbol: 'h', small: MINUTE, smallSymbol: 'min' },
  { large: DAY, largeSymbol: 'd', small: HOUR, smallSymbol: 'h' },
] as const

const shortUnits: Units = [
  [1e-9, 'ns'],
  [1e-6, 'µs'],
  [1e-3, 'ms'],
  [1, 's'],
]

const byteUnits: Units = [
  [1, 'B'],
  [1e3, 'kB'],
  [1e6, 'MB'],
  [1e9, 'GB'],
  [1e12, 'TB'],
  [1e15, 'PB'],
  [1e18, 'EB'],
]

const withSymbol = (text: string, symbol: string) => `${text}\u202f${symbol}`

/** `1 h 23 min`, `4.2 s`, `120 µs`. */
export function durationText(seconds: number, writers: Writers): string {
  const { number, whole, rounded: toRounded } = writers
  const size = Math.abs(seconds)
  if (size === 0) return withSymbol(number(0), 's')
  if (toRounded(size) < MINUTE) return scaledText(seconds, shortUnits, writers)
  const pair = pairs.find(({ small }, at) => {
    const above = pairs[at + 1]
    return !above || Math.round(size / small) * small < above.large
  })
  const { large, largeSymbol, small, smallSymbol } = pair ?? pairs[2]
  const rounded = Math.round(size / small) * small
  const count = Math.floor(rounded / large)
  const rest = Math.round((rounded - count * large) / small)
  const head = withSymbol(whole(seconds < 0 ? -count : count), largeSymbol)
  // The hours of years say nothing.
  return rest === 0 || count >= 1_000 ? head : `${head}\u00a0${withSymbol(whole(rest), smallSymbol)}`
}

/** `2.65 GB`: a kilobyte is 1,000 bytes. */
export function bytesText(bytes: number, writers: Writers): string {
  return scaledText(bytes, byteUnits, writers)
}

/** In the largest unit of which there is one, once it is rounded: 999.999 kB are 1 MB. */
function scaledText(value: number, units: Units, { number, rounded }: Writers): string {
  const size = Math.abs(value)
  const at = Math.max(
    0,
    units.findLastIndex(([unit]) => size >= unit),
  )
  const [unit = 1, symbol = ''] = units[at] ?? []
  const [above = Number.POSITIVE_INFINITY, symbolAbove = ''] = units[at + 1] ?? []
  return rounded(size / unit) >= Math.round(above / unit)
    ? withSymbol(number(value / above), symbolAbove)
    : withSymbol(number(value / unit), symbol)
}
