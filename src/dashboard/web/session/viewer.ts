import { createContext, use } from 'react'
import { graphql } from '../gql/gql.ts'
import type { Scope } from '../gql/graphql.ts'

export const askViewer = graphql(/* GraphQL */ `
  query DashboardViewer {
    viewer {
      name
      scopes
      expiresAt
    }
  }
`)

export interface Viewer {
  readonly name: string
  readonly scopes: readonly Scope[]
}

export const ViewerContext = createContext<Viewer>({ name: '', scopes: [] })

/** Whether the token may do what needs this scope: what it may not is not offered. */
export function useMay(scope: Scope): boolean {
  return use(ViewerContext).scopes.includes(scope)
}

export function useScopes(): readonly Scope[] {
  return use(ViewerContext).scopes
}
