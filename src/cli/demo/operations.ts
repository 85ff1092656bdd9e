import { graphql } from '../gql/gql.ts'

export const findWidget = graphql(/* GraphQL */ `
  query FindDemoWidget($tag: String!) {
    widgets(first: 1, tag: $tag) {
      edges {
        node {
          id
          pushUrl
        }
      }
    }
  }
`)

export const makeWidget = graphql(/* GraphQL */ `
  mutation MakeDemoWidget($input: CreateWidgetInput!) {
    createWidget(input: $input) {
      widget {
        id
        pushUrl
      }
    }
  }
`)

export const askReport = graphql(/* GraphQL */ `
  query DemoReport($id: ID!, $days: DayRangeInput!) {
    widget(id: $id) {
      title
      report(period: { days: $days }, fill: BY_AGGREGATION) {
        period {
          label
        }
        comparedPeriods {
          label
        }
        metrics {
          metric {
            name
            aggregation
            format {
              style
              currency
              unit
              minimumFractionDigits
              maximumFractionDigits
            }
          }
          headline
          values
          comparison {
            previous
            percentChange
            verdict
          }
        }
      }
    }
  }
`)
