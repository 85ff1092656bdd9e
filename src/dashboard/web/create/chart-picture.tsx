import type { ChartType } from '../gql/graphql.ts'

/** What a chart type looks like, in 48 by 32. */
export function ChartPicture({ type }: { type: ChartType }) {
  return (
    <svg className="picture" viewBox="0 0 48 32" aria-hidden="true">
      {shapes[type]}
    </svg>
  )
}

const STRAIGHT = 'M4 24L16 12L28 18L44 6'
const SMOOTH = 'M4 24C10 24 11 11 16 12S24 20 28 18S38 6 44 6'
const UPPER = 'M4 16L16 8L28 11L44 4'

const line = (path: string, tone = 'a') => <path className={`line ${tone}`} d={path} />
const area = (path: string, tone = 'a') => <path className={`fill ${tone}`} d={`${path}V28H4Z`} />
const bars = (all: readonly (readonly [x: number, y: number, width: number, height: number, tone: string])[]) =>
  all.map(([x, y, width, height, tone]) => (
    <rect key={`${x} ${y}`} className={`solid ${tone}`} x={x} y={y} width={width} height={height} rx="1" />
  ))

const slice = (
  <>
    <circle className="solid a" cx="24" cy="16" r="12" />
    <path className="solid b" d="M24 16V4A12 12 0 0 1 35 21Z" />
  </>
)

const shapes: Readonly<Record<ChartType, React.ReactNode>> = {
  LINE: line(STRAIGHT),
  SPLINE: line(SMOOTH),
  AREA: [area(STRAIGHT), line(STRAIGHT)].map((shape, at) => <g key={String(at)}>{shape}</g>),
  AREA_SPLINE: [area(SMOOTH), line(SMOOTH)].map((shape, at) => <g key={String(at)}>{shape}</g>),
  STACKED_AREA: [area(UPPER, 'b'), area(STRAIGHT), line(UPPER, 'b'), line(STRAIGHT)].map((shape, at) => (
    <g key={String(at)}>{shape}</g>
  )),
  COLUMN: bars([
    [6, 18, 6, 10, 'a'],
    [16, 10, 6, 18, 'a'],
    [26, 14, 6, 14, 'a'],
    [36, 5, 6, 23, 'a'],
  ]),
  STACKED_COLUMN: bars([
    [6, 20, 6, 8, 'a'],
    [6, 13, 6, 7, 'b'],
    [16, 16, 6, 12, 'a'],
    [16, 8, 6, 8, 'b'],
    [26, 18, 6, 10, 'a'],
    [26, 12, 6, 6, 'b'],
    [36, 12, 6, 16, 'a'],
    [36, 4, 6, 8, 'b'],
  ]),
  STACKED_PERCENTAGE_COLUMN: bars([
    [6, 18, 6, 10, 'a'],
    [6, 4, 6, 14, 'b'],
    [16, 12, 6, 16, 'a'],
    [16, 4, 6, 8, 'b'],
    [26, 20, 6, 8, 'a'],
    [26, 4, 6, 16, 'b'],
    [36, 10, 6, 18, 'a'],
    [36, 4, 6, 6, 'b'],
  ]),
  BAR: bars([
    [4, 5, 38, 5, 'a'],
    [4, 13, 26, 5, 'a'],
    [4, 21, 16, 5, 'a'],
  ]),
  STACKED_BAR: bars([
    [4, 5, 22, 5, 'a'],
    [26, 5, 16, 5, 'b'],
    [4, 13, 16, 5, 'a'],
    [20, 13, 12, 5, 'b'],
    [4, 21, 12, 5, 'a'],
    [16, 21, 6, 5, 'b'],
  ]),
  PIE: slice,
  DONUT: (
    <>
      {slice}
      <circle className="hole" cx="24" cy="16" r="6" />
    </>
  ),
  NUMBER: (
    <text x="24" y="23" textAnchor="middle">
      42
    </text>
  ),
  TABLE: line('M6 7H42M6 13H42M6 19H42M6 25H42', 'c'),
}
