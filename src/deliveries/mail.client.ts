// The one way out for mails: the SMTP server that the operator has set.
import { createRedactor } from '../sources/redact.ts'
import { MAX_REPLY } from './delivery.ts'
import type { Mail } from './mail.ts'
import type { Outcome } from './outcome.ts'

export interface MailServer {
  send(mail: Mail, signal: AbortSignal): Promise<Outcome>
  close(): void
}

const [CONNECT_MS, SILENCE_MS] = [10_000, 20_000]
const MAX_CONNECTIONS = 3
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** The password goes over TLS, unless the server is on this machine. */
async function openTransport(url: URL) {
  const { createTransport } = await import('nodemailer')
  const secure = url.protocol === 'smtps:'
  const user = decodeURIComponent(url.username)
  return createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTLS: !secure && user !== '' && !LOOPBACK.test(url.hostname),
    ...(user !== '' && { auth: { user, pass: decodeURIComponent(url.password) } }),
    pool: true,
    maxConnections: MAX_CONNECTIONS,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}

export function createMailServer(smtpUrl: string, from: string): MailServer {
  const url = new URL(smtpUrl)
  const pass = decodeURIComponent(url.password)
  let transport: ReturnType<typeof openTransport> | null = null
  // With the first mail.
  const transportOf = () => {
    transport ??= openTransport(url)
    return transport
  }
  const redactor = createRedactor()
  if (pass !== '') redactor.add(pass)
  const sent = async (mail: Mail): Promise<Outcome> => {
    try {
      const { response, rejected } = await (await transportOf()).sendMail(toSmtp(mail, from))
      const refused = rejected.length > 0 ? `${rejected.length} of ${mail.to.length} addresses were refused. ` : ''
      return {
        kind: 'TAKEN',
        status: statusOf(response),
        reply: redactor.startOfText(`${refused}${response}`, MAX_REPLY),
      }
    } catch (error) {
      const outcome = toOutcome(error, url.hostname)
      return { ...outcome, reply: outcome.reply === null ? null : redactor.startOfText(outcome.reply, MAX_REPLY) }
    }
  }
  return {
    send: (mail, signal) => untilAborted(sent(mail), signal, url.hostname),
    close: () => void transport?.then(it => it.close()),
  }
}

const toSmtp = (mail: Mail, from: string) => ({
  from,
  to: mail.to.map(address => ({ name: '', address })),
  messageId: mail.messageId,
  subject: mail.subject,
  text: mail.text,
  html: mail.html,
  headers: { 'Auto-Submitted': 'auto-generated' },
  attachments: [
    ...mail.pictures.map(({ contentId, bytes }, nth) => ({
      filename: `chart-${nth + 1}.png`,
      content: Buffer.from(bytes),
      contentType: 'image/png',
      contentDisposition: 'inline' as const,
      cid: contentId,
    })),
    ...mail.files.map(({ fileName, contentType, text }) => ({ filename: fileName, content: text, contentType })),
  ],
})

const statusOf = (reply: string | undefined) => (/^\d{3}/.test(reply ?? '') ? Number(reply?.slice(0, 3)) : null)

/** 5yz is for good, but for a password: an operator sets it right. */
function toOutcome(error: unknown, host: string): Outcome {
  const { code, responseCode, response } = error as { code?: string; responseCode?: number; response?: string }
  const status = responseCode ?? null
  const reply = response ?? null
  if (status !== null && status >= 500 && code !== 'EAUTH')
    return { kind: 'REFUSED', status, reply, error: `${host} refused the mail (${status}).` }
  const why = code === 'EAUTH' ? 'does not take the user and password of SMTP_URL' : wayOf(code)
  const said =
    status === null
      ? `${host} ${why}.`
      : `${host} ${code === 'EAUTH' ? why : 'does not take the mail now'} (${status}).`
  return { kind: 'LATER', status, reply, error: said, waitMs: null }
}

function wayOf(code: string | undefined): string {
  if (code === 'ETLS') return 'offers no TLS that works'
  if (code === 'ETIMEDOUT' || code === 'ESOCKET' || code === 'ECONNECTION' || code === 'EDNS')
    return 'cannot be reached'
  return 'did not take the mail'
}

function untilAborted(work: Promise<Outcome>, signal: AbortSignal, host: string): Promise<Outcome> {
  return new Promise(resolve => {
    const late = () =>
      resolve({ kind: 'LATER', status: null, reply: null, error: `${host} took too long.`, waitMs: null })
    if (signal.aborted) late()
    signal.addEventListener('abort', late, { once: true })
    void work.then(outcome => {
      signal.removeEventListener('abort', late)
      resolve(outcome)
    })
  })
}
