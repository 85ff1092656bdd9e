import { type FormEvent, useState } from 'react'
import type { ApiError } from '../api/api-error.ts'
import { useAskNow } from '../api/ask.ts'
import type { QueryAnswerFragment, SavedQueryFieldsFragment } from '../gql/graphql.ts'
import { Notice } from '../parts/notice.tsx'
import { runSaved } from './operations.ts'
import { QueryResult } from './query-result.tsx'
import { readVariables } from './variables.ts'

/** A saved GraphQL document: it is run here, and written in GraphiQL. */
export function DocumentRunner({ saved }: { saved: SavedQueryFieldsFragment }) {
  const { send, sending } = useAskNow(runSaved)
  const [answer, setAnswer] = useState<QueryAnswerFragment | null>(null)
  const [errors, setErrors] = useState<readonly Pick<ApiError, 'message'>[]>([])
  const run = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const variables = readVariables(String(new FormData(event.currentTarget).get('variables') ?? ''))
    if (!variables) return setErrors([{ message: 'The variables have to be a JSON object.' }])
    const sent = await send({ id: saved.id, variables })
    setErrors(sent.errors)
    if (sent.data) setAnswer(sent.data.runQuery)
  }
  return (
    <>
      <form className="panel stack" onSubmit={run}>
        <label className="field">
          <span>
            GraphQL of “{saved.name}”, version {saved.version}
          </span>
          <textarea className="code" rows={10} value={saved.document ?? ''} readOnly />
        </label>
        <label className="field">
          <span>Variables, as JSON</span>
          <textarea className="code" rows={3} name="variables" placeholder="{}" spellCheck={false} />
        </label>
        {errors[0] && <Notice kind="bad">{errors[0].message}</Notice>}
        <div className="actions">
          <button type="submit" className="button primary" disabled={sending}>
            {sending ? 'Running …' : 'Run'}
          </button>
        </div>
      </form>
      {answer && <QueryResult answer={answer} />}
    </>
  )
}
