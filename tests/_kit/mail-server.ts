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

/** Each mail is answered when `take` has ended: `250`, or its error. */
export async function startMailServer(take: (mail: ParsedMail) => void | Promise<void>): Promise<TestMailServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      // A cid stays in the HTML as it was sent.
      simpleParser(stream, { skipImageLinks: true })
        .then(take)
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
