import { type FormEvent, useState } from 'react'
import { useAsk } from '../api/ask.ts'
import type { AuditPageQuery } from '../gql/graphql.ts'
import { TextField, textOf } from '../parts/form.tsx'
import { formatInstant } from '../parts/format.ts'
import { Pager } from '../parts/pager.tsx'
import { Scroll } from '../parts/scroll.tsx'
import { Failed, Loading } from '../parts/state.tsx'
import { Page } from '../shell/page.tsx'
import { setParams, useRoute } from '../shell/route.ts'
import { askAuditLog } from './operations.ts'

export function AuditPage() {
  const { params } = useRoute()
  const [after, setAfter] = useState<string | null>(null)
  const filter = { action: params.get('action'), target: params.get('target') }
  const { data, errors, again } = useAsk(askAuditLog, { after, ...filter })
  const choose = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setAfter(null)
    setParams({ action: textOf(form, 'action'), target: textOf(form, 'target') })
  }
  return (
    <Page title="Audit" subtitle="Who changed what, when and from where; refused changes, too.">
      <section className="panel stack">
        <form className="fields" onSubmit={choose}>
          <TextField label="Action" name="action" defaultValue={filter.action ?? ''} placeholder="createToken" />
          <TextField label="Target" name="target" defaultValue={filter.target ?? ''} placeholder="widget_…" />
          <div className="actions end">
            <button type="submit" className="button">
              Show
            </button>
          </div>
        </form>
        {errors.length > 0 ? <Failed errors={errors} again={again} /> : data ? <Entries data={data} /> : <Loading />}
        <Pager isLog after={after} pageInfo={data?.auditLog?.pageInfo} go={setAfter} />
      </section>
    </Page>
  )
}

function Entries({ data }: { data: AuditPageQuery }) {
  const entries = (data.auditLog?.edges ?? []).flatMap(edge => edge?.node ?? [])
  if (entries.length === 0) return <p className="muted">Nothing was written down that matches.</p>
  return (
    <Scroll label="Changes">
      <table>
        <thead>
          <tr>
            {['When', 'Who', 'From', 'What', 'Target', 'Given', 'Outcome'].map(name => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map(entry => (
            <tr key={entry.id}>
              <td className="when">{formatInstant(entry.at)}</td>
              <td>{entry.actor}</td>
              <td>{entry.address ?? '–'}</td>
              <td>
                <code>{entry.action}</code>
              </td>
              <td>{entry.target ? <code>{entry.target}</code> : '–'}</td>
              <td>{entry.fields.join(', ') || '–'}</td>
              <td className={entry.error ? 'bad' : ''}>{entry.error ?? (entry.endedAt ? 'done' : 'not ended')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
