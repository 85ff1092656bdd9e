import type { WithoutErrors } from '../graphql/without-errors.ts'
import { ask } from './client.ts'
import type { CliWidgetsQuery } from './gql/graphql.ts'
import type { Rows } from './output.ts'
import type { Access } from './widget-of.ts'
import { listWidgets } from './widget-operations.ts'

type Edge = NonNullable<NonNullable<WithoutErrors<CliWidgetsQuery>['widgets']['edges']>[number]>
export type ListedWidget = NonNullable<Edge['node']>

/** All that the token sees, page by page. */
export async function widgetsOf(
  { url, token }: Access,
  { search = null, tag = null }: { readonly search?: string | null; readonly tag?: string | null } = {},
): Promise<ListedWidget[]> {
  const found: ListedWidget[] = []
  for (let after: string | null = null; ; ) {
    const { widgets }: WithoutErrors<CliWidgetsQuery> = await ask(url, token, listWidgets, { after, search, tag })
    for (const edge of widgets.edges ?? []) if (edge?.node) found.push(edge.node)
    after = widgets.pageInfo.endCursor ?? null
    if (!widgets.pageInfo.hasNextPage) return found
  }
}

export const widgetRows = (widgets: readonly ListedWidget[]): Rows => ({
  columns: ['id', 'title', 'keys', 'dimensions', 'metrics', 'tags', 'last push'],
  rows: widgets.map(({ id, title, keyKind, dimensions, metrics, tags, lastPushAt }) => [
    id,
    title,
    keyKind?.toLowerCase() ?? '',
    dimensions.map(({ name }) => name).join(' '),
    String(metrics.length),
    tags.join(' '),
    lastPushAt ?? 'never',
  ]),
  right: [4],
})
