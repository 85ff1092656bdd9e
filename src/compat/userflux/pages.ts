// Pages of other origins: browsers ask first (CORS), and a token that stands in a page may write and nothing else.
import { AppError } from '../../base/errors.ts'
import type { Gateway, Principal } from '../../request/context.ts'

/** No cookies are taken anywhere: whoever calls has put its token into a header. */
export const CORS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'retry-after, ratelimit, ratelimit-policy, x-request-id',
}
/** What browsers are answered before they send. */
export const PREFLIGHT = {
  ...CORS,
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': 'authorization, content-type',
  'access-control-max-age': '86400',
}

/** Throws FORBIDDEN, before anything is written: everybody who opens the page could read the project with its token. */
export function assertWriteOnly(
  gateway: Gateway,
  { origin, host }: { readonly origin?: string | undefined; readonly host?: string | undefined },
  { scopes }: Principal,
): void {
  if (origin === undefined || (scopes.size === 1 && scopes.has('push'))) return
  const from = URL.parse(origin)?.host
  if (from !== undefined && (from === host || from === new URL(gateway.publicUrl()).host)) return
  throw new AppError(
    'FORBIDDEN',
    'A page of another origin needs a token that may only write: one with the scope push alone.',
  )
}
