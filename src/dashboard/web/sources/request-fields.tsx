import { type ReactNode, useState } from 'react'
import type { HttpMethod } from '../gql/graphql.ts'
import { AuthFields } from './auth-fields.tsx'
import { BodyFields, withRead } from './body-fields.tsx'
import { OptionFields } from './option-fields.tsx'
import { PageFields } from './page-fields.tsx'
import { PairsControl } from './pairs-control.tsx'
import { type RequestDraft, withField } from './request-draft.ts'
import { RequestJson } from './request-json.tsx'
import { methods } from './request-shape.ts'
import { TemplateControl } from './template-control.tsx'

interface RequestFieldsProps {
  readonly draft: RequestDraft
  /** 1 for the first. */
  readonly position: number
  /** What may stand in its templates. */
  readonly names: readonly string[]
  /** Names of the other requests. */
  readonly others: readonly string[]
  /** What the gateway finds wrong with it. */
  readonly issues: readonly string[]
  change(draft: RequestDraft): void
  readonly remove: (() => void) | null
}

/** A request as a form, or as the JSON that the form writes. */
export function RequestFields(props: RequestFieldsProps) {
  const { draft, position, issues, change, remove } = props
  const [isJson, setJson] = useState(false)
  return (
    <fieldset className="stack request">
      <legend>Request {position}</legend>
      <div className="actions">
        <button
          type="button"
          className="button"
          aria-pressed={isJson}
          // What is no JSON stays in sight until it is one.
          disabled={isJson && draft.unread.JSON !== undefined}
          onClick={() => setJson(!isJson)}
        >
          Advanced: JSON
        </button>
        {remove && (
          <button type="button" className="button danger" aria-label={`Remove request ${position}`} onClick={remove}>
            Remove
          </button>
        )}
      </div>
      {isJson ? <RequestJson draft={draft} change={change} /> : <RequestForm {...props} />}
      {issues.length > 0 && (
        <ul className="bad">
          {issues.map(issue => (
            <li key={issue}>{issue}</li>
          ))}
        </ul>
      )}
    </fieldset>
  )
}

function RequestForm({ draft, position, names, others, change }: RequestFieldsProps) {
  const { request, unread } = draft
  const put = (next: RequestDraft['request']) => change({ ...draft, request: next })
  return (
    <>
      <div className="request-line">
        <label className="field">
          <span>Method</span>
          <select
            value={request.method}
            onChange={event => put({ ...request, method: event.target.value as HttpMethod })}
          >
            {methods.map(method => (
              <option key={method}>{method}</option>
            ))}
          </select>
        </label>
        <TemplateControl
          label="URL"
          value={request.url}
          names={names}
          required
          change={url => put({ ...request, url })}
        />
        <label className="field">
          <span>Name</span>
          <input
            value={request.name ?? ''}
            placeholder={`api_call_${position}`}
            onChange={event => put(withField(request, 'name', event.target.value || undefined))}
          />
        </label>
      </div>
      <AuthFields auth={request.auth} names={names} change={auth => put(withField(request, 'auth', auth))} />
      <Part title="Parameters" isOpen={request.params !== undefined}>
        <PairsControl
          label="Parameters"
          noun="parameter"
          value={request.params}
          names={names}
          unread={unread.Parameters}
          hasPairs
          change={(value, text) => change(withRead(draft, 'params', 'Parameters', value, text))}
        />
      </Part>
      <Part title="Headers" isOpen={request.headers !== undefined}>
        <PairsControl
          label="Headers"
          noun="header"
          value={request.headers}
          names={names}
          unread={unread.Headers}
          hasPairs={false}
          change={(value, text) => change(withRead(draft, 'headers', 'Headers', value, text))}
        />
      </Part>
      <BodyFields draft={draft} names={names} change={change} />
      <PageFields
        pagination={request.pagination}
        change={pagination => put(withField(request, 'pagination', pagination))}
      />
      <Part title="Tries, times and replies" isOpen={false}>
        <OptionFields request={request} others={others} change={put} />
      </Part>
    </>
  )
}

/** Open at first where it holds something. */
function Part({ title, isOpen, children }: { title: string; isOpen: boolean; children: ReactNode }) {
  const [isOpenAtFirst] = useState(isOpen)
  return (
    <details open={isOpenAtFirst}>
      <summary>{title}</summary>
      <div className="stack">{children}</div>
    </details>
  )
}
