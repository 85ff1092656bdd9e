import { graphql } from '../gql/gql.ts'

graphql(/* GraphQL */ `
  fragment AnnotationDetail on Annotation {
    id
    at
    firstDay
    lastDay
    text
    link
    kind
    createdBy
    widget {
      id
      title
    }
  }
`)

export const askAnnotations = graphql(/* GraphQL */ `
  query AnnotationList($after: String, $search: String) {
    annotations(first: 50, after: $after, search: $search) {
      totalCount
      nodes {
        ...AnnotationDetail
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export const saveAnnotation = graphql(/* GraphQL */ `
  mutation AnnotationSave($input: SaveAnnotationInput!) {
    saveAnnotation(input: $input) {
      annotation {
        ...AnnotationDetail
      }
    }
  }
`)

export const deleteAnnotation = graphql(/* GraphQL */ `
  mutation AnnotationDelete($id: ID!) {
    deleteAnnotation(id: $id) {
      id
    }
  }
`)
