import { type FormEvent, useRef, useState } from 'react'
import { useSend } from '../api/ask.ts'
import type { RequestInput } from '../gql/graphql.ts'
import { Confirm } from '../parts/confirm.tsx'
import { TextField, textOf } from '../parts/form.tsx'
import { SaveBar } from '../parts/save-bar.tsx'
import { useMay } from '../session/viewer.ts'
import { go, routeTo } from '../shell/route.ts'
import { deleteSource, saveSource } from './operations.ts'
import { Playground } from './playground.tsx'
import { type RequestDraft, type Source, toDraft, toInput } from './request-draft.ts'
import { RequestFields } from './request-fields.tsx'
import { type SecretDraft, SecretFields, secretsOf } from './secret-fields.tsx'

const FIRST: RequestDraft = { id: 0, name: '', method: 'GET', url: 'https://', options: '' }

export function SourceEditor({ source }: { source: Source | null }) {
  const { send, sending, errors } = useSend(saveSource)
  const [drafts, setDrafts] = useState<readonly RequestDraft[]>(() => source?.requests.map(toDraft) ?? [FIRST])
  const [secrets, setSecrets] = useState<readonly SecretDraft[]>([])
  const [wrong, setWrong] = useState<string | null>(null)
  const [saved, setSaved] = useState(false)
  const nextId = useRef(drafts.length)
  const mayManage = useMay('MANAGE')

  /** The requests as they are sent; null, and a sentence, where one cannot be. */
  const requestsOf = (): RequestInput[] | null => {
    const inputs = drafts.map(toInput)
    setWrong(inputs.find(input => typeof input === 'string') ?? null)
    const whole = inputs.filter(input => typeof input !== 'string')
    return whole.length === inputs.length ? whole : null
  }
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setSaved(false)
    const form = new FormData(event.currentTarget)
    const requests = requestsOf()
    if (!requests) return
    const name = source?.name ?? textOf(form, 'name') ?? ''
    const { data } = await send({
      input: { name, description: textOf(form, 'description'), requests, secrets: secretsOf(secrets) },
    })
    setSaved(data !== undefined)
    if (data) setSecrets([])
    if (data && !source) go(routeTo('sources', name))
  }
  const change = (draft: RequestDraft) => setDrafts(drafts.map(each => (each.id === draft.id ? draft : each)))
  const shownErrors = wrong === null ? errors : [{ message: wrong, code: '', fields: {}, path: [] }]
  return (
    <>
      <form className="panel stack" onSubmit={submit} aria-label="Source">
        <div className="fields">
          {source === null ? (
            <TextField label="Name" name="name" required maxLength={100} placeholder="orders" errors={errors} />
          ) : (
            <h2>
              {source.name}, version {source.version}
            </h2>
          )}
          <TextField label="Description" name="description" defaultValue={source?.description ?? ''} errors={errors} />
        </div>
        {drafts.map((draft, at) => (
          <RequestFields
            key={draft.id}
            draft={draft}
            position={at + 1}
            change={change}
            remove={drafts.length > 1 ? () => setDrafts(drafts.filter(each => each !== draft)) : null}
          />
        ))}
        <div className="actions">
          <button
            type="button"
            className="button"
            onClick={() => setDrafts([...drafts, { ...FIRST, id: nextId.current++ }])}
          >
            Add a request
          </button>
        </div>
        <SecretFields stored={source?.secretNames ?? []} secrets={secrets} change={setSecrets} />
        {mayManage && <SaveBar saving={sending} saved={saved} errors={shownErrors} />}
      </form>
      {mayManage && <Playground source={source} requestsOf={requestsOf} secrets={secrets} />}
      {mayManage && source && <DeleteSource name={source.name} />}
    </>
  )
}

function DeleteSource({ name }: { name: string }) {
  const { send, errors } = useSend(deleteSource)
  const confirm = async () => {
    const { data } = await send({ name })
    if (data) go(routeTo('sources'))
  }
  return (
    <div className="actions">
      <Confirm label="Delete the source" title={`Delete “${name}”?`} yes="Delete" confirm={confirm}>
        <p>Its secrets go with it.</p>
      </Confirm>
      {errors[0] && <span className="bad">{errors[0].message}</span>}
    </div>
  )
}
