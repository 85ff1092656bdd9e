import { type FormEvent, useId } from 'react'
import { useAsk, useSend } from '../api/ask.ts'
import type { ShareListQuery } from '../gql/graphql.ts'
import { Confirm } from '../parts/confirm.tsx'
import { CopyBlock } from '../parts/copy.tsx'
import { CheckField, TextField, textOf } from '../parts/form.tsx'
import { formatInstant } from '../parts/format.ts'
import { Notice } from '../parts/notice.tsx'
import { Failed, Loading } from '../parts/state.tsx'
import { askShares, createShare, revokeShare } from './operations.ts'

/** What links show: a widget, or a board as it is saved. */
type Target =
  | { readonly widgetId: string; readonly boardId?: null }
  | { readonly widgetId: null; readonly boardId: string }

export function ShareSection(target: Target) {
  const { widgetId } = target
  const { data, errors, again } = useAsk(askShares, {}, { lists: 'Share' })
  const heading = useId()
  return (
    <section className="panel stack" aria-labelledby={heading}>
      <h2 id={heading}>Public links</h2>
      <p className="muted">
        Anyone with a link sees pictures of {widgetId ? 'this widget' : 'the widgets saved on the board'}, and nothing
        else, until it is revoked.
      </p>
      {!data && (errors.length > 0 ? <Failed errors={errors} again={again} /> : <Loading />)}
      {data && sharesOf(data, target).map(share => <OneShare key={share.id} share={share} />)}
      {data && <NewShare {...target} />}
    </section>
  )
}

function sharesOf({ shares }: ShareListQuery, { widgetId, boardId }: Target) {
  const all = (shares?.edges ?? []).flatMap(edge => edge?.node ?? [])
  const working = all.filter(
    ({ revokedAt, expiresAt }) => !revokedAt && (!expiresAt || Date.parse(expiresAt) > Date.now()),
  )
  return working.filter(share => (widgetId === null ? share.board?.id === boardId : share.widget?.id === widgetId))
}

function OneShare({ share }: { share: ReturnType<typeof sharesOf>[number] }) {
  const { send, errors } = useSend(revokeShare)
  return (
    <div className="stack">
      <CopyBlock text={share.url} label="public link" />
      <div className="actions">
        <span className="muted">
          Made by {share.createdBy}, {formatInstant(share.createdAt)};{' '}
          {share.expiresAt ? `ends ${formatInstant(share.expiresAt)}` : 'never ends'}
          {share.showsAnnotations && '; shows annotations'}
        </span>
        <Confirm label="Revoke" title="Revoke this public link?" yes="Revoke" confirm={() => send({ id: share.id })}>
          <p>The link shows nothing any more.</p>
        </Confirm>
      </div>
      {errors[0] && <Notice kind="bad">{errors[0].message}</Notice>}
    </div>
  )
}

function NewShare({ widgetId, boardId = null }: Target) {
  const { send, sending, errors } = useSend(createShare)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const element = event.currentTarget
    const form = new FormData(element)
    const ends = textOf(form, 'expiresAt')
    const showsAnnotations = form.has('showsAnnotations')
    const { data } = await send({
      input: { widgetId, boardId, expiresAt: ends === null ? null : new Date(ends).toISOString(), showsAnnotations },
    })
    if (data) element.reset()
  }
  return (
    <form className="stack" onSubmit={submit}>
      {errors[0] && <Notice kind="bad">{errors[0].message}</Notice>}
      <div className="fields">
        <TextField label="Ends" name="expiresAt" type="datetime-local" hint="Empty: never" errors={errors} />
        <CheckField label="Show annotations" name="showsAnnotations" />
      </div>
      <div className="actions">
        <button type="submit" className="button" disabled={sending}>
          Make a public link
        </button>
      </div>
    </form>
  )
}
