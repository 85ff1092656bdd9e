import { type FormEvent, useState } from 'react'
import { mistakeIn } from '../api/api-error.ts'
import { useSend } from '../api/ask.ts'
import { CheckField, TextField } from '../parts/form.tsx'
import { SaveBar } from '../parts/save-bar.tsx'
import { go, routeTo } from '../shell/route.ts'
import { BlockList } from './block-list.tsx'
import { ChannelChoice } from './channel-choice.tsx'
import { MergeFields } from './merge-fields.tsx'
import { saveReportSchedule } from './operations.ts'
import { type ReportDraft, toReportInput } from './report-draft.ts'
import { ReportPreview } from './report-preview.tsx'
import type { FollowedAlert } from './report-words.ts'
import { WhenFields } from './when-fields.tsx'

interface ReportEditorProps {
  /** `null` before it is saved. */
  readonly id: string | null
  readonly first: ReportDraft
  readonly followed: FollowedAlert
}

/** A report with its preview beside it. */
export function ReportEditor({ id, first, followed }: ReportEditorProps) {
  const { send, sending, errors: refused } = useSend(saveReportSchedule)
  const [draft, setDraft] = useState(first)
  const [mistake, setMistake] = useState<string | null>(null)
  const [saved, setSaved] = useState(false)
  const change = (members: Partial<ReportDraft>) => {
    setSaved(false)
    setDraft(before => ({ ...before, ...members }))
  }
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const input = toReportInput(draft, id)
    setMistake(typeof input === 'string' ? input : null)
    if (typeof input === 'string') return
    const { data } = await send({ input })
    setSaved(data !== undefined)
    if (data && id === null) go(routeTo('reports', data.saveReportSchedule.reportSchedule.id))
  }
  const errors = mistake === null ? refused : [mistakeIn('', mistake)]
  return (
    <div className="report-editor">
      <form className="panel stack" onSubmit={submit} aria-label="Report">
        <div className="fields">
          <TextField
            label="Name"
            name="name"
            required
            maxLength={100}
            value={draft.name}
            errors={errors}
            onChange={event => change({ name: event.target.value })}
          />
          <TextField
            label="Title"
            name="title"
            required
            maxLength={200}
            value={draft.title}
            placeholder="Sales of {{ project.name }}"
            hint="The subject of mails; it may hold templates"
            errors={errors}
            onChange={event => change({ title: event.target.value })}
          />
          <TextField
            label="Language of numbers"
            name="locale"
            value={draft.locale}
            placeholder="en"
            hint="Such as en, de-CH"
            errors={errors}
            onChange={event => change({ locale: event.target.value })}
          />
        </div>
        <BlockList blocks={draft.blocks} errors={errors} change={blocks => change({ blocks })} />
        <ChannelChoice chosen={draft.channelIds} errors={errors} change={channelIds => change({ channelIds })} />
        <WhenFields {...draft} followed={followed} errors={errors} change={change} />
        <MergeFields merge={draft.merge} errors={errors} change={merge => change({ merge })} />
        <CheckField
          label="Send nothing where no block has anything to tell"
          name="skipIfEmpty"
          checked={draft.skipIfEmpty}
          onChange={event => change({ skipIfEmpty: event.target.checked })}
        />
        <SaveBar saving={sending} saved={saved} errors={errors} />
      </form>
      <ReportPreview id={id} draft={draft} />
    </div>
  )
}
