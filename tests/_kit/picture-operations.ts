import { graphql } from './gql/gql.ts'

export const chartUrl = graphql(/* GraphQL */ `
  query ChartUrl(
    $id: ID!
    $format: ChartFormat
    $preset: PeriodPreset
    $days: DayRangeInput
    $compare: ComparisonPreset
    $where: [DimensionFilter!]
    $by: [String!]
    $top: Int
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
        where: $where
        by: $by
        top: $top
        width: $width
        theme: $theme
        validHours: $validHours
      )
    }
  }
`)
