import type { Gateway } from '../request/context.ts'

declare module '../request/context.ts' {
  interface Services {
    /** Everything that is stored encrypted, of all projects: a feature with sealed columns is one of them. */
    sealed: readonly SealedValues[]
  }
}

/** Something that is stored encrypted. */
export interface SealedValue {
  readonly kind: 'PUSH_KEY' | 'SOURCE_SECRET' | 'WEBHOOK'
  /** Whose it is, for people. */
  readonly name: string
  readonly sealed: Buffer
  readonly place: string
  /** Puts the same value under another seal, unless it was changed meanwhile. */
  replace(sealed: Buffer): Promise<void>
}

/** The sealed values of one feature. */
type SealedValues = (gateway: Gateway) => AsyncGenerator<SealedValue>

export async function* sealedValues(gateway: Gateway): AsyncGenerator<SealedValue> {
  for (const values of gateway.services.sealed) yield* values(gateway)
}
