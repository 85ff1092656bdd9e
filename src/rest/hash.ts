import { toPlain } from '../base/json-text.ts'
import { sha256 } from '../base/seal.ts'
import type { Call } from './operation.ts'

/** Of what was sent, without the credential: a new one makes no other request. */
export function hashOf(members: Call<unknown>['members']): Buffer {
  return sha256(JSON.stringify([...members].map(([name, value]) => [name, toPlain(value)])))
}
