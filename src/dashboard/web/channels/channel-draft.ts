// What the forms of a channel say, as it is saved.
import type { ChannelKind, DataEvent, SaveChannelInput } from '../gql/graphql.ts'
import { textOf } from '../parts/text-of.ts'
import { readObject } from '../sources/request-draft.ts'

/** A header of a webhook; the value of one that is stored is never shown. */
export interface HeaderDraft {
  readonly name: string
  readonly value: string
  readonly isStored: boolean
  readonly isRemoved: boolean
}

/** Merged with those that are there: what is stored and has no value here stays; or the sentence that says what is missing. */
export function toHeaders(drafts: readonly HeaderDraft[]): Record<string, string | null> | string {
  const headers: Record<string, string | null> = {}
  for (const { name, value, isStored, isRemoved } of drafts) {
    if (isStored && isRemoved) headers[name] = null
    else if (value !== '' && name.trim() === '') return 'A header has no name.'
    else if (value !== '') headers[name.trim()] = value
    else if (!isStored && name.trim() !== '') return `The header ${name.trim()} has no value.`
  }
  return headers
}

/** Where messages go. An empty URL stays as it is. */
export function destinationOf(kind: ChannelKind, form: FormData): Partial<SaveChannelInput> | string {
  switch (kind) {
    case 'EMAIL':
      return { to: (textOf(form, 'to') ?? '').split(/[\s,;]+/).filter(Boolean) }
    case 'SOURCE': {
      const variables = readObject(textOf(form, 'variables') ?? '')
      if (variables === null) return 'The variables have to be a JSON object.'
      return { source: textOf(form, 'source'), variables }
    }
    default: {
      const url = textOf(form, 'url')
      return url === null ? {} : { url }
    }
  }
}

/** Of which data events it gets messages. Widgets are named where others were chosen than `before`. */
export function eventsOf(form: FormData, before: readonly string[]): Pick<SaveChannelInput, 'events' | 'widgetIds'> {
  const events = form.getAll('events') as DataEvent[]
  const chosen = form.getAll('widgetIds').map(String)
  const isSame = chosen.length === before.length && chosen.every(id => before.includes(id))
  return isSame ? { events } : { events, widgetIds: chosen.length === 0 ? null : chosen }
}
