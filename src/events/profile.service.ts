// The one way in for profiles, whatever door they came through.
import { badInput, notFound } from '../base/errors.ts'
import { isRetryable } from '../database/failure.ts'
import type { Principal, RequestContext } from '../request/context.ts'
import { deleteProfileRows, upsertDeviceProfiles, upsertIdentities, upsertUserProfiles } from './profile.store.ts'
import {
  checkProfiles,
  identitiesIn,
  MAX_PROFILE_BYTES,
  type ProfileDraft,
  toChanges,
  tooLarge,
  type ValidatedProfile,
} from './profile.ts'

const ATTEMPTS = 4

export interface IdentifyResult {
  /** Users and devices that were written. */
  readonly accepted: number
  /** Of these, how many were not known before. */
  readonly created: number
}

/**
 * Writes what is known of users and devices, all or nothing. Properties that are not named stay; said again it changes nothing. Throws
 * BAD_USER_INPUT by `place` and index.
 */
export async function identify(
  ctx: RequestContext,
  by: Principal,
  drafts: readonly ProfileDraft[],
  place: string,
): Promise<IdentifyResult> {
  const profiles = checkProfiles(drafts, place)
  if (profiles.length === 0) return { accepted: 0, created: 0 }
  for (let attempt = 1; ; attempt++) {
    try {
      return await write(ctx, by, profiles)
    } catch (error) {
      if (!isRetryable(error) || attempt >= ATTEMPTS) throw error
    }
  }
}

async function write(ctx: RequestContext, { projectId }: Principal, profiles: readonly ValidatedProfile[]) {
  const now = new Date(ctx.now)
  const devices = [...new Set(profiles.flatMap(({ anonymousId }) => anonymousId ?? []))]
  return ctx.db.transaction().execute(async trx => {
    const users = await upsertIdentities(trx, projectId, identitiesIn(profiles), devices, now)
    const changes = toChanges(profiles, users)
    const idsOf = (list: readonly unknown[]) => list.map(() => ctx.makeId())
    const written = [
      ...(changes.users.length > 0
        ? await upsertUserProfiles(trx, projectId, changes.users, devices, idsOf(changes.users), now)
        : []),
      ...(changes.devices.length > 0
        ? await upsertDeviceProfiles(trx, projectId, changes.devices, idsOf(changes.devices), now)
        : []),
    ]
    const large = written.find(({ bytes }) => bytes > MAX_PROFILE_BYTES)
    if (large) throw tooLarge(large.id)
    return { accepted: written.length, created: written.filter(({ isNew }) => isNew).length }
  })
}

/** Forgets what is known of a user, or of a device; events stay. Throws NOT_FOUND. */
export async function deleteProfile(
  ctx: RequestContext,
  by: Principal,
  of: { userId: string | null; anonymousId: string | null },
): Promise<void> {
  if ((of.userId === null) === (of.anonymousId === null))
    throw badInput('userId', 'Name either a user, or a device of which no user is known.')
  if (!(await deleteProfileRows(ctx.db, by.projectId, of))) throw notFound('profile')
}
