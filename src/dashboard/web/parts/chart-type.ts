import type { ChartType } from '../gql/graphql.ts'

export const chartTypeNames: Readonly<Record<ChartType, string>> = {
  LINE: 'Line',
  SPLINE: 'Smooth line',
  AREA: 'Area',
  AREA_SPLINE: 'Smooth area',
  STACKED_AREA: 'Stacked area',
  COLUMN: 'Columns',
  STACKED_COLUMN: 'Stacked columns',
  STACKED_PERCENTAGE_COLUMN: 'Columns to 100 %',
  BAR: 'Bars',
  STACKED_BAR: 'Stacked bars',
  PIE: 'Pie',
  DONUT: 'Donut',
  NUMBER: 'Number',
  TABLE: 'Table',
}
