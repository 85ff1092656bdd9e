import { useState } from 'react'
import { useAsk, useSend } from '../api/ask.ts'
import type { TokenListQuery } from '../gql/graphql.ts'
import { Confirm } from '../parts/confirm.tsx'
import { CopyBlock } from '../parts/copy.tsx'
import { formatInstant } from '../parts/format.ts'
import { Notice } from '../parts/notice.tsx'
import { Pager } from '../parts/pager.tsx'
import { Scroll } from '../parts/scroll.tsx'
import { Failed, Loading } from '../parts/state.tsx'
import { Page } from '../shell/page.tsx'
import { routeTo } from '../shell/route.ts'
import { askTokens, revokeToken, rotateToken } from './operations.ts'
import { scopesText } from './scope-fields.tsx'
import { type IssuedSecret, TokenForm } from './token-form.tsx'

export function TokensPage() {
  const [after, setAfter] = useState<string | null>(null)
  const { data, errors, again } = useAsk(askTokens, { after }, { lists: 'Token' })
  const [issued, setIssued] = useState<IssuedSecret | null>(null)
  return (
    <Page
      title="Tokens"
      subtitle="Each program a token of its own, with what it needs and nothing else."
      actions={
        <a className="button" href={routeTo('clients')}>
          Client credentials
        </a>
      }
    >
      <div className="stack">
        {issued && <Secret {...issued} />}
        <TokenForm show={setIssued} />
        <section className="panel" aria-labelledby="tokens">
          <h2 id="tokens">Tokens of this project</h2>
          {!data?.tokens && (errors.length > 0 ? <Failed errors={errors} again={again} /> : <Loading />)}
          {data?.tokens && <TokenTable tokens={nodesOf(data)} show={setIssued} />}
          <Pager after={after} pageInfo={data?.tokens?.pageInfo} go={setAfter} />
        </section>
      </div>
    </Page>
  )
}

function Secret({ name, secret }: IssuedSecret) {
  return (
    <Notice kind="good">
      <p>The secret of “{name}”. Copy it now: it is never shown again.</p>
      <CopyBlock text={secret} label="secret" />
    </Notice>
  )
}

function nodesOf({ tokens }: TokenListQuery) {
  return (tokens?.edges ?? []).flatMap(edge => edge?.node ?? [])
}

type Token = ReturnType<typeof nodesOf>[number]

function TokenTable({ tokens, show }: { tokens: readonly Token[]; show: (secret: IssuedSecret) => void }) {
  if (tokens.length === 0) return <p className="muted">None yet.</p>
  return (
    <Scroll label="Table of tokens">
      <table>
        <thead>
          <tr>
            {['Name', 'Secret', 'Scopes', 'Widgets', 'Networks', 'Events', 'Last used', 'Ends', 'What to do'].map(
              name => (
                <th key={name} scope="col">
                  {name}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {tokens.map(token => (
            <tr key={token.id}>
              <th scope="row">{token.name}</th>
              <td>
                <code>{token.hint}</code>
              </td>
              <td>{scopesText(token.scopes) + (token.autoCreate ? ', makes widgets' : '')}</td>
              <td>{[token.widgetIds?.length ?? 'all', ...token.where].join(' ')}</td>
              <td>{token.allowedIps?.join(', ') ?? 'any'}</td>
              <td>{token.allowedEvents?.join(', ') ?? 'any'}</td>
              <td className="when">{formatInstant(token.lastUsedAt)}</td>
              <td className="when">
                {token.revokedAt ? 'revoked' : token.expiresAt ? formatInstant(token.expiresAt) : 'never'}
              </td>
              <td>{!token.revokedAt && <TokenActions token={token} show={show} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function TokenActions({ token, show }: { token: Token; show: (secret: IssuedSecret) => void }) {
  const rotate = useSend(rotateToken)
  const revoke = useSend(revokeToken)
  const renew = async () => {
    const { data } = await rotate.send({ id: token.id })
    if (data) show({ name: token.name, secret: data.rotateToken.secret })
  }
  const [error] = [...rotate.errors, ...revoke.errors]
  return (
    <div className="actions">
      <button type="button" className="button" aria-label={`New secret for ${token.name}`} onClick={renew}>
        New secret
      </button>
      <Confirm
        label="Revoke"
        title={`Revoke “${token.name}”?`}
        yes="Revoke"
        confirm={() => revoke.send({ id: token.id })}
      >
        <p>Whatever uses it is refused at once, in every gateway.</p>
      </Confirm>
      {error && <span className="bad">{error.message}</span>}
    </div>
  )
}
