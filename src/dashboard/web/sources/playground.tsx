import { useState } from 'react'
import { useSend } from '../api/ask.ts'
import type { CallAnswerFragment, RequestInput } from '../gql/graphql.ts'
import { Notice } from '../parts/notice.tsx'
import { CallAnswer } from './call-answer.tsx'
import { testSource } from './operations.ts'
import type { Source } from './request-draft.ts'
import { readObject } from './request-draft.ts'
import { type SecretDraft, secretsOf } from './secret-fields.tsx'

interface PlaygroundProps {
  readonly source: Source | null
  requestsOf(): RequestInput[] | null
  readonly secrets: readonly SecretDraft[]
}

/** Runs what is in the editor, saved or not. */
export function Playground({ source, requestsOf, secrets }: PlaygroundProps) {
  const { send, sending, errors } = useSend(testSource)
  const [variables, setVariables] = useState('')
  const [wrong, setWrong] = useState(false)
  const [answer, setAnswer] = useState<CallAnswerFragment | null>(null)
  const run = async () => {
    const values = readObject(variables)
    setWrong(values === null)
    const requests = values && requestsOf()
    if (!requests) return
    const { data } = await send({
      input: { name: source?.name ?? null, requests, variables: values, secrets: secretsOf(secrets) },
    })
    setAnswer(data?.testSource ?? null)
  }
  return (
    <section className="panel stack" aria-labelledby="playground">
      <h2 id="playground">Try it</h2>
      <label className="field">
        <span>Variables, as JSON</span>
        <textarea
          className="code"
          rows={2}
          spellCheck={false}
          placeholder={'{ "day": "2026-11-20" }'}
          value={variables}
          aria-invalid={wrong}
          onChange={event => setVariables(event.target.value)}
        />
      </label>
      {wrong && <Notice kind="bad">The variables have to be a JSON object.</Notice>}
      {errors[0] && <Notice kind="bad">{errors[0].message}</Notice>}
      <div className="actions">
        <button type="button" className="button primary" disabled={sending} onClick={run}>
          {sending ? 'Calling …' : 'Call it'}
        </button>
        <span className="muted small">Nothing is saved.</span>
      </div>
      {answer && <CallAnswer answer={answer} />}
    </section>
  )
}
