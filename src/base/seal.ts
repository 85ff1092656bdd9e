import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { AppError } from './errors.ts'

const NONCE_BYTES = 12
const TAG_BYTES = 16
const FORMAT = 1

/** Encrypts small secrets for storage: AES-256-GCM, a random 96-bit nonce, the place (`project|table|row|field`) as AAD. */
export interface Sealer {
  seal(plain: string, place: string): Buffer
  /** Throws UNAVAILABLE when the key is not the one that sealed it, or the value was moved from another place. */
  open(sealed: Buffer, place: string): string
}

export function createSealer(secretKey: string): Sealer {
  const key = Buffer.from(hkdfSync('sha256', secretKey, 'pushgraph', 'seal', 32))
  return {
    seal(plain, place) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
      cipher.setAAD(Buffer.from(place))
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.from([FORMAT]), nonce, cipher.getAuthTag(), body])
    },
    open(sealed, place) {
      try {
        const nonce = sealed.subarray(1, 1 + NONCE_BYTES)
        const tag = sealed.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES)
        const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
        decipher.setAAD(Buffer.from(place))
        decipher.setAuthTag(tag)
        return decipher.update(sealed.subarray(1 + NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
      } catch (cause) {
        throw new AppError(
          'UNAVAILABLE',
          'A stored secret cannot be read: PUSHGRAPH_SECRET_KEY is not the key it was stored under.',
          { cause },
        )
      }
    },
  }
}

/** How credentials are stored and searched: nobody who reads the table can use them. */
export function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
