// Pages of other origins: a page that a name was pointed at this host for could call what is reached without a proxy.
import { AppError } from '../base/errors.ts'

/** Throws FORBIDDEN for a request of a page that is not ours. Programs send no origin. */
export function assertOwnOrigin(origin: string | undefined, publicUrl: string): void {
  if (origin === undefined || origin === new URL(publicUrl).origin) return
  throw new AppError('FORBIDDEN', 'Pages of other origins cannot call this: only programs, and pages of the gateway.')
}
