// How REST writes profiles of users.
import { JsonNumber } from '../base/json-text.ts'
import type { ProfileDraft } from './profile.ts'

/** Columns of an import that are no properties. */
const own: Readonly<Record<string, keyof ProfileDraft>> = {
  user_id: 'userId',
  anonymous_id: 'anonymousId',
  external_id: 'externalId',
}

/** A row of an import; columns of other names are properties. What is null or empty says nothing, and what is known stays. */
export function rowToProfile(columns: readonly string[], row: readonly unknown[]): ProfileDraft {
  const draft: Record<string, unknown> = {}
  const properties: Record<string, unknown> = Object.create(null)
  for (const [index, name] of columns.entries()) {
    const value = row[index]
    if (value === null || value === '') continue
    const field = Object.hasOwn(own, name) ? own[name] : undefined
    if (field) draft[field] = value instanceof JsonNumber ? Number(value.source) : value
    else properties[name] = value
  }
  return {
    userId: draft.userId,
    anonymousId: draft.anonymousId,
    externalId: draft.externalId,
    properties: { ...properties },
  }
}
