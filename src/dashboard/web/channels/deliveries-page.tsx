import { type FormEvent, useState } from 'react'
import { useAsk } from '../api/ask.ts'
import type { DeliveryPageQuery, DeliveryState } from '../gql/graphql.ts'
import { ChoiceField, TextField, textOf } from '../parts/form.tsx'
import { formatInstant } from '../parts/format.ts'
import { Scroll } from '../parts/scroll.tsx'
import { Failed, Loading } from '../parts/state.tsx'
import { Page } from '../shell/page.tsx'
import { routeTo, setParams, useRoute } from '../shell/route.ts'
import { stateNames } from './channel-words.ts'
import { DeliveryDetails } from './delivery-details.tsx'
import { askDeliveries } from './operations.ts'

export function DeliveriesPage() {
  const { params } = useRoute()
  const [after, setAfter] = useState<string | null>(null)
  const [opened, setOpened] = useState<string | null>(null)
  const state = params.get('state') as DeliveryState | null
  const search = params.get('search')
  const asked = { after, states: state && [state], search }
  const { data, errors, again } = useAsk(askDeliveries, asked, { lists: 'Delivery' })
  const { hasNextPage, endCursor } = data?.deliveries?.pageInfo ?? {}
  const choose = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setAfter(null)
    setParams({ state: textOf(form, 'state'), search: textOf(form, 'search') })
  }
  return (
    <Page
      title="Deliveries"
      subtitle="Each message to each channel, with its tries; kept for 30 days."
      actions={
        <a className="button" href={routeTo('channels')}>
          Channels
        </a>
      }
    >
      <section className="panel stack">
        <form className="fields" aria-label="Filter" onSubmit={choose}>
          <ChoiceField label="State" name="state" none="any" options={stateNames} defaultValue={state} />
          <TextField label="Title" name="search" defaultValue={search ?? ''} placeholder="Sales" />
          <div className="actions end">
            <button type="submit" className="button">
              Show
            </button>
          </div>
        </form>
        {!data?.deliveries && (errors.length > 0 ? <Failed errors={errors} again={again} /> : <Loading />)}
        {data?.deliveries && <Table deliveries={nodesOf(data)} opened={opened} open={setOpened} />}
        <div className="actions">
          <button
            type="button"
            className="button"
            onClick={() => {
              setAfter(null)
              again()
            }}
          >
            Newest
          </button>
          {hasNextPage && (
            <button type="button" className="button" onClick={() => setAfter(endCursor ?? null)}>
              Older
            </button>
          )}
        </div>
      </section>
      {opened !== null && <DeliveryDetails key={opened} id={opened} />}
    </Page>
  )
}

const nodesOf = ({ deliveries }: DeliveryPageQuery) => (deliveries?.edges ?? []).flatMap(edge => edge?.node ?? [])

interface TableProps {
  readonly deliveries: ReturnType<typeof nodesOf>
  readonly opened: string | null
  open(id: string): void
}

function Table({ deliveries, opened, open }: TableProps) {
  if (deliveries.length === 0) return <p className="muted">Nothing was sent that matches.</p>
  return (
    <Scroll label="Table of deliveries">
      <table>
        <thead>
          <tr>
            {['When', 'Message', 'Channel', 'State', 'Tries', 'Next try', 'Details'].map(name => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {deliveries.map(({ id, title, state, error, attempts, recipient, createdAt, nextTryAt, channel }) => (
            <tr key={id}>
              <td className="when">{formatInstant(createdAt)}</td>
              <th scope="row">{title}</th>
              <td>{[channel?.name ?? 'deleted', recipient].filter(Boolean).join(': ')}</td>
              <td className={state === 'FAILED' ? 'bad' : ''}>
                {stateNames[state]}
                {error && <div className="small">{error}</div>}
              </td>
              <td>{attempts}</td>
              <td className="when">{nextTryAt ? formatInstant(nextTryAt) : '–'}</td>
              <td>
                <button
                  type="button"
                  className="button"
                  aria-label={`Details of ${title}`}
                  aria-pressed={opened === id}
                  onClick={() => open(id)}
                >
                  Details
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
