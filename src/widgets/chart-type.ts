/** Cyfe's ten chart types, and four of ours. */
export const chartTypes = [
  'LINE',
  'SPLINE',
  'AREA',
  'AREA_SPLINE',
  'STACKED_AREA',
  'COLUMN',
  'STACKED_COLUMN',
  'STACKED_PERCENTAGE_COLUMN',
  'BAR',
  'STACKED_BAR',
  'PIE',
  'DONUT',
  'NUMBER',
  'TABLE',
] as const
export type ChartType = (typeof chartTypes)[number]
