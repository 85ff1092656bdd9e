// Caches of many entries whose tables grow with what they hold.
import { LRUCache } from 'lru-cache'

/**
 * A cache of `most` entries at most. The library's own `max` makes tables for all of them at once, 24 to 40 bytes each: those of a gateway at rest
 * took 10 MB.
 */
export function lruOf<K extends {}, V extends {}>(
  most: number,
  options: { readonly ttl?: number; readonly ttlResolution?: number } = {},
): LRUCache<K, V> {
  return new LRUCache({ maxSize: most, sizeCalculation: () => 1, ...options })
}
