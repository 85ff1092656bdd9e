import { useAsk } from '../api/ask.ts'
import { Failed, Loading } from '../parts/state.tsx'
import { endSession } from '../session/session.ts'
import { askViewer, ViewerContext } from '../session/viewer.ts'
import { Header } from './header.tsx'
import { Pages } from './pages.tsx'

export function SignedIn() {
  const { data, errors, again } = useAsk(askViewer, {})
  if (!data) {
    if (errors.length === 0) return <Loading what="Signing in" />
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
    <ViewerContext value={data.viewer}>
      <button type="button" className="skip" onClick={() => document.getElementById('main')?.focus()}>
        Skip to the content
      </button>
      <Header />
      <Pages />
    </ViewerContext>
  )
}
