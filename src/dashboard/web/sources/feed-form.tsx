import { type FormEvent, useEffect, useState } from 'react'
import type { ApiError } from '../api/api-error.ts'
import { useSend } from '../api/ask.ts'
import type { FeedFieldsFragment, FeedHistory } from '../gql/graphql.ts'
import { SaveBar } from '../parts/save-bar.tsx'
import { ChoiceControl } from './controls.tsx'
import { type FeedDraft, toFeedDraft, toFeedInput } from './feed-draft.ts'
import { FeedHookFields } from './feed-hook-fields.tsx'
import { FeedMetricRows } from './feed-metric-rows.tsx'
import { type PickedPath, withPick } from './feed-pick.ts'
import { FeedWidgetFields, useFeedWidget } from './feed-widget-choice.tsx'
import { saveFeed } from './operations.ts'
import { readObject } from './request-draft.ts'
import { TemplateControl } from './template-control.tsx'
import { VariableFields } from './variable-fields.tsx'

const histories: Readonly<Record<FeedHistory, string>> = {
  SNAPSHOT: 'Replaces what is there at its keys',
  APPEND: 'Adds to what is there',
  FULL: 'Replaces everything of its metrics',
}

type Field = 'name' | 'rows' | 'key' | 'filter' | 'cron' | 'timeZone'

const texts: readonly (readonly [Field, string, string, string])[] = [
  ['name', 'Name', 'orders by day', ''],
  ['rows', 'Rows', 'data.items', 'A path; empty: the data'],
  ['key', 'Key', 'day', 'A path; empty: the time of the run'],
  ['filter', 'Only rows where', '= total > 0', 'Empty: all'],
  ['cron', 'When', '0 6 * * *', 'As cron; empty: by hand or webhook'],
  ['timeZone', 'Time zone', 'Europe/Berlin', 'Of its days and schedule; empty: of the project'],
]

interface FeedFormProps {
  readonly source: string
  readonly variableNames: readonly string[]
  /** Null: a new one. */
  readonly feed: FeedFieldsFragment | null
  /** What was picked for it in a reply last. */
  readonly pick: PickedPath | null
  done(): void
}

/** Where the rows of a source go, when, and who may send some by webhook. */
export function FeedForm({ source, variableNames, feed, pick, done }: FeedFormProps) {
  const choice = useFeedWidget(feed?.widget ?? null)
  const { send, sending, errors } = useSend(saveFeed)
  const [draft, setDraft] = useState(() => toFeedDraft(feed))
  const [variables, setVariables] = useState(() => textOfVariables(draft))
  const [saved, setSaved] = useState(false)
  useEffect(() => {
    if (pick) setDraft(before => withPick(before, pick))
  }, [pick])
  const widgetId = choice.widget?.id ?? ''
  const values = readObject(variables)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setSaved(false)
    if (values === null) return
    const { data: sent } = await send({ input: toFeedInput(source, { ...draft, widgetId, variables: values }) })
    setSaved(sent !== undefined)
    if (!sent) return
    setDraft(before => ({ ...before, hookSecret: '' }))
    done()
  }
  const shownErrors: readonly ApiError[] = errors
  const dimensions = choice.widget?.dimensions ?? []
  return (
    <form className="stack" onSubmit={submit} aria-label={feed ? `Feed ${feed.name}` : 'New feed'}>
      <div className="fields">
        {texts.map(([name, label, placeholder, hint]) => (
          <TemplateControl
            key={name}
            label={label}
            value={draft[name]}
            names={[]}
            placeholder={placeholder}
            required={name === 'name'}
            {...(hint && { hint })}
            change={text => setDraft({ ...draft, [name]: text })}
          />
        ))}
        <FeedWidgetFields choice={choice} change={() => setDraft({ ...draft, dimensions: [] })} />
        <ChoiceControl
          label="A run"
          value={draft.history}
          options={histories}
          change={history => setDraft({ ...draft, history: history as FeedHistory })}
        />
      </div>
      <FeedMetricRows metrics={draft.metrics} change={metrics => setDraft({ ...draft, metrics })} />
      <DimensionPaths names={dimensions.map(({ name }) => name)} draft={draft} change={setDraft} />
      <VariableFields names={variableNames} text={variables} change={setVariables} />
      <FeedHookFields
        draft={draft}
        url={feed?.hookUrl ?? null}
        verifyToken={feed?.hookVerifyToken ?? null}
        change={setDraft}
      />
      <SaveBar saving={sending} saved={saved} errors={shownErrors} />
    </form>
  )
}

function textOfVariables({ variables }: FeedDraft): string {
  return Object.keys(variables).length > 0 ? JSON.stringify(variables, null, 2) : ''
}

interface DimensionPathsProps {
  readonly names: readonly string[]
  readonly draft: FeedDraft
  change(draft: FeedDraft): void
}

/** Where a row holds its values of the dimensions that the widget declares. */
function DimensionPaths({ names, draft, change }: DimensionPathsProps) {
  if (names.length === 0) return null
  const pathOf = (name: string) => draft.dimensions.find(each => each.name === name)?.value ?? ''
  const put = (name: string, value: string) =>
    change({ ...draft, dimensions: [...draft.dimensions.filter(each => each.name !== name), { name, value }] })
  return (
    <fieldset className="fields">
      <legend>Dimensions</legend>
      {names.map(name => (
        <TemplateControl
          key={name}
          label={name}
          value={pathOf(name)}
          names={[]}
          placeholder="address.country"
          hint="A path; empty: no value"
          change={value => put(name, value)}
        />
      ))}
    </fieldset>
  )
}
