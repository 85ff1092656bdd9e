// Server-sent events of one operation, as graphql-sse's distinct connections mode writes them.

export interface ServerEvent {
  readonly name: string
  readonly data: string
}

/** Events of the text so far, and what is left of it. Comments (keep-alives) are left out. */
export function readEvents(text: string): { events: ServerEvent[]; rest: string } {
  const parts = text.split('\n\n')
  const rest = parts.pop() ?? ''
  const events = parts.flatMap(part => {
    const lines = part.split('\n').filter(line => !line.startsWith(':'))
    if (lines.length === 0) return []
    const textOf = (field: string) =>
      lines
        .filter(line => line.startsWith(`${field}:`))
        .map(line => line.slice(field.length + 1).replace(/^ /, ''))
        .join('\n')
    return [{ name: textOf('event'), data: textOf('data') }]
  })
  return { events, rest }
}
