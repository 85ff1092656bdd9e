// A mail server that takes what it is given, and shows it.
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export interface TestMailServer extends AsyncDisposable {
  readonly host: string
  /** For SMTP_URL. */
  readonly url: string
}

/** Whom a mail goes to, as the client of SMTP said, and who sent it. */
export interface Envelope {
  readonly to: readonly string[]
  readonly user: string | undefined
}

interface MailServerOptions {
  /** Of whoever logs in; nobody has to. */
  readonly password?: string
  /** The code under which an address is refused; `null`: it is taken. */
  readonly refusal?: (address: string) => number | null
}

/** Each mail is answered when `take` has ended: `250`, or its error. */
export async function startMailServer(
  take: (mail: ParsedMail, envelope: Envelope) => void | Promise<void>,
  { password, refusal = () => null }: MailServerOptions = {},
): Promise<TestMailServer> {
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth: (login, _session, done) =>
      login.password === password ? done(null, { user: login.username ?? '' }) : done(new Error('wrong')),
    onRcptTo: ({ address }, _session, done) => {
      const responseCode = refusal(address)
      done(responseCode === null ? null : Object.assign(new Error('no such box'), { responseCode }))
    },
    onData: (stream, { envelope, user }, done) => {
      const to = envelope.rcptTo.map(({ address }) => address)
      // A cid stays in the HTML as it was sent.
      simpleParser(stream, { skipImageLinks: true })
        .then(mail => take(mail, { to, user: user as string | undefined }))
        .then(() => done(), done)
    },
  })
  // Clients that are killed in the middle of a mail.
  server.on('error', () => {})
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const host = `127.0.0.1:${(server.server.address() as AddressInfo).port}`
  return {
    host,
    url: `smtp://${host}`,
    [Symbol.asyncDispose]: () => new Promise(resolve => server.close(() => resolve())),
  }
}

export interface MailSink extends TestMailServer {
  /** What has arrived, oldest first. */
  readonly mails: readonly (Envelope & { readonly mail: ParsedMail })[]
}

/** Takes everything, and keeps it. */
export async function startMailSink(options: MailServerOptions = {}): Promise<MailSink> {
  const mails: (Envelope & { mail: ParsedMail })[] = []
  const server = await startMailServer((mail, envelope) => void mails.push({ mail, ...envelope }), options)
  return { ...server, mails }
}
