import { graphql } from './gql/gql.ts'

export const chartUrl = graphql(/* GraphQL */ `
  query ChartUrl(
    $id: ID!
    $format: ChartFormat
    $preset: PeriodPreset
    $days: DayRangeInput
    $compare: ComparisonPreset
    $width: Int
    $theme: ChartTheme
    $validHours: Int
  ) {
    widget(id: $id) {
      chartUrl(
        format: $format
        preset: $preset
        days: $days
        compare: $compare
        width: $width
        theme: $theme
        validHours: $validHours
      )
    }
  }
`)
