// Which series are which: remembered here, made where a push brings a new combination of values.
import { LRUCache } from 'lru-cache'
import { AppError, notFound } from '../base/errors.ts'
import type { ProjectId, SeriesId, WidgetId } from '../base/id.ts'
import { quote } from '../base/quote.ts'
import type { Database } from '../database/client.ts'
import type { Platform } from '../request/context.ts'
import { lockWidgetKey } from './metric.store.ts'
import { insertSeries, selectSeries, selectSeriesCount, selectSeriesIds } from './series.store.ts'
import {
  isBlank,
  type KnownSeries,
  olderValuesOf,
  type Series,
  type SeriesKey,
  seriesHashOf,
  seriesTextOf,
} from './series.ts'
import type { Widget } from './widget.ts'

/** Series remembered by a gateway, as characters of their values and what each takes besides: some 100,000 of usual ones. */
const MAX_REMEMBERED = 20_000_000
const CHARACTERS_BESIDES = 150

declare module '../request/context.ts' {
  interface Services {
    series: SeriesDictionary
  }
}

/**
 * Series never change and go only with their widget: what is remembered is true for ever. Neither does what is older than a series: once a
 * dimension is declared nobody makes series without it any more.
 */
export class SeriesDictionary {
  readonly #gateway: Platform
  readonly #known = new LRUCache<string, KnownSeries>({
    maxSize: MAX_REMEMBERED,
    sizeCalculation: (_series, key) => CHARACTERS_BESIDES + key.length,
  })

  constructor(gateway: Platform) {
    this.#gateway = gateway
  }

  /** In the order of the keys, without asking the database; `null` where it would have to be asked. */
  known(widget: Widget, keys: readonly SeriesKey[]): readonly KnownSeries[] | null {
    const place = placeOf(widget)
    const found: KnownSeries[] = []
    for (const { text } of keys) {
      const series = this.#known.get(place + text)
      if (!series) return null
      found.push(series)
    }
    return found
  }

  /**
   * In the order of the keys; what is new is made. `null` where the widget has other dimensions by now: read it again. Throws where it
   * would have too many series; none is made then.
   */
  async make(widget: Widget, keys: readonly SeriesKey[]): Promise<readonly KnownSeries[] | null> {
    const place = placeOf(widget)
    const missing = keys.filter(({ text }) => !this.#known.has(place + text))
    const hashes = new Map<string, Buffer>()
    for (const { values, text } of missing)
      for (const one of [text, ...olderValuesOf(values).map(seriesTextOf)]) hashes.set(one, seriesHashOf(one))
    const ids = await selectSeriesIds(this.#gateway.db, widget, [...hashes.values()])
    const idOf = (text: string) => ids.get(hashes.get(text)?.toString('hex') ?? '')
    const isNew = missing.some(({ text }) => !idOf(text))
    if (isNew) {
      const made = await this.#gateway.db
        .transaction()
        .execute(trx => this.#makeMissing(trx, widget, missing, hashes, ids))
      if (!made) return null
    }
    const fresh = new Map<string, KnownSeries>()
    for (const { values, text } of missing) {
      const older = olderValuesOf(values).flatMap(it => idOf(seriesTextOf(it)) ?? [])
      const series = { seriesId: idOf(text) as SeriesId, isBlank: isBlank(values), older }
      fresh.set(text, series)
      this.#known.set(place + text, series)
    }
    return keys.map(({ text }) => fresh.get(text) ?? (this.#known.get(place + text) as KnownSeries))
  }

  /** Every series of the widget, those from before its last dimensions, too. */
  all(widget: Widget): Promise<readonly Series[]> {
    return selectSeries(this.#gateway.db, widget)
  }

  /** Adds the ids of what it made to `ids`. */
  async #makeMissing(
    trx: Database,
    widget: Widget,
    missing: readonly SeriesKey[],
    hashes: ReadonlyMap<string, Buffer>,
    ids: Map<string, SeriesId>,
  ): Promise<boolean> {
    const key = await lockWidgetKey(trx, widget.projectId, widget.widgetId)
    if (!key) throw notFound('widget')
    if (JSON.stringify(key.dimensions) !== JSON.stringify(widget.dimensions)) return false
    for (const [hash, id] of await selectSeriesIds(trx, widget, [...hashes.values()])) ids.set(hash, id)
    const fresh = missing.flatMap(({ values, text }) => {
      const hash = hashes.get(text) as Buffer
      return ids.has(hash.toString('hex')) ? [] : [{ seriesId: this.#gateway.makeId<SeriesId>(), values, hash }]
    })
    if (fresh.length === 0) return true
    // Those of before the last dimension do not count: a widget that has many could never be given another one.
    const count = (await selectSeriesCount(trx, widget, widget.dimensions.length)) + fresh.length
    const { maxSeries } = this.#gateway.config
    if (count > maxSeries) throw tooManySeries(widget, count, maxSeries)
    await insertSeries(trx, widget, fresh, this.#gateway.clock())
    for (const { hash, seriesId } of fresh) ids.set(hash.toString('hex'), seriesId)
    return true
  }
}

const placeOf = ({ projectId, widgetId }: { projectId: ProjectId; widgetId: WidgetId }) => `${projectId}/${widgetId}/`

function tooManySeries({ title, dimensions }: Widget, count: number, most: number): AppError {
  const names = dimensions.map(name => quote(name)).join(', ')
  return new AppError(
    'BAD_USER_INPUT',
    `The widget ${quote(title)} would have ${count} series (combinations of values of ${names}); at most ${most} are possible (MAX_SERIES). Nothing was written.`,
  )
}
