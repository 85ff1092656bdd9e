import { useAsk } from '../api/ask.ts'
import { Failed, Loading } from '../parts/state.tsx'
import { endSession } from '../session/session.ts'
import { askViewer, type Viewer, ViewerContext } from '../session/viewer.ts'
import { Header } from './header.tsx'
import { Pages } from './pages.tsx'
import { useRoute } from './route.ts'

/** Before it is known what the token may do, nothing that needs a scope is offered. */
const unknown: Viewer = { name: '', scopes: [] }

/** What a board shows is asked for together with whose token it is: others wait for what they may ask. */
const early = new Set(['', 'boards'])

export function SignedIn() {
  const { data, errors, again } = useAsk(askViewer, {})
  const { page } = useRoute()
  if (!data && errors.length > 0) {
    return (
      <main className="sign-in">
        <div className="panel">
          <h1>Pushgraph</h1>
          <Failed errors={errors} again={again} />
          <button type="button" className="button" onClick={() => endSession(null)}>
            Sign out
          </button>
        </div>
      </main>
    )
  }
  return (
    <ViewerContext value={data?.viewer ?? unknown}>
      {data ? (
        <>
          <button type="button" className="skip" onClick={() => document.getElementById('main')?.focus()}>
            Skip to the content
          </button>
          <Header />
        </>
      ) : (
        <Loading what="Signing in" />
      )}
      {(data || early.has(page)) && <Pages hidden={!data} />}
    </ViewerContext>
  )
}
