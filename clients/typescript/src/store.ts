/** Rows that were sent or are about to be, with the key that makes them count once. Plain JSON. */
export interface StoredBatch {
  readonly idempotencyKey: string
  /** Milliseconds since 1970. */
  readonly createdAt: number
  /** How many there were before it in the process that made it: what was made at once is sent in its order. */
  readonly order: number
  /** The input of the mutation `push`. */
  readonly input: { readonly widgetId: string; readonly rows: readonly unknown[]; readonly [option: string]: unknown }
}

/** Where batches wait until the gateway has acknowledged them. One store is for one gateway and project. */
export interface PushStore {
  list(): readonly StoredBatch[] | Promise<readonly StoredBatch[]>
  /** Has to be kept when it resolves. */
  put(batch: StoredBatch): void | Promise<void>
  delete(idempotencyKey: string): void | Promise<void>
}

/** Survives nothing; the default. */
export function memoryStore(): PushStore {
  const batches = new Map<string, StoredBatch>()
  return {
    list: () => [...batches.values()],
    put: batch => void batches.set(batch.idempotencyKey, batch),
    delete: key => void batches.delete(key),
  }
}

/** In a browser: survives the page. */
export function localStorageStore(prefix = 'pushgraph:', storage: Storage = localStorage): PushStore {
  return {
    list: () =>
      Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
        .filter(key => key.startsWith(prefix))
        .flatMap(key => storedBatch(storage.getItem(key))),
    put: batch => storage.setItem(prefix + batch.idempotencyKey, JSON.stringify(batch)),
    delete: key => storage.removeItem(prefix + key),
  }
}

/** A text that a store kept; none where it is no batch. */
export function storedBatch(text: string | null): StoredBatch[] {
  try {
    const batch = JSON.parse(text ?? 'null') as StoredBatch | null
    return batch && typeof batch.idempotencyKey === 'string' && batch.input ? [batch] : []
  } catch {
    return []
  }
}
