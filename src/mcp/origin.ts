// Pages of other origins: a page that a name was pointed at this host for could call what is reached without a proxy.
import { AppError } from '../base/errors.ts'

/** Throws FORBIDDEN for a request of a page that is not ours. Programs send no origin. */
export function assertOwnOrigin(origin: string | undefined, publicUrl: string): void {
  if (origin === undefined) return
  const own = new URL(publicUrl)
  if (origin === own.origin || (isLoopback(own.origin) && isLoopback(origin))) return
  throw new AppError('FORBIDDEN', 'Pages of other origins cannot call this: only programs, and pages of the gateway.')
}

/** Of this machine, by whatever name and port: a name that was pointed here is another one. */
const isLoopback = (origin: string) => /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/.test(origin)
