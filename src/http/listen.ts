// Takes the port, or says in one sentence why it cannot be taken.
import type { FastifyInstance } from 'fastify'
import { AppError } from '../base/errors.ts'

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
}

/** Resolves to the URL, without a slash at the end. Throws UNAVAILABLE with what to do. */
export async function listen(server: FastifyInstance, { host, port, variable }: Address): Promise<string> {
  const urlHost = host.includes(':') ? `[${host}]` : host
  try {
    await server.listen({ host, port })
  } catch (error) {
    const code = (error as { code?: string }).code ?? ''
    const advice = code in advices ? `${advices[code]} ${variable}` : hostAdvices[code]
    if (advice === undefined) throw error
    throw new AppError('UNAVAILABLE', `Cannot listen on ${urlHost}:${port} (${code}): ${advice}.`, { cause: error })
  }
  return `http://${urlHost}:${(server.server.address() as { port: number }).port}`
}
