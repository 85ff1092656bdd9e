import type { Scope } from '../gql/graphql.ts'

export interface PageLinkTarget {
  readonly page: string
  readonly title: string
  readonly scope: Scope
  /** Pages below it. */
  readonly also?: readonly string[]
}

/** The pages of the header, in its order. */
export const links: readonly PageLinkTarget[] = [
  { page: '', title: 'Board', scope: 'READ', also: ['boards', 'widgets'] },
  { page: 'catalogue', title: 'Catalogue', scope: 'READ' },
  { page: 'alerts', title: 'Alerts', scope: 'READ' },
  { page: 'sources', title: 'Sources', scope: 'READ' },
  { page: 'reports', title: 'Reports', scope: 'READ' },
  { page: 'channels', title: 'Channels', scope: 'READ', also: ['deliveries'] },
  { page: 'queries', title: 'Queries', scope: 'READ' },
  { page: 'tokens', title: 'Tokens', scope: 'ADMIN', also: ['clients'] },
  { page: 'project', title: 'Project', scope: 'ADMIN' },
  { page: 'audit', title: 'Audit', scope: 'ADMIN' },
]
