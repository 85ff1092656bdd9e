import type { KeyKind } from '../gql/graphql.ts'

export const keyKindNames: Readonly<Record<KeyKind, string>> = {
  DATE: 'Days',
  TIME: 'Instants',
  CATEGORY: 'Categories, such as countries',
}
