import { useState } from 'react'
import { TextField } from '../parts/form.tsx'
import { Notice } from '../parts/notice.tsx'
import { callsSources, type ReportDraft } from './report-draft.ts'
import { TestSend } from './test-send.tsx'
import { type Preview, usePreview } from './use-preview.ts'

/** What the report would be now, and a message of it on trial. */
export function ReportPreview({ id, draft }: { id: string | null; draft: ReportDraft }) {
  const [row, setRow] = useState(1)
  const isMerged = draft.merge.from !== ''
  const preview = usePreview(draft, id, isMerged ? row : 1)
  const { shown, errors, asking, show } = preview
  return (
    <section className="panel stack report-preview" aria-labelledby="preview">
      <div className="page-head small-head">
        <h2 id="preview">Preview</h2>
        <div className="actions">
          <button type="button" className="button" disabled={asking} onClick={show}>
            {asking ? 'Reading …' : 'Show again'}
          </button>
        </div>
      </div>
      {callsSources(draft) && <p className="small muted">It reads from elsewhere: it is shown when you ask for it.</p>}
      {errors[0] && <Notice kind="plain">{errors[0].message}</Notice>}
      {isMerged && (
        <div className="fields">
          <TextField
            label="Row of the mail-merge"
            name="row"
            type="number"
            min={1}
            max={shown?.rows}
            value={row}
            hint={rowHint(shown)}
            onChange={event => setRow(Math.max(1, Math.trunc(event.target.valueAsNumber) || 1))}
          />
        </div>
      )}
      {shown && <ReportFrame shown={shown} isOld={errors.length > 0} />}
      <TestSend id={id} draft={draft} row={isMerged ? row : 1} />
    </section>
  )
}

function rowHint(shown: Preview['shown']): string {
  if (!shown) return 'From 1'
  return `Of ${shown.rows}${shown.recipient ? `; it goes to ${shown.recipient}` : ''}`
}

/** The page has no script, and could run none in this frame. */
function ReportFrame({ shown, isOld }: { shown: NonNullable<Preview['shown']>; isOld: boolean }) {
  return (
    <>
      {shown.problems.length > 0 && (
        <ul className="small bad">
          {shown.problems.map(problem => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      {shown.isEmpty && <p className="small muted">No block has anything to tell.</p>}
      <iframe className={isOld ? 'report-page old' : 'report-page'} title="The report" sandbox="" srcDoc={shown.html} />
    </>
  )
}
