import { useState } from 'react'
import { useSend } from '../api/ask.ts'
import type { CallAnswerFragment, RequestInput } from '../gql/graphql.ts'
import { Notice } from '../parts/notice.tsx'
import { CallAnswer } from './call-answer.tsx'
import { testSource } from './operations.ts'
import { readObject, type Source } from './request-draft.ts'
import { type SecretDraft, secretsOf } from './secret-fields.tsx'
import { VariableFields } from './variable-fields.tsx'

interface PlaygroundProps {
  readonly source: Source | null
  requestsOf(): RequestInput[] | null
  readonly secrets: readonly SecretDraft[]
  /** The variables that the requests use. */
  readonly variableNames: readonly string[]
  readonly firstVariables: Readonly<Record<string, string>>
  /** What came of a call: its replies complete templates. */
  onAnswer(answer: CallAnswerFragment): void
}

/** Runs what is in the editor, saved or not. */
export function Playground(props: PlaygroundProps) {
  const { source, requestsOf, secrets, variableNames, firstVariables, onAnswer } = props
  const { send, sending, errors } = useSend(testSource)
  const [variables, setVariables] = useState(() =>
    Object.keys(firstVariables).length > 0 ? JSON.stringify(firstVariables, null, 2) : '',
  )
  const [answer, setAnswer] = useState<{ result: CallAnswerFragment; count: number } | null>(null)
  const values = readObject(variables)
  const run = async () => {
    const requests = values && requestsOf()
    if (!requests) return
    const { data } = await send({
      input: { name: source?.name ?? null, requests, variables: values, secrets: secretsOf(secrets) },
    })
    const result = data?.testSource
    setAnswer(result ? { result, count: (answer?.count ?? 0) + 1 } : null)
    if (result) onAnswer(result)
  }
  return (
    <section className="panel stack" aria-labelledby="playground">
      <h2 id="playground">Try it</h2>
      <VariableFields names={variableNames} text={variables} change={setVariables} />
      {errors[0] && <Notice kind="bad">{errors[0].message}</Notice>}
      <div className="actions">
        <button type="button" className="button primary" disabled={sending || values === null} onClick={run}>
          {sending ? 'Calling …' : 'Call it'}
        </button>
        <span className="muted small">Nothing is saved.</span>
      </div>
      {answer && <CallAnswer key={answer.count} answer={answer.result} />}
    </section>
  )
}
