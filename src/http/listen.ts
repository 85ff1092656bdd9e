// Takes the port, or says in one sentence why it cannot be taken.
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { AppError } from '../base/errors.ts'
import type { Config } from '../config/config.ts'

/** Of the port; the others are of the host. */
const advices: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another process listens there; stop it, or set another port as',
  EACCES: 'this user may not listen there; set a port above 1023 as',
}

const hostAdvices: Readonly<Record<string, string>> = {
  EADDRNOTAVAIL: 'it is no address of this machine; set another HOST',
  EINVAL: 'it is no address that can be listened on; set another HOST',
  ENOTFOUND: 'the name is not known; set an address as HOST',
  EAI_AGAIN: 'the name is not known at the moment; set an address as HOST',
}

export interface Address {
  readonly host: string
  readonly port: number
  /** The variable that gave the port. */
  readonly variable: string
  /** Other processes listen there, too: each has a socket of its own, and the system shares connections out among them. */
  readonly isShared?: boolean
}

/** Where clients reach the gateway. */
export const addressOf = ({ host, port }: Config, isShared = false): Address => ({
  host,
  port,
  variable: 'PORT',
  isShared,
})

/** Resolves to the URL, without a slash at the end. Throws UNAVAILABLE with what to do. */
export async function listen(server: FastifyInstance, address: Address): Promise<string> {
  const { host, port, isShared = false } = address
  try {
    await server.listen({ host, port, ...(isShared && { reusePort: true }) })
  } catch (error) {
    throw toListenError(error, address)
  }
  return `http://${inUrl(host)}:${(server.server.address() as { port: number }).port}`
}

/**
 * The port, once it is known that nobody listens there: those who share a port do not notice others that share it. 0 becomes a free one.
 * Throws as `listen`.
 */
export async function findFreePort(address: Address): Promise<number> {
  const { host, port } = address
  const probe = createServer().listen({ host, port, exclusive: true })
  try {
    await once(probe, 'listening')
  } catch (error) {
    throw toListenError(error, address)
  }
  const found = (probe.address() as { port: number }).port
  await new Promise(resolve => probe.close(resolve))
  return found
}

const inUrl = (host: string) => (host.includes(':') ? `[${host}]` : host)

function toListenError(error: unknown, { host, port, variable }: Address): unknown {
  const code = (error as { code?: string }).code ?? ''
  const advice = code in advices ? `${advices[code]} ${variable}` : hostAdvices[code]
  if (advice === undefined) return error
  return new AppError('UNAVAILABLE', `Cannot listen on ${inUrl(host)}:${port} (${code}): ${advice}.`, { cause: error })
}
