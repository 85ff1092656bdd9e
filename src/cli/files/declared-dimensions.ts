// Which dimensions the widget of a file declares.
import { AppError } from '../../base/errors.ts'
import { quote } from '../../base/quote.ts'
import type { CliSettings } from '../../config/cli.ts'
import { post } from '../client.ts'
import { widgetDimensions } from '../operations.ts'

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
