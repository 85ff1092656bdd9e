// Remembers widget definitions between requests, so that a push or a report asks the database only for points.
import { LRUCache } from 'lru-cache'
import type { Id } from '../base/id.ts'
import { sha256 } from '../base/seal.ts'
import type { Gateway } from '../request/context.ts'
import { selectWidgetOfPushKey, selectWidgets } from './widget.store.ts'
import type { Widget } from './widget.ts'

/** Definitions kept in memory, counted as widgets plus metrics. */
const MAX_REMEMBERED = 200_000
const MAX_PUSH_KEYS = 50_000
/** The oldest definition that is believed if a change was never told (a lost NOTIFY). */
const TTL_MS = 60_000
/** The clock of the caches is read so often and not for every push. */
const TTL_RESOLUTION_MS = 1_000

declare module '../request/context.ts' {
  interface Services {
    catalogue: Catalogue
  }
}

export interface Catalogue {
  /** In the order of the ids; `null` where the project has no such widget. One round trip for all that are not known yet. */
  widgets(projectId: Id, widgetIds: readonly Id[]): Promise<(Widget | null)[]>
  widget(projectId: Id, widgetId: Id): Promise<Widget | null>
  widgetOfPushKey(pushKey: string): Promise<Widget | null>
  /** Forgets a definition here and in every gateway; call it after the commit that changed it. */
  changed(projectId: Id, widgetId: Id): void
}

interface Owner {
  readonly projectId: Id
  readonly widgetId: Id
}

export function createCatalogue(gateway: Omit<Gateway, 'services'>): Catalogue {
  const known = new LRUCache<string, Widget>({
    maxSize: MAX_REMEMBERED,
    sizeCalculation: widget => 1 + widget.metrics.length,
    ttl: TTL_MS,
    ttlResolution: TTL_RESOLUTION_MS,
  })
  const owners = new LRUCache<string, Owner>({ max: MAX_PUSH_KEYS, ttl: TTL_MS, ttlResolution: TTL_RESOLUTION_MS })
  const loadingOwners = new Map<string, Promise<Owner | null>>()
  // Loads under way: requests that come meanwhile wait for the same answer, in the order in which they came.
  const loading = new Map<string, Promise<Widget | null>>()
  let generation = 0

  const forget = (projectId: Id, widgetId: Id) => {
    generation++
    const key = `${projectId}/${widgetId}`
    known.delete(key)
    loading.delete(key)
    for (const [pushKey, owner] of owners.entries()) {
      if (owner.widgetId === widgetId && owner.projectId === projectId) owners.delete(pushKey)
    }
  }
  gateway.bus.subscribe('widget.changed', ({ projectId, widgetId }) => forget(projectId, widgetId))
  gateway.bus.onGap(() => {
    generation++
    known.clear()
    owners.clear()
    loading.clear()
  })

  const widgets: Catalogue['widgets'] = async (projectId, widgetIds) => {
    const missing = [...new Set(widgetIds)].filter(id => {
      const key = `${projectId}/${id}`
      return !known.has(key) && !loading.has(key)
    })
    if (missing.length > 0) {
      const startedAt = generation
      const all = selectWidgets(gateway.db, projectId, missing)
      for (const id of missing) {
        const key = `${projectId}/${id}`
        const one = all.then(found => {
          const widget = found.find(it => it.widgetId === id) ?? null
          // A change told while the statement ran may be newer than what it read: answer, but do not remember.
          if (widget && generation === startedAt) known.set(key, widget)
          return widget
        })
        const done = () => {
          if (loading.get(key) === one) loading.delete(key)
        }
        loading.set(key, one)
        one.then(done, done)
      }
    }
    return Promise.all(
      widgetIds.map(id => {
        const key = `${projectId}/${id}`
        return known.get(key) ?? loading.get(key) ?? null
      }),
    )
  }

  const widget: Catalogue['widget'] = async (projectId, widgetId) =>
    known.get(`${projectId}/${widgetId}`) ?? (await widgets(projectId, [widgetId]))[0] ?? null

  /** Pushes that ask for the same key at once wait for one answer: their order is the order of their calls. */
  const loadOwner = (pushKey: string): Promise<Owner | null> => {
    const underWay = loadingOwners.get(pushKey)
    if (underWay) return underWay
    const startedAt = generation
    const load = selectWidgetOfPushKey(gateway.db, sha256(pushKey)).then(owner => {
      if (owner && generation === startedAt) owners.set(pushKey, owner)
      return owner
    })
    const done = () => loadingOwners.delete(pushKey)
    loadingOwners.set(pushKey, load)
    load.then(done, done)
    return load
  }

  return {
    widgets,
    widget,
    async widgetOfPushKey(pushKey) {
      const owner = owners.get(pushKey) ?? (await loadOwner(pushKey))
      return owner ? widget(owner.projectId, owner.widgetId) : null
    },
    changed(projectId, widgetId) {
      gateway.bus.publish('widget.changed', { projectId, widgetId })
    },
  }
}
