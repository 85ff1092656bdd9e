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

/** Every row, a batch at a time: `select` reads those behind the last one (`null`: the first ones), and none at the end. */
export async function* rowsInBatches<Row>(select: (last: Row | null) => Promise<readonly Row[]>): AsyncGenerator<Row> {
  for (let last: Row | null = null; ; ) {
    const batch: readonly Row[] = await select(last)
    yield* batch
    last = batch.at(-1) ?? null
    if (last === null) return
  }
}
