import type { Attempt, LoggedCall } from './call.ts'
import type { Redactor } from './redact.ts'

/** How long the log keeps a call. */
export const CALL_LOG_DAYS = 30
/** Of a body or a message in the log, in characters. */
export const MAX_LOGGED = 4_096

/** A line of the log of calls. No more is redacted of a body than is kept. */
export function toLogged(
  attempt: Attempt,
  { projectId, callId, sourceName }: Pick<LoggedCall, 'projectId' | 'callId' | 'sourceName'>,
  redactor: Redactor,
): LoggedCall {
  const { sent, error } = attempt
  const start = (text: string) => redactor.startOfText(text, MAX_LOGGED)
  const bodyOf = () => (sent.body === null ? null : start(sent.body))
  return {
    projectId,
    callId,
    at: new Date(attempt.at),
    sourceName,
    requestName: attempt.requestName,
    attempt: attempt.attempt,
    method: sent.method,
    url: storable(redactor.text(sent.url)),
    status: attempt.status,
    errorCode: error?.code ?? null,
    errorMessage: error && storable(redactor.text(error.message)),
    durationMs: attempt.durationMs,
    sent: error && storable(JSON.stringify({ headers: redactor.value(sent.headers), body: bodyOf() })),
    answered: error && storable(start(textOf(attempt))),
  }
}

function textOf({ headers, body }: Attempt): string {
  const lines = Object.entries(headers).map(([name, value]) => (name === 'set-cookie' ? '' : `${name}: ${value}\n`))
  return `${lines.join('')}\n${body?.toString('utf8') ?? ''}`
}

/** A text that PostgreSQL takes, and not too much of it. */
function storable(text: string): string {
  return text.slice(0, MAX_LOGGED).replaceAll('\0', '\ufffd').toWellFormed()
}
