// Server-sent events, as GraphQL comes over them: `next` with a result, `complete`, and comments that keep the connection.

export type LiveMessage =
  | { readonly type: 'next'; readonly text: string }
  | { readonly type: 'complete' }
  /** The connection lives. */
  | { readonly type: 'beat' }

/** Reads parts of a text, wherever they are cut. */
export function eventReader(): (part: string) => LiveMessage[] {
  let rest = ''
  return part => {
    const blocks = (rest + part).replaceAll('\r\n', '\n').split('\n\n')
    rest = blocks.pop() ?? ''
    return blocks.map(toMessage)
  }
}

function toMessage(block: string): LiveMessage {
  const fields = block.split('\n').flatMap(line => {
    const [, name = '', value = ''] = /^([a-z]+): ?(.*)$/.exec(line) ?? []
    return name === '' ? [] : [{ name, value }]
  })
  const event = fields.find(({ name }) => name === 'event')?.value
  if (event === 'complete') return { type: 'complete' }
  const data = fields.filter(({ name }) => name === 'data').map(({ value }) => value)
  return event === 'next' && data.length > 0 ? { type: 'next', text: data.join('\n') } : { type: 'beat' }
}
