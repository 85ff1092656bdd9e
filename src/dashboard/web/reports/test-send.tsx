import { useState } from 'react'
import { mistakeIn } from '../api/api-error.ts'
import { useAsk, useSend } from '../api/ask.ts'
import { ChoiceField, TextField } from '../parts/form.tsx'
import { askReportChoices, sendTestReport } from './operations.ts'
import { type ReportDraft, toReportInput } from './report-draft.ts'

/** One message of the report as it is in the form, for a look at it where others will see it. */
export function TestSend({ id, draft, row }: { id: string | null; draft: ReportDraft; row: number }) {
  const { data } = useAsk(askReportChoices, {}, { lists: 'Channel' })
  const { send, sending, errors } = useSend(sendTestReport)
  const [chosen, setChosen] = useState<string | null>(null)
  const [recipient, setRecipient] = useState('')
  const [mistake, setMistake] = useState<string | null>(null)
  const [sent, setSent] = useState<string | null>(null)
  const channels = data?.channels?.nodes ?? []
  const channel = channels.find(each => each.id === (chosen ?? draft.channelIds[0])) ?? channels[0]
  if (!channel) return null
  const sendIt = async () => {
    setSent(null)
    const report = toReportInput({ ...draft, name: draft.name.trim() || 'Report' }, id)
    setMistake(typeof report === 'string' ? report : null)
    if (typeof report === 'string') return
    const to = channel.kind === 'EMAIL' ? recipient.trim() || null : null
    const { data: answer } = await send({ input: { report, channelId: channel.id, recipient: to, row } })
    if (answer) setSent(`“${answer.sendTestReport.title}” is on its way.`)
  }
  const [error] = mistake === null ? errors : [mistakeIn('', mistake)]
  return (
    <div className="stack">
      <h3>Send a test</h3>
      <div className="fields">
        <ChoiceField
          label="Channel"
          name="testChannel"
          options={Object.fromEntries(channels.map(each => [each.id, each.name]))}
          value={channel.id}
          onChange={event => setChosen(event.target.value)}
        />
        {channel.kind === 'EMAIL' && (
          <TextField
            label="Only to"
            name="recipient"
            type="email"
            value={recipient}
            placeholder="you@example.com"
            hint="Empty: the addresses of the channel"
            errors={errors}
            onChange={event => setRecipient(event.target.value)}
          />
        )}
      </div>
      <div className="actions">
        <button type="button" className="button" disabled={sending} onClick={sendIt}>
          {sending ? 'Sending …' : 'Send a test'}
        </button>
        <span role="status" className={error ? 'bad' : 'good'}>
          {error?.message ?? sent}
        </span>
      </div>
    </div>
  )
}
