import { useRef, useState } from 'react'
import { useAsk, useSend } from '../api/ask.ts'
import type { ChannelFieldsFragment, ChannelPageQuery } from '../gql/graphql.ts'
import { Confirm } from '../parts/confirm.tsx'
import { CopyBlock } from '../parts/copy.tsx'
import { Notice } from '../parts/notice.tsx'
import { Pager } from '../parts/pager.tsx'
import { Scroll } from '../parts/scroll.tsx'
import { Failed, Loading } from '../parts/state.tsx'
import { useMay } from '../session/viewer.ts'
import { Page } from '../shell/page.tsx'
import { routeTo } from '../shell/route.ts'
import { ChannelForm, type IssuedSecret } from './channel-form.tsx'
import { ChannelSettings } from './channel-settings.tsx'
import { eventNames, kindNames } from './channel-words.ts'
import { askChannels, deleteChannel, saveChannel, testChannel } from './operations.ts'

export function ChannelsPage() {
  const [after, setAfter] = useState<string | null>(null)
  const { data, errors, again } = useAsk(askChannels, { after }, { lists: 'Channel' })
  const [issued, setIssued] = useState<IssuedSecret | null>(null)
  const [openId, setOpenId] = useState<string | null>(null)
  const channels = data ? nodesOf(data) : []
  const opened = channels.find(({ id }) => id === openId)
  const opener = useRef<Element | null>(null)
  const edit = (id: string) => {
    opener.current = document.activeElement
    setOpenId(id)
  }
  const close = () => {
    setOpenId(null)
    if (opener.current instanceof HTMLElement) opener.current.focus()
  }
  const mayManage = useMay('MANAGE')
  return (
    <Page
      title="Channels"
      subtitle="Where alerts, reports and news of data are sent."
      actions={
        <a className="button" href={routeTo('deliveries')}>
          Deliveries
        </a>
      }
    >
      <div className="stack">
        {issued && <Secret {...issued} />}
        {opened && <ChannelSettings key={opened.id} channel={opened} show={setIssued} close={close} />}
        {mayManage && <ChannelForm show={setIssued} />}
        <section className="panel" aria-labelledby="channels">
          <h2 id="channels">Channels of this project</h2>
          {!data?.channels && (errors.length > 0 ? <Failed errors={errors} again={again} /> : <Loading />)}
          {data?.channels && <ChannelTable channels={channels} edit={mayManage ? edit : null} />}
          <Pager after={after} pageInfo={data?.channels?.pageInfo} go={setAfter} />
        </section>
      </div>
    </Page>
  )
}

function Secret({ name, secret }: IssuedSecret) {
  return (
    <Notice kind="good">
      <p>The webhooks of “{name}” are signed under this secret. Copy it now: it is never shown again.</p>
      <CopyBlock text={secret} label="secret" />
    </Notice>
  )
}

const nodesOf = ({ channels }: ChannelPageQuery) => (channels?.edges ?? []).flatMap(edge => edge?.node ?? [])

interface ChannelTableProps {
  readonly channels: readonly ChannelFieldsFragment[]
  /** Null: who looks may only read. */
  readonly edit: ((id: string) => void) | null
}

function ChannelTable({ channels, edit }: ChannelTableProps) {
  if (channels.length === 0) return <p className="muted">None yet.</p>
  return (
    <Scroll label="Table of channels">
      <table>
        <thead>
          <tr>
            {['Name', 'Kind', 'Where', 'Told when', 'State', ...(edit ? ['What to do'] : [])].map(name => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {channels.map(channel => (
            <tr key={channel.id}>
              <th scope="row">{channel.name}</th>
              <td>{kindNames[channel.kind]}</td>
              <td>{channel.source?.name ?? (channel.target || '–')}</td>
              <td>{eventsText(channel)}</td>
              <td>{channel.paused ? 'paused' : 'sends'}</td>
              {edit && (
                <td>
                  <ChannelActions channel={channel} edit={edit} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function eventsText({ events, eventWidgets }: ChannelFieldsFragment): string {
  const names = events.map(event => eventNames[event]).join(', ')
  if (names === '' || eventWidgets === null) return names || '–'
  return `${names} (${eventWidgets.map(({ title }) => title).join(', ') || 'of widgets that were deleted'})`
}

interface ChannelActionsProps {
  readonly channel: ChannelFieldsFragment
  edit(id: string): void
}

function ChannelActions({ channel: { id, name, paused }, edit }: ChannelActionsProps) {
  const tried = useSend(testChannel)
  const save = useSend(saveChannel)
  const remove = useSend(deleteChannel)
  const [said, setSaid] = useState<string | null>(null)
  const tryIt = async () => {
    setSaid(null)
    const { data } = await tried.send({ id })
    const delivery = data?.testChannel.delivery
    if (delivery) setSaid(delivery.state === 'SENT' ? 'It has arrived.' : (delivery.error ?? 'It is being sent.'))
  }
  const [error] = [...tried.errors, ...save.errors, ...remove.errors]
  return (
    <div className="actions">
      <button type="button" className="button" aria-label={`Edit ${name}`} onClick={() => edit(id)}>
        Edit
      </button>
      <button type="button" className="button" aria-label={`Test ${name}`} disabled={tried.sending} onClick={tryIt}>
        Test
      </button>
      <button
        type="button"
        className="button"
        aria-label={`${paused ? 'Go on with' : 'Pause'} ${name}`}
        onClick={() => save.send({ input: { id, name, paused: !paused } })}
      >
        {paused ? 'Go on' : 'Pause'}
      </button>
      <Confirm label="Delete" title={`Delete “${name}”?`} yes="Delete" confirm={() => remove.send({ id })}>
        <p>Its deliveries are deleted with it, and what waits is not sent.</p>
      </Confirm>
      {(error || said) && (
        <span role="status" className={error ? 'bad' : ''}>
          {error?.message ?? said}
        </span>
      )}
    </div>
  )
}
