import type { HttpMethod } from '../gql/graphql.ts'
import type { RequestDraft } from './request-draft.ts'

const methods: readonly HttpMethod[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']
const EXAMPLE = '{ "params": { "day": "{{ variables.day }}" }, "auth": { "bearer": { "token": "{{ secrets.key }}" } } }'

interface RequestFieldsProps {
  readonly draft: RequestDraft
  /** 1 for the first. */
  readonly position: number
  change(draft: RequestDraft): void
  readonly remove: (() => void) | null
}

export function RequestFields({ draft, position, change, remove }: RequestFieldsProps) {
  return (
    <fieldset className="stack request">
      <legend>Request {position}</legend>
      <div className="pickers">
        <label className="pick">
          <span>Method</span>
          <select
            value={draft.method}
            onChange={event => change({ ...draft, method: event.target.value as HttpMethod })}
          >
            {methods.map(method => (
              <option key={method}>{method}</option>
            ))}
          </select>
        </label>
        <label className="pick grow">
          <span>URL</span>
          <input
            type="text"
            inputMode="url"
            spellCheck={false}
            required
            value={draft.url}
            onChange={event => change({ ...draft, url: event.target.value })}
          />
        </label>
        <label className="pick">
          <span>Name</span>
          <input
            value={draft.name}
            placeholder={`api_call_${position}`}
            onChange={event => change({ ...draft, name: event.target.value })}
          />
        </label>
        {remove && (
          <button type="button" className="button danger" aria-label={`Remove request ${position}`} onClick={remove}>
            Remove
          </button>
        )}
      </div>
      <label className="field">
        <span className="small muted">
          Options as JSON: params, headers, json, data, auth, after, retry, pagination, timeoutMs, safe, private,
          failOnStatus, cacheSeconds, reads, charset
        </span>
        <textarea
          className="code"
          rows={Math.min(12, draft.options.split('\n').length + 1)}
          spellCheck={false}
          placeholder={EXAMPLE}
          value={draft.options}
          onChange={event => change({ ...draft, options: event.target.value })}
        />
      </label>
    </fieldset>
  )
}
