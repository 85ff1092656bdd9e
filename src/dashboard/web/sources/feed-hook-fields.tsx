import type { HookAlgorithm, HookChallengeInput, HookEncoding, HookKind, HookSignatureInput } from '../gql/graphql.ts'
import { CopyBlock } from '../parts/copy.tsx'
import { ChoiceControl, NumberControl } from './controls.tsx'
import { type FeedDraft, PATH } from './feed-draft.ts'
import { TemplateControl } from './template-control.tsx'

const kinds: Readonly<Record<HookKind, string>> = {
  OFF: 'None',
  TOKEN: 'A token in its URL',
  STANDARD_WEBHOOKS: 'Standard Webhooks (Svix)',
  GITHUB: 'GitHub',
  SHOPIFY: 'Shopify',
  SLACK: 'Slack',
  STRIPE: 'Stripe',
  TWILIO: 'Twilio',
  HMAC: 'An HMAC of another sender',
}
const algorithms: Readonly<Record<HookAlgorithm, string>> = { SHA256: 'SHA-256', SHA512: 'SHA-512', SHA1: 'SHA-1' }
const encodings: Readonly<Record<HookEncoding, string>> = { HEX: 'Hexadecimal', BASE64: 'Base64' }
const places = { none: 'None', BODY: 'In the body', QUERY: 'In the query', HEADER: 'In a header' }
const replies = { TEXT: 'As text', JSON: 'As JSON' }

interface HookFieldsProps {
  readonly draft: FeedDraft
  /** Where the sender posts, once it is saved. */
  readonly url: string | null
  readonly verifyToken: string | null
  change(draft: FeedDraft): void
}

/** The webhook of a feed: how a sender shows who it is, and what counts once. */
export function FeedHookFields({ draft, url, verifyToken, change }: HookFieldsProps) {
  const put = (part: Partial<FeedDraft>) => change({ ...draft, ...part })
  const { hook } = draft
  return (
    <fieldset className="stack">
      <legend>Webhook</legend>
      <ChoiceControl label="Sender" value={hook} options={kinds} change={next => put({ hook: next as HookKind })} />
      {url && hook !== 'OFF' && <CopyBlock text={url} label="address of the webhook" />}
      {verifyToken && hook !== 'OFF' && <CopyBlock text={verifyToken} label="verify token" />}
      {hook !== 'OFF' && (
        <div className="fields">
          {hook !== 'TOKEN' && (
            <label className="field">
              <span>Secret</span>
              <input
                type="password"
                autoComplete="off"
                value={draft.hookSecret}
                placeholder={draft.id === null ? 'of the sender' : 'empty: the stored one'}
                onChange={event => put({ hookSecret: event.target.value })}
              />
            </label>
          )}
          <TemplateControl
            label="Id of a delivery"
            value={draft.hookDelivery}
            names={[]}
            placeholder="as the sender has it"
            hint={`A header, or ${PATH}event.id for a path in the body: it counts once`}
            change={hookDelivery => put({ hookDelivery })}
          />
        </div>
      )}
      {hook === 'HMAC' && (
        <SignatureFields signature={draft.hookSignature} change={hookSignature => put({ hookSignature })} />
      )}
      {hook !== 'OFF' && (
        <ChallengeFields challenge={draft.hookChallenge} change={hookChallenge => put({ hookChallenge })} />
      )}
    </fieldset>
  )
}

interface SignatureProps {
  readonly signature: HookSignatureInput
  change(signature: HookSignatureInput): void
}

function SignatureFields({ signature, change }: SignatureProps) {
  const put = (part: Partial<HookSignatureInput>) => change({ ...signature, ...part })
  const text = (name: 'header' | 'prefix' | 'signs', label: string, hint: string) => (
    <TemplateControl
      label={label}
      value={signature[name] ?? ''}
      names={[]}
      hint={hint}
      change={each => put({ [name]: each })}
    />
  )
  return (
    <div className="fields">
      {text('header', 'Header of the signature', 'Such as X-Signature')}
      {text('prefix', 'Before the signature', 'Such as sha256=')}
      {text('signs', 'What is signed', '{body}, {timestamp}, {id} and {url} in a text')}
      <ChoiceControl
        label="Hash"
        value={signature.algorithm ?? 'SHA256'}
        options={algorithms}
        change={next => put({ algorithm: next as HookAlgorithm })}
      />
      <ChoiceControl
        label="Written as"
        value={signature.encoding ?? 'HEX'}
        options={encodings}
        change={next => put({ encoding: next as HookEncoding })}
      />
      <TemplateControl
        label="Header of the time"
        value={signature.timestampHeader ?? ''}
        names={[]}
        hint="Of {timestamp}; empty: the part t= of the signature"
        change={each => put({ timestampHeader: each || null })}
      />
      <NumberControl
        label="Age at most, seconds"
        value={signature.toleranceSeconds ?? undefined}
        hint="300"
        change={value => put({ toleranceSeconds: value ?? null })}
      />
    </div>
  )
}

interface ChallengeProps {
  readonly challenge: HookChallengeInput | null
  change(challenge: HookChallengeInput | null): void
}

function ChallengeFields({ challenge, change }: ChallengeProps) {
  const choose = (from: string) =>
    change(from === 'none' ? null : ({ name: 'challenge', ...challenge, from } as HookChallengeInput))
  return (
    <div className="fields">
      <ChoiceControl
        label="Challenge of a handshake"
        value={challenge?.from ?? 'none'}
        options={places}
        hint="Besides those of known senders"
        change={choose}
      />
      {challenge && (
        <>
          <TemplateControl
            label="Name of the challenge"
            value={challenge.name}
            names={[]}
            change={name => change({ ...challenge, name })}
          />
          <ChoiceControl
            label="Sent back"
            value={challenge.reply ?? 'TEXT'}
            options={replies}
            change={reply => change({ ...challenge, reply: reply as HookChallengeInput['reply'] })}
          />
        </>
      )}
    </div>
  )
}
