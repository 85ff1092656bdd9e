import { useEffect, useRef } from 'react'
import { useSend } from '../api/ask.ts'
import { Failed, Loading } from '../parts/state.tsx'
import { Page } from '../shell/page.tsx'
import { replaceRoute, routeTo, useRoute } from '../shell/route.ts'
import { finishConsent } from './operations.ts'

/** Where a service has sent a person back: the code is exchanged with the token of this tab, once. */
export function ConsentPage() {
  const { params } = useRoute()
  const { send, errors } = useSend(finishConsent)
  const isSent = useRef(false)
  const [state, code] = [params.get('state') ?? '', params.get('code')]
  useEffect(() => {
    if (isSent.current || code === null) return
    isSent.current = true
    void send({ input: { state, code } }).then(({ data }) => {
      if (data) replaceRoute(routeTo('sources', data.finishSourceConsent.source.name))
    })
  })
  return (
    <Page title="Connect a source">
      {code === null ? (
        <p className="state bad">
          The service gave no consent: {params.get('error_description') ?? params.get('error') ?? 'it does not say why'}
          .
        </p>
      ) : errors.length > 0 ? (
        <Failed errors={errors} />
      ) : (
        <Loading what="Connecting" />
      )}
      <a className="button" href={routeTo('sources')}>
        Go to the sources
      </a>
    </Page>
  )
}
