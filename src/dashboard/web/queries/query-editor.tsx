import { type FormEvent, useState } from 'react'
import type { ApiError } from '../api/api-error.ts'
import { useAskNow } from '../api/ask.ts'
import type { QueryAnswerFragment, SavedQueryFieldsFragment } from '../gql/graphql.ts'
import { Notice } from '../parts/notice.tsx'
import { useMay } from '../session/viewer.ts'
import { runSaved, runSql } from './operations.ts'
import { QueryResult } from './query-result.tsx'
import { SaveQuery } from './save-query.tsx'
import { VariableFields } from './variable-fields.tsx'
import { type VariableDraft, valuesOf, variablesIn } from './variables.ts'

const EXAMPLE = `SELECT name, count(*) AS events
FROM events
GROUP BY name
ORDER BY events DESC
LIMIT 20`

export function QueryEditor({ saved }: { saved: SavedQueryFieldsFragment | null }) {
  const [sql, setSql] = useState(saved?.sql ?? EXAMPLE)
  const [drafts, setDrafts] = useState<readonly VariableDraft[]>(() => (saved ? draftsOf(saved) : []))
  const [answer, setAnswer] = useState<QueryAnswerFragment | null>(null)
  const [errors, setErrors] = useState<readonly ApiError[]>([])
  const adHoc = useAskNow(runSql)
  const stored = useAskNow(runSaved)
  const maySql = useMay('SQL')
  const mayManage = useMay('MANAGE')
  const variables = variablesIn(sql, drafts)
  const isStored = saved !== null && saved.sql === sql

  const run = async (event: FormEvent) => {
    event.preventDefault()
    const values = valuesOf(variables)
    // A saved query as it is may be run by all who read.
    const sent = isStored
      ? await stored.send({ id: saved.id, variables: values })
      : await adHoc.send({ sql, variables: values })
    setErrors(sent.errors)
    if (sent.data) setAnswer('runQuery' in sent.data ? sent.data.runQuery : sent.data.sql)
  }
  const running = adHoc.sending || stored.sending
  const mayRun = isStored || maySql
  return (
    <>
      <form className="panel stack" onSubmit={run}>
        <label className="field">
          <span>{saved ? `SQL of “${saved.name}”, version ${saved.version}` : 'SQL'}</span>
          <textarea
            className="code"
            rows={10}
            value={sql}
            spellCheck={false}
            autoCapitalize="off"
            onChange={event => setSql(event.target.value)}
          />
        </label>
        <VariableFields
          variables={variables}
          change={changed => setDrafts(variables.map(each => (each.name === changed.name ? changed : each)))}
        />
        {errors[0] && <Notice kind="bad">{errors[0].message}</Notice>}
        <div className="actions">
          <button type="submit" className="button primary" disabled={running || !mayRun}>
            {running ? 'Running …' : 'Run'}
          </button>
          {!mayRun && <span className="muted">SQL of your own needs a token with the scope sql.</span>}
        </div>
      </form>
      {answer && <QueryResult answer={answer} />}
      {mayManage && <SaveQuery saved={saved} sql={sql} variables={variables} />}
    </>
  )
}

function draftsOf({ variables }: SavedQueryFieldsFragment): VariableDraft[] {
  return variables.map(({ name, type, list, default: defaultValue }) => ({
    name,
    type,
    list,
    text:
      defaultValue === null || defaultValue === undefined
        ? ''
        : Array.isArray(defaultValue)
          ? defaultValue.join(', ')
          : String(defaultValue),
  }))
}
