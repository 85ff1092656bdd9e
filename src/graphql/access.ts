// What the endpoint asks of authentication, which comes after it in the order: src/routes.ts hands it in.
import type { AppError } from '../base/errors.ts'
import type { Principal } from '../request/context.ts'
import type { ClientCredential, WatchHandle } from '../request/credential.ts'

interface CredentialedRequest {
  readonly ip: string
  readonly headers: { readonly authorization?: string | undefined }
}

interface ReplyHeaders {
  headers(values: Record<string, string>): unknown
}

export interface Access {
  /** Who sends the request, counted by the rate limits; the reply gets what is left of them. Throws UNAUTHENTICATED, FORBIDDEN and RATE_LIMITED. */
  admit(request: CredentialedRequest, reply: ReplyHeaders): Principal | null | Promise<Principal | null>
  /** The same for the credential of a connection. */
  authenticate(caller: ClientCredential): Promise<Principal | null>
  /** Counts what an address sends before it is known who sends it. Throws RATE_LIMITED. */
  takeAddress(address: string): void
  /** Counts an operation of a principal that was let in before. Throws RATE_LIMITED. */
  takeOperation(principal: Principal): void
  /** Counts what a request cost more than one: for its principal, or for the address where there is none. */
  charge(from: { readonly principal: Principal | null; readonly address: string | null }, cost: number): void
  /** Calls `refuse` once when the credential ends while something is held by it. */
  follow(caller: ClientCredential, principal: Principal | null, refuse: (why: AppError) => void): WatchHandle
  /** Why the credential may not go on; null where it may, or where that cannot be asked just now. */
  refusalOf(caller: ClientCredential, principal: Principal | null): Promise<AppError | null>
}
