import type { ApiError } from '../api/api-error.ts'
import { useAsk } from '../api/ask.ts'
import { ChoiceField, LinesField, TextField } from '../parts/form.tsx'
import { askReportChoices } from './operations.ts'
import type { MergeDraft } from './report-draft.ts'

interface MergeFieldsProps {
  readonly merge: MergeDraft
  readonly errors: readonly ApiError[]
  change(merge: MergeDraft): void
}

/** One message for each row. */
export function MergeFields({ merge, errors, change }: MergeFieldsProps) {
  const { data } = useAsk(askReportChoices, {})
  const options = Object.fromEntries([
    ...(data?.savedQueries?.nodes ?? []).map(({ id, name }) => [`query:${id}`, `Saved query ${name}`]),
    ...(data?.sources?.nodes ?? []).map(({ name }) => [`source:${name}`, `Source ${name}`]),
  ])
  if (merge.from !== '' && !(merge.from in options)) options[merge.from] = merge.from.replace(/^\w+:/, '')
  return (
    <fieldset className="stack">
      <legend>Mail-merge</legend>
      <div className="fields">
        <ChoiceField
          label="A message for each row of"
          name="merge.queryId"
          none="none: one message"
          options={options}
          value={merge.from}
          errors={errors}
          onChange={event => change({ ...merge, from: event.target.value })}
        />
        {merge.from !== '' && (
          <>
            <TextField
              label="Recipient"
              name="merge.recipient"
              value={merge.recipient}
              placeholder="{{ row.email }}"
              hint="For mails; empty: the addresses of the channel"
              errors={errors}
              onChange={event => change({ ...merge, recipient: event.target.value })}
            />
            <TextField
              label="Path to the rows"
              name="merge.rows"
              value={merge.rows}
              placeholder="data.items"
              hint="Empty: the data"
              errors={errors}
              onChange={event => change({ ...merge, rows: event.target.value })}
            />
            <LinesField
              label="Variables"
              name="merge.variables"
              className="code"
              rows={2}
              spellCheck={false}
              value={merge.variables}
              hint="A JSON object"
              errors={errors}
              onChange={event => change({ ...merge, variables: event.target.value })}
            />
          </>
        )}
      </div>
    </fieldset>
  )
}
