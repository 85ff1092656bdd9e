import { badInput } from '../base/errors.ts'
import type { JsonValue } from '../base/json-text.ts'
import { parseTimeZone } from '../core/zone.ts'
import { type KeyKind, keyKinds } from '../widgets/widget.ts'
import type { PushRequest } from './push.ts'

/** What a body in the shape of Cyfe's Push API may say of its keys beside the option maps. Throws BAD_USER_INPUT. */
export function readKeyOptions(body: ReadonlyMap<string, JsonValue>): Pick<PushRequest, 'keyKind' | 'timeZone'> {
  return { keyKind: readKeyKind(body.get('key_kind')), timeZone: readTimeZone(body.get('time_zone')) }
}

function readKeyKind(value: JsonValue | undefined): KeyKind | null {
  if (value === undefined || value === null) return null
  const keyKind = keyKinds.find(kind => kind === value)
  if (keyKind === undefined) throw badInput('key_kind', `"key_kind" has to be one of ${keyKinds.join(', ')}.`)
  return keyKind
}

function readTimeZone(value: JsonValue | undefined): string | null {
  if (value === undefined || value === null) return null
  const timeZone = typeof value === 'string' ? parseTimeZone(value) : null
  if (timeZone === null) throw badInput('time_zone', '"time_zone" has to be an IANA name, such as Europe/Berlin.')
  return timeZone
}
