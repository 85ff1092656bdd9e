import { useState } from 'react'
import { useAsk, useSend } from '../api/ask.ts'
import type { ClientListQuery } from '../gql/graphql.ts'
import { Confirm } from '../parts/confirm.tsx'
import { CopyBlock } from '../parts/copy.tsx'
import { formatInstant } from '../parts/format.ts'
import { Notice } from '../parts/notice.tsx'
import { Pager } from '../parts/pager.tsx'
import { Scroll } from '../parts/scroll.tsx'
import { Failed, Loading } from '../parts/state.tsx'
import { Page } from '../shell/page.tsx'
import { routeTo } from '../shell/route.ts'
import { ClientForm, type IssuedClient } from './client-form.tsx'
import { askClients, revokeClient, rotateClientSecret } from './client-operations.ts'
import { scopesText } from './scope-fields.tsx'

/** Clients, which exchange an id and a secret for tokens of an hour (OAuth 2 client credentials). */
export function ClientsPage() {
  const [after, setAfter] = useState<string | null>(null)
  const { data, errors, again } = useAsk(askClients, { after }, { lists: 'Client' })
  const [issued, setIssued] = useState<IssuedClient | null>(null)
  return (
    <Page
      title="Client credentials"
      subtitle="For programs that fetch tokens by OAuth 2: an id and a secret for each."
      actions={
        <a className="button" href={routeTo('tokens')}>
          Tokens
        </a>
      }
    >
      <div className="stack">
        {issued && <Credentials {...issued} />}
        <ClientForm show={setIssued} />
        <section className="panel" aria-labelledby="clients">
          <h2 id="clients">Clients of this project</h2>
          {!data?.clients && (errors.length > 0 ? <Failed errors={errors} again={again} /> : <Loading />)}
          {data?.clients && <ClientTable clients={data.clients.nodes} show={setIssued} />}
          <Pager after={after} pageInfo={data?.clients?.pageInfo} go={setAfter} />
        </section>
      </div>
    </Page>
  )
}

function Credentials({ name, clientId, clientSecret }: IssuedClient) {
  const tokenUrl = new URL('api/oauth/token', document.baseURI).href
  const call = `curl -u ${clientId}:SECRET -d grant_type=client_credentials ${tokenUrl}`
  return (
    <Notice kind="good">
      <p>The credentials of “{name}”. Copy the secret now: it is never shown again.</p>
      <CopyBlock text={clientId} label="client ID" />
      <CopyBlock text={clientSecret} label="client secret" />
      <p>A token is fetched with them:</p>
      <CopyBlock text={call} label="call for a token" />
    </Notice>
  )
}

type Client = NonNullable<ClientListQuery['clients']>['nodes'][number]

interface ClientTableProps {
  readonly clients: readonly Client[]
  show(client: IssuedClient): void
}

function ClientTable({ clients, show }: ClientTableProps) {
  if (clients.length === 0) return <p className="muted">None yet.</p>
  return (
    <Scroll label="Table of clients">
      <table>
        <thead>
          <tr>
            {['Name', 'Client ID', 'Scopes', 'Networks', 'Events', 'Keys', 'Last used', 'Made', 'What to do'].map(
              name => (
                <th key={name} scope="col">
                  {name}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {clients.map(client => (
            <tr key={client.id}>
              <th scope="row">{client.name}</th>
              <td>
                <code>{client.clientId}</code>
              </td>
              <td>{scopesText(client.scopes)}</td>
              <td>{client.allowedIps?.join(', ') ?? 'any'}</td>
              <td>{client.allowedEvents?.join(', ') ?? 'any'}</td>
              <td>{client.publicKeys.map(({ kid }) => kid).join(', ') || 'none'}</td>
              <td className="when">{formatInstant(client.lastUsedAt)}</td>
              <td className="when">{formatInstant(client.createdAt)}</td>
              <td>{client.revokedAt ? 'revoked' : <ClientActions client={client} show={show} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function ClientActions({ client, show }: { client: Client; show: ClientTableProps['show'] }) {
  const rotate = useSend(rotateClientSecret)
  const revoke = useSend(revokeClient)
  const renew = async () => {
    const { data } = await rotate.send({ id: client.id })
    if (!data) return
    const { clientId, clientSecret } = data.rotateClientSecret
    show({ name: client.name, clientId, clientSecret })
  }
  const [error] = [...rotate.errors, ...revoke.errors]
  return (
    <div className="actions">
      <button type="button" className="button" aria-label={`New secret for ${client.name}`} onClick={renew}>
        New secret
      </button>
      <Confirm
        label="Revoke"
        about={client.name}
        title={`Revoke “${client.name}”?`}
        yes="Revoke"
        confirm={() => revoke.send({ id: client.id })}
      >
        <p>Its tokens and its secret are refused at once, in every gateway.</p>
      </Confirm>
      {error && <span className="bad">{error.message}</span>}
    </div>
  )
}
