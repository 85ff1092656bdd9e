import { type FormEvent, useState } from 'react'
import { useSend } from '../api/ask.ts'
import type { SavedQueryFieldsFragment } from '../gql/graphql.ts'
import { Confirm } from '../parts/confirm.tsx'
import { TextField, textOf } from '../parts/form.tsx'
import { SaveBar } from '../parts/save-bar.tsx'
import { go, routeTo } from '../shell/route.ts'
import { deleteQuery, saveQuery } from './operations.ts'
import { type VariableDraft, valuesOf } from './variables.ts'

interface SaveQueryProps {
  readonly saved: SavedQueryFieldsFragment | null
  readonly sql: string
  readonly variables: readonly VariableDraft[]
}

/** Keeps the SQL under a name, or its next version. What was typed for a variable becomes its default. */
export function SaveQuery({ saved, sql, variables }: SaveQueryProps) {
  const { send, sending, errors } = useSend(saveQuery)
  const [done, setDone] = useState(false)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const values = valuesOf(variables)
    const { data } = await send({
      input: {
        id: saved?.id ?? null,
        name: textOf(form, 'name') ?? '',
        description: textOf(form, 'description'),
        sql,
        cacheMinutes: minutesOf(textOf(form, 'cacheMinutes')),
        variables: variables.map(({ name, type, list }) => ({
          name,
          type,
          list,
          ...(name in values && { default: values[name] }),
        })),
      },
    })
    setDone(data !== undefined)
    if (data && !saved) go(routeTo('queries', data.saveQuery.savedQuery.id))
  }
  return (
    <section className="panel stack" aria-label="Keep the query">
      <h2>Save the query</h2>
      <form className="stack" onSubmit={submit} aria-label="Save the query">
        <div className="fields">
          <TextField
            label="Name"
            name="name"
            required
            maxLength={200}
            defaultValue={saved?.name ?? ''}
            errors={errors}
          />
          <TextField label="Description" name="description" defaultValue={saved?.description ?? ''} errors={errors} />
          <TextField
            label="Keep results, minutes"
            name="cacheMinutes"
            type="number"
            min="0"
            max="1440"
            defaultValue={saved?.cacheMinutes ?? ''}
            hint="Empty: as the project has it; 0: not at all; else 5 to 1440"
            errors={errors}
          />
        </div>
        <SaveBar saving={sending} saved={done} errors={errors} />
      </form>
      {saved && (
        <div className="actions">
          <DeleteQuery id={saved.id} name={saved.name} />
        </div>
      )}
    </section>
  )
}

const minutesOf = (text: string | null) => (text === null ? null : Number(text))

function DeleteQuery({ id, name }: { id: string; name: string }) {
  const { send } = useSend(deleteQuery)
  const confirm = async () => {
    const { data } = await send({ id })
    if (data) go(routeTo('queries'))
  }
  return (
    <Confirm label="Delete" title={`Delete “${name}”?`} yes="Delete" confirm={confirm}>
      <p>Its versions and its runs go with it. Programs that run it are refused.</p>
    </Confirm>
  )
}
