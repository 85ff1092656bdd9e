import { graphql } from '../gql/gql.ts'

export const askCatalogue = graphql(/* GraphQL */ `
  query CataloguePage($after: String, $search: String, $status: [MetricStatus!], $steward: String, $isLate: Boolean) {
    metrics(
      first: 50
      after: $after
      search: $search
      status: $status
      steward: $steward
      isLate: $isLate
      orderBy: { field: WIDGET }
    ) {
      totalCount
      nodes {
        id
        name
        description
        status
        statusBy
        statusAt
        steward
        cadence
        widget {
          id
          title
        }
        freshness {
          lastDataAt
          isLate
          lateSince
        }
        lineage {
          origins {
            kind
            name
          }
          usedIn {
            kind
            name
          }
          isComplete
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
