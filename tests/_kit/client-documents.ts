// What @pushgraph/client reads of a report, as codegen types it: its own types are written by hand, and held against these.
import type { ResultOf } from '@graphql-typed-document-node/core'
import type * as Client from '../../clients/typescript/src/report.ts'
import { graphql } from './gql/gql.ts'
import type * as Schema from './gql/graphql.ts'

export const clientReport = graphql(/* GraphQL */ `
  query TestClientReport($id: ID!, $by: [String!]) {
    widget(id: $id) {
      report(by: $by) {
        id
        widget {
          id
          title
        }
        period {
          from
          before
          firstDay
          lastDay
          label
          timeZone
          partial
        }
        granularity
        keys
        buckets {
          key
          label
          from
          before
          partial
          isOther
        }
        metrics {
          ...TestClientNumbers
        }
        groups {
          id
          isOther
          values {
            dimension
            value
          }
          metrics {
            ...TestClientNumbers
          }
        }
      }
    }
  }

  fragment TestClientNumbers on MetricReport {
    metric {
      id
      name
      format {
        style
        currency
        unit
        minimumFractionDigits
        maximumFractionDigits
      }
    }
    headline
    headlineReason
    sum
    average
    minimum
    maximum
    latest
    count
    values
    exact {
      headline
      sum
      values
    }
    comparison {
      ...TestClientComparison
    }
    comparisons {
      ...TestClientComparison
    }
  }

  fragment TestClientComparison on Comparison {
    period {
      firstDay
      lastDay
      label
    }
    previous
    difference
    percentChange
    direction
    verdict
    keys
    values
  }
`)

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never
type Read = NonNullable<NonNullable<ResultOf<typeof clientReport>['widget']>['report']>

/** These do not compile where a word of the schema is missing there, or is none any more. */
export const words: readonly true[] = [
  true satisfies Same<Client.PeriodPreset, Schema.PeriodPreset>,
  true satisfies Same<Client.Granularity, Schema.Granularity>,
  true satisfies Same<Client.ComparisonPreset, Schema.ComparisonPreset>,
  true satisfies Same<NonNullable<Client.ReportQuery['fill']>, Schema.Fill>,
  true satisfies Same<NonNullable<Client.ReportQuery['onlyDays']>, Schema.OnlyDays>,
  true satisfies Same<NonNullable<NonNullable<Client.ReportQuery['orderBy']>['by']>, Schema.GroupOrderBy>,
  true satisfies Same<NonNullable<Client.ChartOptions['format']>, Schema.ChartFormat>,
  true satisfies Same<NonNullable<Client.ChartOptions['theme']>, Schema.ChartTheme>,
  true satisfies Same<keyof Client.DimensionFilter, keyof Schema.DimensionFilter>,
  true satisfies Same<keyof NonNullable<Client.ReportQuery['orderBy']>, keyof Schema.GroupOrder>,
]

/** What the gateway answers is what the type says, with every null that may come. */
export const asTheClientSays = (report: Read): Client.Report => report
