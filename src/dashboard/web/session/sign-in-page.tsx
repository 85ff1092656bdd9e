import { type FormEvent, useState } from 'react'
import { errorsOf } from '../api/api-error.ts'
import { createApiClient } from '../api/client.ts'
import { Notice } from '../parts/notice.tsx'
import { beginSession } from './session.ts'
import { askViewer } from './viewer.ts'

export function SignInPage({ notice }: { notice: string | null }) {
  const [message, setMessage] = useState(notice)
  const [checking, setChecking] = useState(false)

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const token = String(new FormData(event.currentTarget).get('token') ?? '').trim()
    if (!token) return setMessage('Paste a token first.')
    setChecking(true)
    const { error } = await createApiClient(token).query(askViewer.toString(), {}).toPromise()
    setChecking(false)
    const [first] = errorsOf(error)
    if (!first) return beginSession(token)
    setMessage(first.code === 'UNAUTHENTICATED' ? 'The gateway does not know this token.' : first.message)
  }

  return (
    <main className="sign-in">
      <form className="panel" onSubmit={submit}>
        <h1>Pushgraph</h1>
        <p className="muted">Sign in with a token. The first start of the gateway printed one.</p>
        {message && <Notice kind="bad">{message}</Notice>}
        <label className="field">
          <span>Token</span>
          <input
            name="token"
            type="password"
            autoComplete="current-password"
            spellCheck={false}
            placeholder="pgr_…"
            required
          />
        </label>
        <button className="button primary" type="submit" disabled={checking}>
          {checking ? 'Signing in …' : 'Sign in'}
        </button>
        <p className="muted small">It is kept in this tab only and forgotten when you close it.</p>
      </form>
    </main>
  )
}
