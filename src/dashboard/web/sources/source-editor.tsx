import { type FormEvent, useRef, useState } from 'react'
import type { ApiError } from '../api/api-error.ts'
import { useSend } from '../api/ask.ts'
import type { CallAnswerFragment, RequestInput } from '../gql/graphql.ts'
import { Confirm } from '../parts/confirm.tsx'
import { TextField, textOf } from '../parts/form.tsx'
import { SaveBar } from '../parts/save-bar.tsx'
import { useMay } from '../session/viewer.ts'
import { go, routeTo } from '../shell/route.ts'
import { deleteSource, saveSource } from './operations.ts'
import { Playground } from './playground.tsx'
import { issuesOfRequest, nameOf, type RequestDraft, type Source, toDraft, toInput } from './request-draft.ts'
import { RequestFields } from './request-fields.tsx'
import { type SecretDraft, SecretFields, secretsOf } from './secret-fields.tsx'
import { StarterGallery } from './starter-gallery.tsx'
import type { Starter } from './starters.ts'
import { templateNames, variablesOf } from './template-names.ts'

const FIRST: RequestDraft = { id: 0, request: { method: 'GET', url: 'https://' }, unread: {} }

/** A source as forms; a new one may begin with one of those that are known. */
export function SourceEditor({ source }: { source: Source | null }) {
  const [begun, setBegun] = useState<{ starter: Starter; count: number } | null>(null)
  const drafts = source
    ? source.requests.map(toDraft)
    : (begun?.starter.requests.map((request, id) => ({ id, request, unread: {} })) ?? [FIRST])
  return (
    <>
      {source === null && (
        <div className="panel">
          <StarterGallery choose={starter => setBegun({ starter, count: (begun?.count ?? 0) + 1 })} />
        </div>
      )}
      <EditorForm key={begun?.count ?? 0} source={source} firstDrafts={drafts} starter={begun?.starter ?? null} />
    </>
  )
}

interface EditorFormProps {
  readonly source: Source | null
  readonly firstDrafts: readonly RequestDraft[]
  readonly starter: Starter | null
}

function EditorForm({ source, firstDrafts, starter }: EditorFormProps) {
  const { send, sending, errors } = useSend(saveSource)
  const { drafts, setDrafts, change, add } = useDrafts(firstDrafts)
  const [secrets, setSecrets] = useState<readonly SecretDraft[]>(
    () => starter?.secrets.map(name => ({ name, value: '' })) ?? [],
  )
  const [replies, setReplies] = useState<ReadonlyMap<string, unknown>>(new Map())
  const [wrong, setWrong] = useState<string | null>(null)
  const [saved, setSaved] = useState(false)
  const mayManage = useMay('MANAGE')

  /** The requests as they are sent; null, and a sentence, where one cannot be. */
  const requestsOf = (): RequestInput[] | null => {
    const inputs = drafts.map((draft, at) => toInput(draft, at + 1))
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
  const noteReplies = (answer: CallAnswerFragment) =>
    setReplies(new Map(answer.requests.map(request => [request.name, request.data])))
  const secretNames = [...(source?.secretNames ?? []), ...secrets.flatMap(({ name }) => name.trim() || [])]
  const shownErrors: readonly ApiError[] =
    wrong === null ? errors : [{ message: wrong, code: '', fields: {}, path: [] }]
  return (
    <>
      <form className="panel stack" onSubmit={submit} aria-label="Source">
        <NameFields source={source} starter={starter} errors={errors} />
        {drafts.map((draft, at) => (
          <RequestFields
            key={draft.id}
            draft={draft}
            position={at + 1}
            names={templateNames(drafts, at, secretNames, replies)}
            others={drafts.flatMap((each, index) => (each === draft ? [] : nameOf(each.request, index + 1)))}
            issues={issuesOfRequest(errors, at)}
            change={change}
            remove={drafts.length > 1 ? () => setDrafts(drafts.filter(each => each !== draft)) : null}
          />
        ))}
        <div className="actions">
          <button type="button" className="button" onClick={() => add(FIRST)}>
            Add a request
          </button>
        </div>
        <SecretFields stored={source?.secretNames ?? []} secrets={secrets} change={setSecrets} />
        {mayManage && <SaveBar saving={sending} saved={saved} errors={shownErrors} />}
      </form>
      {mayManage && (
        <Playground
          source={source}
          requestsOf={requestsOf}
          secrets={secrets}
          variableNames={variablesOf(drafts.map(({ request }) => request))}
          firstVariables={starter?.variables ?? {}}
          onAnswer={noteReplies}
        />
      )}
      {mayManage && source && <DeleteSource name={source.name} />}
    </>
  )
}

function useDrafts(first: readonly RequestDraft[]) {
  const [drafts, setDrafts] = useState(first)
  const nextId = useRef(first.length)
  return {
    drafts,
    setDrafts,
    change: (draft: RequestDraft) => setDrafts(drafts.map(each => (each.id === draft.id ? draft : each))),
    add: (draft: RequestDraft) => setDrafts([...drafts, { ...draft, id: nextId.current++ }]),
  }
}

interface NameFieldsProps {
  readonly source: Source | null
  readonly starter: Starter | null
  readonly errors: readonly ApiError[]
}

function NameFields({ source, starter, errors }: NameFieldsProps) {
  const description = source?.description ?? starter?.description ?? ''
  return (
    <div className="fields">
      {source === null ? (
        <TextField
          label="Name"
          name="name"
          required
          maxLength={100}
          placeholder="orders"
          defaultValue={starter?.name ?? ''}
          errors={errors}
        />
      ) : (
        <h2>
          {source.name}, version {source.version}
        </h2>
      )}
      <TextField label="Description" name="description" defaultValue={description} errors={errors} />
    </div>
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
