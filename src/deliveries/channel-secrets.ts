// What a channel must not show: its address, the headers and the secrets under which webhooks are signed. Sealed as one text.
import { randomBytes } from 'node:crypto'
import type { Id, ProjectId } from '../base/id.ts'
import { isLost, type Sealer } from '../base/seal.ts'
import type { Channel } from './channel.ts'

interface SigningSecret {
  /** `whsec_` and base64, as Standard Webhooks write it. */
  readonly secret: string
  /** Milliseconds since 1970; `null`: until it is replaced. */
  readonly until: number | null
}

export interface ChannelSecrets {
  readonly url: string | null
  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** Newest first. */
  readonly signing: readonly SigningSecret[]
}

export const noSecrets: ChannelSecrets = { url: null, headers: {}, signing: [] }

/** A secret that was replaced goes on signing for so long. */
export const OLD_SECRET_HOURS = 24
const SECRET_BYTES = 32

/** Where the secrets of a channel lie sealed (see base/seal.ts). */
export function channelPlace(projectId: ProjectId, channelId: Id): string {
  return `${projectId}|channels|${channelId}|secrets`
}

/** A new secret in front; the one of before signs for a day more. */
export function withNewSecret(secrets: ChannelSecrets, now: number): ChannelSecrets {
  const secret = `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`
  const old = secrets.signing.slice(0, 1).map(before => ({ ...before, until: now + OLD_SECRET_HOURS * 3_600_000 }))
  return { ...secrets, signing: [{ secret, until: null }, ...old] }
}

export const validSecrets = ({ signing }: ChannelSecrets, now: number): string[] =>
  signing.filter(({ until }) => until === null || until > now).map(({ secret }) => secret)

export function sealSecrets(sealer: Sealer, { projectId, channelId }: ChannelKey, secrets: ChannelSecrets): Buffer {
  return sealer.seal(JSON.stringify(secrets), channelPlace(projectId, channelId))
}

type ChannelKey = Pick<Channel, 'projectId' | 'channelId'>

/** Whether they were given up with the secret key under which they were sealed. */
export const areSecretsLost = ({ sealed }: Pick<Channel, 'sealed'>): boolean => sealed !== null && isLost(sealed)

/** Throws CONFLICT where they were given up, UNAVAILABLE where the key is missing. */
export function openSecrets(sealer: Sealer, { projectId, channelId, sealed }: Channel): ChannelSecrets {
  if (sealed === null) return noSecrets
  return { ...noSecrets, ...(JSON.parse(sealer.open(sealed, channelPlace(projectId, channelId))) as ChannelSecrets) }
}
