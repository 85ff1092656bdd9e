// Whether a credential that something live was opened with is still as good as it was.
import { AppError } from '../base/errors.ts'
import type { Gateway, Principal } from '../request/context.ts'

export interface Caller {
  readonly authorization: string | undefined
  readonly ip: string
}

/** Why the credential may not go on; null where it may, or where that cannot be asked just now. */
export async function refusalOf(
  gateway: Gateway,
  { authorization, ip }: Caller,
  before: Principal | null,
): Promise<AppError | null> {
  try {
    const now = await gateway.services.auth.recognise(authorization, ip)
    const same =
      now?.projectId === before?.projectId &&
      (now?.scopes.size ?? 0) === (before?.scopes.size ?? 0) &&
      [...(now?.scopes ?? [])].every(scope => before?.scopes.has(scope))
    return same ? null : new AppError('FORBIDDEN', 'The scopes of the token have changed. Subscribe again.')
  } catch (error) {
    const isRefused = error instanceof AppError && (error.code === 'UNAUTHENTICATED' || error.code === 'FORBIDDEN')
    return isRefused ? error : null
  }
}
