import type { Platform } from '../request/context.ts'

declare module '../request/context.ts' {
  interface Services {
    /** Everything that is stored encrypted, of all projects: a feature with sealed columns is one of them. */
    sealed: readonly SealedValues[]
  }
}

/** Something that is stored encrypted. */
export interface SealedValue {
  readonly kind: 'PUSH_KEY' | 'SOURCE_SECRET' | 'WEBHOOK' | 'CHANNEL'
  /** Whose it is, for people. */
  readonly name: string
  readonly sealed: Buffer
  readonly place: string
  /** Puts the same value under another seal, unless it was changed meanwhile. */
  replace(sealed: Buffer): Promise<void>
}

/** The sealed values of one feature. */
export type SealedValues = (platform: Pick<Platform, 'db'>) => AsyncGenerator<SealedValue>

/** Of all features, one after the other. */
export async function* sealedValues(
  platform: Pick<Platform, 'db'>,
  sealed: readonly SealedValues[],
): AsyncGenerator<SealedValue> {
  for (const values of sealed) yield* values(platform)
}
