import type { FormEvent } from 'react'
import { useSend } from '../api/ask.ts'
import { variablesOf } from '../dimensions/question.ts'
import type { DataContentInput, WidgetSettingsFragment } from '../gql/graphql.ts'
import { CheckField, ChoiceField, TextField, textOf } from '../parts/form.tsx'
import { Notice } from '../parts/notice.tsx'
import { useRoute } from '../shell/route.ts'
import { widgetQuestionOf } from '../widget/widget-question.ts'
import { createDataAddress } from './operations.ts'

const REPORT = 'REPORT'
const contents = { [REPORT]: 'The report that this page shows', POINTS: 'All rows as they were pushed' }

export function NewDataAddress({ widget }: { widget: WidgetSettingsFragment }) {
  const { params } = useRoute()
  const { send, sending, errors } = useSend(createDataAddress)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const element = event.currentTarget
    const form = new FormData(element)
    const ends = textOf(form, 'expiresAt')
    const isReport = textOf(form, 'content') === REPORT
    const { data } = await send({
      input: {
        name: textOf(form, 'name'),
        content: isReport ? { report: reportOf(widget, params) } : { points: { widgetId: widget.id } },
        choosesPeriod: isReport && form.has('choosesPeriod'),
        expiresAt: ends === null ? null : new Date(ends).toISOString(),
      },
    })
    if (data) element.reset()
  }
  return (
    <form className="stack" onSubmit={submit}>
      {errors[0] && <Notice kind="bad">{errors[0].message}</Notice>}
      <div className="fields">
        <ChoiceField label="Rows" name="content" options={contents} defaultValue={REPORT} />
        <TextField label="Name" name="name" placeholder={widget.title} maxLength={100} errors={errors} />
        <TextField label="Ends" name="expiresAt" type="datetime-local" hint="Empty: never" errors={errors} />
        <CheckField label="Let readers choose the period of the report" name="choosesPeriod" />
      </div>
      <div className="actions">
        <button type="submit" className="button" disabled={sending}>
          Make a data address
        </button>
      </div>
    </form>
  )
}

/** With the period, the buckets, the filters and the groups that stand in the address of the page. */
function reportOf(widget: WidgetSettingsFragment, params: URLSearchParams): NonNullable<DataContentInput['report']> {
  const { question, variables } = widgetQuestionOf(widget, params)
  const { period, granularity, onlyDays } = variables
  return { widgetId: widget.id, period, granularity, ...(onlyDays && { onlyDays }), ...variablesOf(question) }
}
