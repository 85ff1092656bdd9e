// What a sender says of a user, checked, and several statements of one user as one.
import { AppError } from '../base/errors.ts'
import { Issues } from '../base/issues.ts'
import { quote } from '../base/quote.ts'
import { deviceOf, propertiesOf, type ReportField, textOf } from './event-field.ts'

/** As a door read it; nothing of it is checked. */
export interface ProfileDraft {
  readonly userId: unknown
  readonly anonymousId?: unknown
  readonly externalId?: unknown
  readonly properties: unknown
  readonly deviceData?: unknown
}

export interface ValidatedProfile {
  /** `null`: nobody is known on this device yet. */
  readonly userId: string | null
  readonly anonymousId: string | null
  readonly externalId: string | null
  /** JSON texts. */
  readonly properties: string
  readonly device: string | null
}

export const MAX_PROFILES = 1_000
/** Of all properties together that a user was given over time. */
export const MAX_PROFILE_BYTES = 65_536

/** All or nothing: throws BAD_USER_INPUT with every issue by the index of its profile, counted from `from`. `place` empty: there is one. */
export function checkProfiles(drafts: readonly ProfileDraft[], place: string, from = 0): ValidatedProfile[] {
  if (drafts.length > MAX_PROFILES)
    throw new AppError('BAD_USER_INPUT', `At most ${MAX_PROFILES} profiles at once.`, {
      fields: { [place || 'profiles']: [`At most ${MAX_PROFILES} profiles at once.`] },
    })
  const issues = new Issues({ perPath: 1 })
  const profiles = drafts.map((draft, index) => {
    const pathOf = (field: string) => (place === '' ? field : `${place}.${from + index}.${field}`)
    return checkProfile(draft, (field, message) => issues.add(pathOf(field), message))
  })
  const { first } = issues
  if (first) throw new AppError('BAD_USER_INPUT', `${first.path}: ${first.message}`, { fields: issues.toFields() })
  return profiles
}

function checkProfile(draft: ProfileDraft, fail: ReportField): ValidatedProfile {
  const userId = textOf('userId', draft.userId, fail)
  const anonymousId = textOf('anonymousId', draft.anonymousId, fail)
  if (userId === null && anonymousId === null) fail('userId', 'A profile has a userId or an anonymousId.')
  return {
    userId,
    anonymousId,
    externalId: textOf('externalId', draft.externalId, fail),
    properties: propertiesOf(draft.properties, fail).text,
    device: deviceOf(draft.deviceData, fail)?.text ?? null,
  }
}

/** What is written of one user, or of one device. */
export interface ProfileChange {
  readonly id: string
  readonly externalId: string | null
  /** In the order in which they came: the last value of a property wins. */
  readonly properties: readonly string[]
  readonly device: string | null
}

export interface ProfileChanges {
  readonly users: readonly ProfileChange[]
  readonly devices: readonly ProfileChange[]
}

/** One change for each user and each device. `users`: whose a device is known to be. */
export function toChanges(profiles: readonly ValidatedProfile[], users: ReadonlyMap<string, string>): ProfileChanges {
  const byUser = new Map<string, ProfileChange>()
  const byDevice = new Map<string, ProfileChange>()
  for (const { userId, anonymousId, externalId, properties, device } of profiles) {
    const owner = userId ?? users.get(anonymousId ?? '') ?? null
    const [changes, id] = owner === null ? [byDevice, anonymousId ?? ''] : [byUser, owner]
    const before = changes.get(id)
    changes.set(id, {
      id,
      externalId: externalId ?? before?.externalId ?? null,
      properties: [...(before?.properties ?? []), properties],
      device: device ?? before?.device ?? null,
    })
  }
  // One order for all statements: two requests of the same users wait for each other, and never in a circle.
  const inOrder = (changes: Map<string, ProfileChange>) =>
    [...changes.values()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  return { users: inOrder(byUser), devices: inOrder(byDevice) }
}

/** The first user of each device in the list. */
export function identitiesIn(profiles: readonly ValidatedProfile[]): ReadonlyMap<string, string> {
  const identities = new Map<string, string>()
  for (const { userId, anonymousId } of profiles) {
    if (userId === null || anonymousId === null || identities.has(anonymousId)) continue
    identities.set(anonymousId, userId)
  }
  return new Map([...identities].sort(([a], [b]) => (a < b ? -1 : 1)))
}

export function tooLarge(id: string): AppError {
  const message = `The properties of ${quote(id)} would be more than ${MAX_PROFILE_BYTES} bytes as JSON.`
  return new AppError('BAD_USER_INPUT', message, { fields: { properties: [message] } })
}
