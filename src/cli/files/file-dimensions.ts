// Which columns of a file are dimensions: those that --dimension names, and those that the widget declares.
import { AppError } from '../../base/errors.ts'
import { quote } from '../../base/quote.ts'
import type { CliSettings } from '../../config/cli.ts'
import { post } from '../client.ts'
import { widgetDimensions } from '../operations.ts'

export interface FileDimensions {
  /** With --dimension. */
  readonly named: readonly string[]
  /** By the widget; `null`: that is not known. */
  readonly declared: readonly string[] | null
}

/** How many names of columns a message lists. */
const SHOWN_COLUMNS = 20

/** As widgets store the names of dimensions. */
export const columnName = (column: string) => column.normalize('NFC').trim()

export function isDimension(column: string, { named, declared }: FileDimensions): boolean {
  const name = columnName(column)
  return named.includes(name) || (declared?.includes(name) ?? false)
}

/** What is wrong with those that are named, as a sentence; `null`: nothing. */
export function namedIssue(columns: readonly string[], { named, declared }: FileDimensions): string | null {
  const names = columns.map(columnName)
  const missing = named.find(name => !names.includes(name))
  if (missing !== undefined)
    return `there is no column ${quote(missing)} (--dimension). The columns are ${listed(columns)}.`
  const unknown = declared && named.find(name => !declared.includes(name))
  if (!declared || !unknown) return null
  const has = declared.length === 0 ? 'none' : listed(declared)
  const all = [...declared, ...named.filter(name => !declared.includes(name))]
  return `the widget has no dimension ${quote(unknown)}; it has ${has}. The columns are ${listed(columns)}. updateWidget(input: { dimensions: [${all.map(name => quote(name)).join(', ')}] }) declares what is missing.`
}

export function listed(columns: readonly string[]): string {
  const names = columns.slice(0, SHOWN_COLUMNS).map(name => quote(name))
  if (columns.length > SHOWN_COLUMNS) names.push('...')
  return names.join(', ')
}

/** `null`: the token may not read, or the gateway is of an older version. Throws AppError where no push could succeed. */
export async function declaredDimensions(
  { url, token }: { readonly url: CliSettings['url']; readonly token: string },
  widgetId: string,
): Promise<readonly string[] | null> {
  const reply = await post(url, token, widgetDimensions, { id: widgetId })
  if ('data' in reply) {
    if (reply.data.widget === null) throw noWidget(widgetId)
    return reply.data.widget.dimensions.map(({ name }) => name)
  }
  for (const { message, extensions } of reply.errors) {
    const code = extensions?.code
    // Who read of columns of text instead would look for the mistake in the file.
    if (code === 'NOT_FOUND' || extensions?.fields?.id) throw noWidget(widgetId)
    if (code === 'UNAUTHENTICATED') throw new AppError(code, message)
  }
  return null
}

const noWidget = (widgetId: string) =>
  new AppError('NOT_FOUND', `There is no widget ${quote(widgetId)} (--widget): its id is in the address of its page.`)
