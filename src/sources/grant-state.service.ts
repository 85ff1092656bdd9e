// Whether sources have what they need of OAuth 2.
import type { ProjectId } from '../base/id.ts'
import type { Gateway } from '../request/context.ts'
import { selectGrantStates } from './grant.store.ts'
import { clientOf, type GrantState, grantedClientOf } from './grant.ts'
import type { OAuth2Spec, Source } from './source.ts'

export type SourceGrantState = 'NOT_CONNECTED' | GrantState

/** Of each source, in one statement: the state of the client that is worst off; `null`: it needs no grant. */
export async function grantStatesOf(
  gateway: Pick<Gateway, 'db'>,
  projectId: ProjectId,
  sources: readonly Source[],
): Promise<(SourceGrantState | null)[]> {
  const granted = sources.filter(({ requests }) => requests.some(it => grantedClientOf(it) !== null))
  const rows =
    granted.length === 0
      ? []
      : await selectGrantStates(
          gateway.db,
          projectId,
          granted.map(it => it.sourceId),
        )
  const states = new Map(rows.map(it => [`${it.sourceId}/${it.client.toString('hex')}`, it.state]))
  return sources.map(({ sourceId, requests }) => {
    const all = requests.flatMap(request => {
      const spec = grantedClientOf(request)
      return spec ? [stateOf(spec, states.get(`${sourceId}/${clientOf(spec).toString('hex')}`))] : []
    })
    if (all.length === 0) return null
    return all.includes('RECONNECT') ? 'RECONNECT' : all.includes('NOT_CONNECTED') ? 'NOT_CONNECTED' : 'CONNECTED'
  })
}

/** A refresh token of the secrets is as good as a consent until it is used. */
const stateOf = (spec: OAuth2Spec, state: GrantState | undefined): SourceGrantState =>
  state ?? (spec.authorizationUrl === null ? 'CONNECTED' : 'NOT_CONNECTED')
