// Writes down who changes what, before the change and when it has ended; and shows it.
import { AppError } from '../base/errors.ts'
import type { ProjectId } from '../base/id.ts'
import type { Page } from '../database/page.ts'
import type { Gateway, RequestContext } from '../request/context.ts'
import type { ListRequest } from '../request/page.ts'
import type { AuditEntryOrderField } from './audit.store.ts'
import { endAuditEntry, insertAuditEntry, selectAuditEntries } from './audit.store.ts'
import type { AuditEntry, AuditFilter } from './audit.ts'

const MAX_FIELDS = 50
const MAX_TEXT_LENGTH = 200

/**
 * Does the work, and keeps who did it. The entry is written first: no change is without one, and where it cannot be written nothing is
 * changed. `targetOf` tells what came to be, where that was not known before. Without a credential there is no project whose log
 * it would be: the work refuses by itself.
 */
export async function audited<Result>(
  ctx: RequestContext,
  what: { action: string; target: string | null; fields: readonly string[] },
  work: () => Result | Promise<Result>,
  targetOf: (result: Result) => string | null | Promise<string | null> = () => null,
): Promise<Result> {
  const { principal } = ctx
  if (!principal) return work()
  const entry: AuditEntry = {
    projectId: principal.projectId,
    entryId: ctx.makeId(),
    at: new Date(ctx.clock()),
    endedAt: null,
    action: what.action,
    target: what.target && clip(what.target),
    fields: what.fields.slice(0, MAX_FIELDS).map(clip),
    actorId: principal.tokenId,
    actor: principal.name,
    address: ctx.address,
    error: null,
  }
  await insertAuditEntry(ctx.db, entry)
  try {
    const result = await work()
    await end(ctx, entry, { target: entry.target ?? (await targetOf(result)), error: null })
    return result
  } catch (error) {
    await end(ctx, entry, { target: entry.target, error: error instanceof AppError ? error.code : 'INTERNAL' })
    throw error
  }
}

/** The change is made already, or refused: that its end cannot be written takes nothing back, and the entry shows no end. */
async function end(ctx: Gateway, entry: AuditEntry, how: { target: string | null; error: string | null }) {
  await endAuditEntry(ctx.db, entry, { ...how, at: new Date(ctx.clock()) }).catch(error =>
    ctx.log.warn({ action: entry.action, err: error }, 'cannot note in the audit log how a change ended'),
  )
}

export function listAuditEntries(
  gateway: Gateway,
  projectId: ProjectId,
  filter: AuditFilter,
  page: ListRequest<AuditEntryOrderField>,
): Promise<Page<AuditEntry>> {
  return selectAuditEntries(gateway.db, projectId, filter, page)
}

/** What a caller sent may have NUL or lone surrogates, which the database refuses. */
function clip(text: string): string {
  return text.slice(0, MAX_TEXT_LENGTH).toWellFormed().replaceAll('\0', '\ufffd')
}
