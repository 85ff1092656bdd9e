// Calls a source for a message: any REST API, with the secrets of the source.
import type { Gateway } from '../request/context.ts'
import { callSaved, sourceToCall } from '../sources/source.service.ts'
import { TemplateError } from '../sources/template.ts'
import type { Channel } from './channel.ts'
import { MAX_REPLY } from './delivery.ts'
import type { MessageView } from './message-view.ts'
import { type Outcome, outcomeOfStatus } from './outcome.ts'
import { toPlainText } from './plain-text.ts'
import { fillVariables } from './source-variables.ts'

/** What templates of the channel and of the source may name. */
export function scopeOf(view: MessageView) {
  const { type, subject, time, title, severity, data } = view.message
  const message = { type, subject, time, title, severity, text: toPlainText(view), link: view.link ?? '', data }
  return { message, delivery: { id: view.id } }
}

export async function callSource(
  gateway: Gateway,
  channel: Channel,
  view: MessageView,
  signal: AbortSignal,
): Promise<Outcome> {
  const { projectId, sourceId } = channel
  const callable = sourceId === null ? null : await sourceToCall(gateway, projectId, sourceId)
  if (!callable) return refused('The source of the channel was deleted.')
  try {
    const { templates } = gateway.services.sources
    const variables = fillVariables(templates, channel.variables, scopeOf(view))
    const { ok, data, error, requests } = await callSaved(gateway, callable, { variables, signal })
    const status = error?.status ?? requests.at(-1)?.status ?? null
    const reply = data === null ? null : JSON.stringify(data).slice(0, MAX_REPLY).toWellFormed()
    if (ok) return { kind: 'TAKEN', status, reply }
    const said = error?.message ?? 'The call of the source failed.'
    const waitMs = error?.retryAfter == null ? null : error.retryAfter * 1_000
    if (error?.code === 'BAD_USER_INPUT') return refused(said)
    // Whoever asks to come again is come to again, whatever the status says.
    if (status === null || waitMs !== null) return { kind: 'LATER', status, reply, error: said, waitMs }
    const outcome = outcomeOfStatus(status, reply, waitMs)
    if (outcome.kind === 'REFUSED') return { ...outcome, error: said, isGone: false }
    return { kind: 'LATER', status, reply, error: said, waitMs }
  } catch (error) {
    if (error instanceof TemplateError) return refused(error.message)
    throw error
  }
}

const refused = (error: string): Outcome => ({ kind: 'REFUSED', status: null, reply: null, error })
