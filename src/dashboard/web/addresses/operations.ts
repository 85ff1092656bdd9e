import { graphql } from '../gql/gql.ts'

export const askDataAddresses = graphql(/* GraphQL */ `
  query DataAddressList($widgetId: ID!) {
    dataAddresses(first: 500, widgetId: $widgetId) {
      edges {
        node {
          id
          name
          kind
          csv: dataUrl(format: CSV)
          json: dataUrl(format: JSON)
          xlsx: dataUrl(format: XLSX)
          choosesPeriod
          createdBy
          createdAt
          expiresAt
          revokedAt
          lastUsedAt
        }
      }
    }
  }
`)

export const createDataAddress = graphql(/* GraphQL */ `
  mutation DataAddressCreate($input: CreateDataAddressInput!) {
    createDataAddress(input: $input) {
      dataAddress {
        id
      }
    }
  }
`)

export const revokeDataAddress = graphql(/* GraphQL */ `
  mutation DataAddressRevoke($id: ID!) {
    revokeDataAddress(id: $id) {
      dataAddress {
        id
        revokedAt
      }
    }
  }
`)

export const askChartUrl = graphql(/* GraphQL */ `
  query ChartAddress(
    $id: ID!
    $format: ChartFormat!
    $width: Int!
    $height: Int!
    $theme: ChartTheme!
    $validHours: Int!
    $preset: PeriodPreset
    $days: DayRangeInput
    $compare: ComparisonPreset
    $onlyDays: OnlyDays
    $by: [String!]
    $top: Int
    $where: [DimensionFilter!]
  ) {
    widget(id: $id) {
      id
      chartUrl(
        format: $format
        width: $width
        height: $height
        theme: $theme
        validHours: $validHours
        preset: $preset
        days: $days
        compare: $compare
        onlyDays: $onlyDays
        by: $by
        top: $top
        where: $where
      )
    }
  }
`)
