// The calendars that a report or a funnel names.
import DataLoader from 'dataloader'
import { badInput } from '../base/errors.ts'
import type { ProjectId } from '../base/id.ts'
import { quote } from '../base/quote.ts'
import type { NamedCalendar } from '../core/calendar.ts'
import type { RequestContext } from '../request/context.ts'
import { MAX_BATCH_SIZE, perRequest } from '../request/loaders.ts'
import { selectCalendars } from './calendar.store.ts'
import { toCalendarName } from './project-calendar.ts'

interface NameInProject {
  readonly projectId: ProjectId
  readonly name: string
}

/** One statement for each project, whatever a request asks of its calendars. */
const namedLoader = perRequest(
  ctx =>
    new DataLoader<NameInProject, NamedCalendar | null, string>(
      async asked => {
        const found = new Map<string, NamedCalendar>()
        for (const projectId of new Set(asked.map(it => it.projectId))) {
          const names = asked.filter(it => it.projectId === projectId).map(({ name }) => name)
          for (const calendar of await selectCalendars(ctx.db, projectId, names)) found.set(keyOf(calendar), calendar)
        }
        return asked.map(it => found.get(keyOf(it)) ?? null)
      },
      { maxBatchSize: MAX_BATCH_SIZE, cacheKeyFn: keyOf },
    ),
)

function keyOf({ projectId, name }: NameInProject): string {
  return `${projectId} ${name}`
}

/** A calendar that an argument names. */
export interface CalendarArgument {
  readonly name: string
  readonly path: string
}

/** By the names as they were written; null where none is named. Throws BAD_USER_INPUT where there is none of a name. */
export async function namedCalendars(
  ctx: RequestContext,
  projectId: ProjectId,
  named: readonly CalendarArgument[],
): Promise<ReadonlyMap<string, NamedCalendar> | null> {
  if (named.length === 0) return null
  const entries = await Promise.all(
    named.map(async ({ name, path }) => {
      const calendar = await namedLoader(ctx).load({ projectId, name: toCalendarName(name) })
      if (!calendar) throw badInput(path, `The project has no calendar ${quote(name)}.`)
      return [name, calendar] as const
    }),
  )
  return new Map(entries)
}
