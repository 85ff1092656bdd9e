import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { AppError } from './errors.ts'

const NONCE_BYTES = 12
const TAG_BYTES = 16
const ID_BYTES = 4
const FINGERPRINT_BYTES = 16
/** The first format names no key: it is tried with each. */
const NAMELESS = 1
/** format, key id, nonce, tag, body. */
const FORMAT = 2
/** Before what no key could read when a new one was accepted: the bytes stay, in case the lost key is found. */
const LOST = 3

/** Encrypts small secrets for storage: AES-256-GCM, a random 96-bit nonce, the context (`project|table|row|field`) as AAD. */
export interface Sealer {
  seal(plain: string, context: string): Buffer
  /**
   * Throws UNAVAILABLE when none of the keys sealed it, or the value was moved from another context; CONFLICT when it was given up
   * as lost.
   */
  open(sealed: Buffer, context: string): string
  /** The same under the newest key; `null`: no key of the ring can read it. */
  reseal(sealed: Buffer, context: string): Buffer | null
  /** Whether it was sealed with the newest key, so that the old ones are not needed for it. */
  isCurrent(sealed: Buffer): boolean
  /** Names each key without giving it away: 16 bytes, the newest key's first. */
  readonly fingerprints: readonly [newest: Buffer, ...old: Buffer[]]
  /** The fingerprint of the key that opens it; `null`: none does. */
  openedBy(sealed: Buffer, context: string): Buffer | null
  /** The value, given up until a key that reads it comes back. */
  toLost(sealed: Buffer): Buffer
}

/** Whether the value was given up when another key was accepted. */
export function isLost(sealed: Buffer): boolean {
  return sealed[0] === LOST
}

interface RingKey {
  readonly id: Buffer
  readonly fingerprint: Buffer
  readonly key: Buffer
}

/** Seals with `secretKey`; opens what it or one of `oldKeys` has sealed. */
export function createSealer(secretKey: string, oldKeys: readonly string[] = []): Sealer {
  const newest = toRingKey(secretKey)
  const ring = [newest, ...oldKeys.map(toRingKey)]
  const read = (value: Buffer, context: string): { plain: string; by: RingKey } | null => {
    const sealed = isLost(value) ? value.subarray(1) : value
    const isNameless = sealed[0] === NAMELESS
    const candidates = isNameless ? ring : ring.filter(({ id }) => id.equals(idOf(sealed)))
    for (const by of candidates) {
      const plain = decrypt(sealed.subarray(isNameless ? 1 : 1 + ID_BYTES), by.key, context)
      if (plain !== null) return { plain, by }
    }
    return null
  }
  const sealer: Sealer = {
    seal(plain, context) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', newest.key, nonce, { authTagLength: TAG_BYTES })
      cipher.setAAD(Buffer.from(context))
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.from([FORMAT]), newest.id, nonce, cipher.getAuthTag(), body])
    },
    open(sealed, context) {
      const found = read(sealed, context)
      if (found) return found.plain
      if (isLost(sealed))
        throw new AppError('CONFLICT', 'The stored secret was lost with the secret key of before. Set it anew.')
      throw new AppError(
        'UNAVAILABLE',
        'A stored secret cannot be read: neither PUSHGRAPH_SECRET_KEY nor an old key is the one it was stored under.',
      )
    },
    reseal(sealed, context) {
      const found = read(sealed, context)
      return found && sealer.seal(found.plain, context)
    },
    isCurrent: sealed => sealed[0] === FORMAT && newest.id.equals(idOf(sealed)),
    fingerprints: [newest.fingerprint, ...ring.slice(1).map(({ fingerprint }) => fingerprint)],
    openedBy: (sealed, context) => read(sealed, context)?.by.fingerprint ?? null,
    toLost: sealed => (isLost(sealed) ? sealed : Buffer.concat([Buffer.from([LOST]), sealed])),
  }
  return sealer
}

const idOf = (sealed: Buffer) => sealed.subarray(1, 1 + ID_BYTES)

function toRingKey(secretKey: string): RingKey {
  const derive = (what: string, bytes: number) => Buffer.from(hkdfSync('sha256', secretKey, 'pushgraph', what, bytes))
  const fingerprint = derive('secret key fingerprint', FINGERPRINT_BYTES)
  return { id: derive('seal key id', ID_BYTES), fingerprint, key: derive('seal', 32) }
}

/** `null`: another key, another context, or changed bytes. */
function decrypt(rest: Buffer, key: Buffer, context: string): string | null {
  try {
    const tag = rest.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)
    const decipher = createDecipheriv('aes-256-gcm', key, rest.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
    decipher.setAAD(Buffer.from(context))
    decipher.setAuthTag(tag)
    return decipher.update(rest.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    return null
  }
}

/** How credentials are stored and searched: nobody who reads the table can use them. */
export function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

/**
 * Whether two secret texts are the same, in a time that does not depend on where they differ. Signatures are compared as texts and never decoded:
 * decoders also read other spellings of the same bytes (RFC 4648, 3.5), and each of those would be one more address that opens.
 */
export function isSameText(a: string, b: string): boolean {
  return timingSafeEqual(sha256(a), sha256(b))
}
