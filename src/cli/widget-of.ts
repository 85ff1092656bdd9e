import { AppError } from '../base/errors.ts'
import { quote } from '../base/quote.ts'
import type { WithoutErrors } from '../graphql/without-errors.ts'
import { dataOf, post, type Reply } from './client.ts'
import type { CliWidgetQuery } from './gql/graphql.ts'
import { readWidget } from './widget-operations.ts'

/** Where a gateway is, and what it is asked with. */
export interface Access {
  readonly url: string
  readonly token: string
}

export type FoundWidget = NonNullable<WithoutErrors<CliWidgetQuery>['widget']>

export const noWidget = (id: string, where = ''): AppError =>
  new AppError('NOT_FOUND', `There is no widget ${quote(id)}${where}: pushgraph widget list shows the ids.`)

/** Whether the widget itself was not found, and not something that it was asked for. */
export const isUnknownWidget = (reply: Reply<unknown>): boolean =>
  'errors' in reply &&
  reply.errors.some(({ path, extensions }) => path?.length === 1 && extensions?.code === 'NOT_FOUND')

/** Throws AppError where there is none. */
export async function findWidget({ url, token }: Access, id: string): Promise<FoundWidget> {
  const reply = await post(url, token, readWidget, { id })
  if (isUnknownWidget(reply)) throw noWidget(id)
  const { widget } = dataOf(reply)
  if (widget === null) throw noWidget(id)
  return widget
}
