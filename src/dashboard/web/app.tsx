import { useMemo } from 'react'
import { Provider } from 'urql'
import { createApiClient } from './api/client.ts'
import { useSession } from './session/session.ts'
import { SignInPage } from './session/sign-in-page.tsx'
import { SignedIn } from './shell/signed-in.tsx'

export function App() {
  const { token, notice } = useSession()
  const client = useMemo(() => (token === null ? null : createApiClient(token)), [token])
  if (client === null) return <SignInPage notice={notice} />
  return (
    <Provider value={client}>
      <SignedIn />
    </Provider>
  )
}
