// Remembers widget definitions between requests, so that a push or a report asks the database only for points.
import { LRUCache } from 'lru-cache'
import type { ProjectId, WidgetId } from '../base/id.ts'
import { lruOf } from '../base/lru.ts'
import { sha256 } from '../base/seal.ts'
import { SingleFlight } from '../base/single-flight.ts'
import type { DimensionFilter } from '../core/dimension-filter.ts'
import type { Platform } from '../request/context.ts'
import { selectWidgetOfPushKey, selectWidgets } from './widget.store.ts'
import type { Widget } from './widget.ts'

/** Definitions kept in memory, counted as widgets plus metrics plus keys with blanks. */
const MAX_REMEMBERED = 200_000
const MAX_PUSH_KEYS = 50_000
/** The oldest definition that is believed if the message of a change was lost. */
const TTL_MS = 60_000
/** The clock of the caches is read so often and not for every push. */
const TTL_RESOLUTION_MS = 1_000

declare module '../request/context.ts' {
  interface Services {
    catalogue: Catalogue
  }
}

export interface Catalogue {
  /** The widgets that can be known here, for statements that search among all of them; `null`: every one of the project. */
  readonly visible: ReadonlySet<WidgetId> | null
  /** Filters that every row passes which is read here; empty: all rows. What reads rows without asking this shows what it must not. */
  readonly part: readonly DimensionFilter[]
  /** In the order of the ids; `null` where the project has no such widget. One round trip for all that are not known yet. */
  widgets(projectId: ProjectId, widgetIds: readonly WidgetId[]): Promise<(Widget | null)[]>
  widget(projectId: ProjectId, widgetId: WidgetId): Promise<Widget | null>
  widgetOfPushKey(pushKey: string): Promise<Widget | null>
  /** As `widgets`, for what formulas are read from: a result is part of the widget that shows it, wherever its operands are. */
  operandWidgets(projectId: ProjectId, widgetIds: readonly WidgetId[]): Promise<(Widget | null)[]>
  /** Forgets a definition here and in every gateway; call it after the commit that changed it. */
  changed(projectId: ProjectId, widgetId: WidgetId): void
}

interface Owner {
  readonly projectId: ProjectId
  readonly widgetId: WidgetId
}

export function createCatalogue(gateway: Platform): Catalogue {
  return new RememberingCatalogue(gateway)
}

const keyOf = (projectId: ProjectId, widgetId: WidgetId) => `${projectId}/${widgetId}`

/**
 * A definition is unknown, loading or known. What was loading when a change was heard is answered with and not remembered: the
 * statement may have read what was there before (`generation` counts the changes).
 */
class RememberingCatalogue implements Catalogue {
  readonly visible = null
  readonly part = []
  private readonly gateway: Platform
  private readonly known = new LRUCache<string, Widget>({
    maxSize: MAX_REMEMBERED,
    sizeCalculation: ({ metrics, blankKeys }) => 1 + metrics.length + (blankKeys instanceof Map ? blankKeys.size : 0),
    ttl: TTL_MS,
    ttlResolution: TTL_RESOLUTION_MS,
  })
  private readonly owners = lruOf<string, Owner>(MAX_PUSH_KEYS, { ttl: TTL_MS, ttlResolution: TTL_RESOLUTION_MS })
  /** Requests that come meanwhile wait for the same answer, in the order in which they came. */
  private readonly loading = new SingleFlight<string, Widget | null>()
  private readonly loadingOwners = new SingleFlight<string, Owner | null>()
  private generation = 0

  constructor(gateway: Platform) {
    this.gateway = gateway
    gateway.bus.subscribe('widget.changed', ({ projectId, widgetId }) => this.forget(projectId, widgetId))
    gateway.bus.onGap(() => this.forgetAll())
  }

  async widgets(projectId: ProjectId, widgetIds: readonly WidgetId[]): Promise<(Widget | null)[]> {
    const missing = [...new Set(widgetIds)].filter(id => {
      const key = keyOf(projectId, id)
      return !this.known.has(key) && this.loading.get(key) === undefined
    })
    if (missing.length > 0) this.load(projectId, missing)
    return Promise.all(
      widgetIds.map(id => {
        const key = keyOf(projectId, id)
        return this.known.get(key) ?? this.loading.get(key) ?? null
      }),
    )
  }

  async widget(projectId: ProjectId, widgetId: WidgetId): Promise<Widget | null> {
    return this.known.get(keyOf(projectId, widgetId)) ?? (await this.widgets(projectId, [widgetId]))[0] ?? null
  }

  async widgetOfPushKey(pushKey: string): Promise<Widget | null> {
    const owner = this.owners.get(pushKey) ?? (await this.loadOwner(pushKey))
    return owner ? this.widget(owner.projectId, owner.widgetId) : null
  }

  operandWidgets(projectId: ProjectId, widgetIds: readonly WidgetId[]): Promise<(Widget | null)[]> {
    return this.widgets(projectId, widgetIds)
  }

  changed(projectId: ProjectId, widgetId: WidgetId): void {
    this.gateway.bus.publish('widget.changed', { projectId, widgetId })
  }

  /** One statement for all of them. */
  private load(projectId: ProjectId, widgetIds: readonly WidgetId[]): void {
    const startedAt = this.generation
    const all = selectWidgets(this.gateway.db, projectId, widgetIds)
    for (const id of widgetIds) {
      const key = keyOf(projectId, id)
      const one = all.then(found => {
        const widget = found.find(it => it.widgetId === id) ?? null
        if (widget && this.generation === startedAt) this.known.set(key, widget)
        return widget
      })
      this.loading.begin(key, one)
    }
  }

  /** Pushes that ask for the same key at once wait for one answer: their order is the order of their calls. */
  private loadOwner(pushKey: string): Promise<Owner | null> {
    return this.loadingOwners.run(pushKey, async () => {
      const startedAt = this.generation
      const owner = await selectWidgetOfPushKey(this.gateway.db, sha256(pushKey))
      if (owner && this.generation === startedAt) this.owners.set(pushKey, owner)
      return owner
    })
  }

  private forget(projectId: ProjectId, widgetId: WidgetId): void {
    this.generation++
    const key = keyOf(projectId, widgetId)
    this.known.delete(key)
    this.loading.forget(key)
    for (const [pushKey, owner] of this.owners.entries()) {
      if (owner.widgetId === widgetId && owner.projectId === projectId) this.owners.delete(pushKey)
    }
  }

  private forgetAll(): void {
    this.generation++
    this.known.clear()
    this.owners.clear()
    this.loading.forgetAll()
  }
}
