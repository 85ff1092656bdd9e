// Remembers which widgets of alerts on pushes have changed, from whichever gateway the push came. What it holds has a bound.
import type { Id, ProjectId, WidgetId } from '../base/id.ts'
import type { Platform } from '../request/context.ts'
import { alertLimits } from './alert.ts'
import { selectWatched } from './due-alert.store.ts'

declare module '../request/context.ts' {
  interface Services {
    alertWatch: AlertWatch
  }
}

type Watched = readonly [projectId: ProjectId, widgetId: WidgetId | null]

/** Widgets noted before it is known whether an alert watches them. One beyond it is looked at within the five minutes of every alert. */
const MAX_NOTED = 20_000

const keyOf = (projectId: Id, widgetId: Id | null) => `${projectId}/${widgetId ?? ''}`

export class AlertWatch {
  readonly #db: Platform['db']
  #watched = new Map<string, Watched>()
  readonly #changed = new Set<string>()
  /** When each was handed out last. */
  #since = new Map<string, number>()
  /** False from the moment that an alert was saved until what is watched was read after it: whatever is heard meanwhile is noted. */
  #isFresh = false
  #savedTimes = 0

  constructor({ bus, db }: Pick<Platform, 'bus' | 'db'>) {
    this.#db = db
    bus.subscribe('points.changed', ({ widgets }) => {
      for (const [projectId, widgetId] of widgets) this.#note(keyOf(projectId, widgetId))
    })
    bus.subscribe('events.changed', ({ events }) => {
      for (const [projectId] of events) this.#note(keyOf(projectId, null))
    })
    bus.subscribe('alert.changed', () => this.#expire())
    bus.onGap(() => {
      this.#expire()
      for (const key of this.#watched.keys()) this.#changed.add(key)
    })
  }

  /** What has changed, by project; each widget at most once in 5 seconds: what changes meanwhile comes together with the next. */
  async take(now: number): Promise<Map<ProjectId, (WidgetId | null)[]>> {
    if (!this.#isFresh) await this.#load()
    const ready = [...this.#changed].filter(key => (this.#since.get(key) ?? 0) + alertLimits.pushSeconds * 1_000 <= now)
    const taken = ready.map(key => {
      this.#changed.delete(key)
      this.#since.set(key, now)
      return this.#watched.get(key) as Watched
    })
    const byProject = Map.groupBy(taken, ([projectId]) => projectId)
    return new Map([...byProject].map(([projectId, widgets]) => [projectId, widgets.map(([, widgetId]) => widgetId)]))
  }

  /** They are handed out again: what was to be done with them failed. */
  giveBack(projectId: ProjectId, widgetIds: readonly (WidgetId | null)[]): void {
    for (const widgetId of widgetIds) this.#note(keyOf(projectId, widgetId))
  }

  #expire(): void {
    this.#isFresh = false
    this.#savedTimes++
  }

  #note(key: string): void {
    if (this.#watched.has(key) || (!this.#isFresh && this.#changed.size < MAX_NOTED)) this.#changed.add(key)
  }

  async #load(): Promise<void> {
    const savedTimes = this.#savedTimes
    const found = await selectWatched(this.#db)
    this.#watched = new Map(
      found.map(({ projectId, widgetId }) => [keyOf(projectId, widgetId), [projectId, widgetId] as const]),
    )
    for (const key of this.#changed) if (!this.#watched.has(key)) this.#changed.delete(key)
    this.#since = new Map([...this.#since].filter(([key]) => this.#watched.has(key)))
    this.#isFresh = savedTimes === this.#savedTimes
  }
}
