import { graphql } from './gql/gql.ts'

export const createDataAddress = graphql(/* GraphQL */ `
  mutation TestCreateDataAddress($input: CreateDataAddressInput!) {
    createDataAddress(input: $input) {
      dataAddress {
        id
        name
        kind
        csv: dataUrl(format: CSV)
        json: dataUrl(format: JSON)
        xlsx: dataUrl(format: XLSX)
        choosesPeriod
        createdBy
        expiresAt
        revokedAt
        savedQueryId
        widget {
          id
        }
      }
    }
  }
`)

export const revokeDataAddress = graphql(/* GraphQL */ `
  mutation TestRevokeDataAddress($id: ID!) {
    revokeDataAddress(id: $id) {
      dataAddress {
        id
        revokedAt
      }
    }
  }
`)

export const dataAddresses = graphql(/* GraphQL */ `
  query TestDataAddresses($widgetId: ID) {
    dataAddresses(widgetId: $widgetId) {
      edges {
        node {
          id
          name
          kind
          revokedAt
          lastUsedAt
        }
      }
    }
  }
`)
