import { useSend } from '../api/ask.ts'
import { useMay } from '../session/viewer.ts'
import { startConsent } from './operations.ts'
import type { Source } from './request-draft.ts'

const words = {
  NOT_CONNECTED: 'Nobody has consented yet: the source has no token.',
  CONNECTED: 'Connected: tokens are renewed by themselves.',
  RECONNECT: 'The service took its grant back: calls fail until it is connected again.',
} as const

/** What the source was granted by OAuth 2, and the way to the service where a person consents. */
export function GrantSection({ source }: { source: Source }) {
  const { send, sending, errors } = useSend(startConsent)
  const mayManage = useMay('MANAGE')
  const { grantState } = source
  if (!grantState) return null
  const isConsented = source.requests.some(
    ({ auth }) => (auth as { authorizationUrl?: unknown } | null)?.authorizationUrl,
  )
  const connect = async () => {
    const { data } = await send({ id: source.id })
    // In this tab: it has the token that finishes the consent.
    if (data) location.assign(data.startSourceConsent.url)
  }
  return (
    <section className="panel stack" aria-labelledby="grant">
      <h2 id="grant">OAuth 2</h2>
      <p className={grantState === 'CONNECTED' ? undefined : 'bad'}>{words[grantState]}</p>
      {!isConsented && grantState === 'RECONNECT' && <p>Save a new refresh token among the secrets.</p>}
      {isConsented && mayManage && (
        <div className="actions">
          <button type="button" className="button" disabled={sending} onClick={connect}>
            {grantState === 'NOT_CONNECTED' ? 'Connect' : 'Connect again'}
          </button>
          {errors[0] && <span className="bad">{errors[0].message}</span>}
        </div>
      )}
    </section>
  )
}
