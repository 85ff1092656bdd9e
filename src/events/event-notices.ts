// Tells the bus events of which names were written, after the commit: once per name and short while, however many events there were.
import type { ProjectId } from '../base/id.ts'
import type { Bus } from '../bus/bus.ts'
import type { Topics } from '../bus/topics.ts'

/** How long commits gather before they are published together. */
export const EVENT_NOTICE_MS = 50
/** Names of a project in one while; more are published as "any name". */
export const MAX_NAMES = 20
/** NOTIFY takes 8,000; the rest is the envelope. */
const MAX_MESSAGE_BYTES = 7_000

type Change = Topics['events.changed']['events'][number]

export interface EventNotices {
  /** Call it after the commit. */
  changed(projectId: ProjectId, name: string): void
  /** Tells what waits, at once. */
  flush(): void
}

export function createEventNotices(bus: Pick<Bus, 'publish'>): EventNotices {
  let waiting = new Map<ProjectId, Set<string>>()
  let timer: NodeJS.Timeout | undefined

  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    const batch = waiting
    waiting = new Map()
    const changes = [...batch].flatMap(([projectId, names]): Change[] =>
      names.size > MAX_NAMES ? [[projectId, null]] : [...names].map(name => [projectId, name]),
    )
    for (const events of inMessages(changes)) bus.publish('events.changed', { events })
  }
  return {
    changed(projectId, name) {
      const names = waiting.get(projectId)
      if (!names) waiting.set(projectId, new Set([name]))
      // One above the limit says "any name": no more of them are held.
      else if (names.size <= MAX_NAMES) names.add(name)
      timer ??= setTimeout(flush, EVENT_NOTICE_MS)
    },
    flush,
  }
}

function inMessages(changes: readonly Change[]): Change[][] {
  const messages: Change[][] = []
  let room = 0
  for (const change of changes) {
    const bytes = Buffer.byteLength(JSON.stringify(change)) + 1
    if (bytes > room) {
      messages.push([])
      room = MAX_MESSAGE_BYTES
    }
    messages.at(-1)?.push(change)
    room -= bytes
  }
  return messages
}
