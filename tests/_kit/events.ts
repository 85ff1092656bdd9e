// Subscriptions over server-sent events, message by message.

export interface Follow<Data> extends AsyncDisposable {
  readonly messages: { data?: Data | null; errors?: { path?: unknown; extensions: { code: string } }[] }[]
  /** Resolves with the event `complete`. */
  readonly ended: Promise<void>
}

export async function follow<Data>(
  url: string,
  token: string,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<Follow<Data>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  })
  if (!response.ok) throw new Error(await response.text())
  const messages: Follow<Data>['messages'] = []
  const reader = (response.body as ReadableStream<Uint8Array>).getReader()
  const decoder = new TextDecoder()
  const read = async () => {
    let text = ''
    for (;;) {
      const { value, done } = await reader.read()
      if (done) throw new Error('the connection ended without `complete`')
      const events = (text + decoder.decode(value, { stream: true })).split('\n\n')
      text = events.pop() ?? ''
      for (const event of events) {
        if (event.startsWith('event: next\ndata: ')) messages.push(JSON.parse(event.slice(18)))
        else if (event === 'event: complete\ndata:') return
      }
    }
  }
  const ended = read()
  ended.catch(() => {})
  return { messages, ended, [Symbol.asyncDispose]: () => reader.cancel().catch(() => {}) }
}
