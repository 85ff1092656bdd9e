import type { Config } from '../config/config.ts'
import { type CheckResult, fail, ok } from './finding.ts'

/** For the connection, the greeting and each reply. */
const WAIT_MS = 5_000

/** Greets the mail server and logs in, as a mail would; none is sent. */
export async function checkMail({ smtpUrl }: Pick<Config, 'smtpUrl'>): Promise<CheckResult> {
  if (smtpUrl === null) return ok('No mail server is set (SMTP_URL): channels of e-mail send nothing.')
  const { createTransport } = await import('nodemailer')
  const { host } = new URL(smtpUrl)
  const timeouts = { connectionTimeout: WAIT_MS, greetingTimeout: WAIT_MS, socketTimeout: WAIT_MS }
  const transport = createTransport({ url: smtpUrl, ...timeouts })
  try {
    await transport.verify()
    return ok(`The mail server ${host} takes the login.`)
  } catch (error) {
    const { code, responseCode } = error as { code?: string; responseCode?: number }
    const reason = [code, responseCode].filter(part => part !== undefined).join(' ') || 'no reason was given'
    return fail(
      `The mail server ${host} refuses (${reason}): mails wait, and are given up in the end.`,
      'Correct SMTP_URL (host, port, smtps:// for TLS from the first byte, user and password), or permit this machine there.',
    )
  } finally {
    transport.close()
  }
}
