import { ChoiceControl } from './controls.tsx'
import { JsonControl } from './json-control.tsx'
import { PairsControl } from './pairs-control.tsx'
import { type RequestDraft, withField } from './request-draft.ts'
import { TemplateControl } from './template-control.tsx'

const kinds = { none: 'None', json: 'JSON', form: 'Form', text: 'Text' }
type BodyKind = keyof typeof kinds

interface PartProps {
  readonly draft: RequestDraft
  readonly names: readonly string[]
  change(draft: RequestDraft): void
}

function kindOf({ request, unread }: RequestDraft): BodyKind {
  if (request.json !== undefined || unread['JSON body'] !== undefined) return 'json'
  if (request.data === undefined && unread.Form === undefined) return 'none'
  return typeof request.data === 'string' ? 'text' : 'form'
}

const FIRST = { none: {}, json: { json: {} }, form: { data: {} }, text: { data: '' } } as const

export function BodyFields({ draft, names, change }: PartProps) {
  const kind = kindOf(draft)
  const choose = (next: string) => {
    const { 'JSON body': _json, Form: _form, ...unread } = draft.unread
    const { json: _, data: __, ...rest } = draft.request
    change({ ...draft, unread, request: { ...rest, ...FIRST[next as BodyKind] } as RequestDraft['request'] })
  }
  return (
    <>
      <ChoiceControl label="Body" value={kind} options={kinds} change={choose} />
      {kind === 'json' && (
        <JsonControl
          label="JSON body"
          value={draft.request.json}
          names={names}
          unread={draft.unread['JSON body']}
          change={(value, unread) => change(withRead(draft, 'json', 'JSON body', value ?? {}, unread))}
        />
      )}
      {kind === 'form' && (
        <PairsControl
          label="Form"
          noun="form field"
          value={draft.request.data}
          names={names}
          unread={draft.unread.Form}
          hasPairs
          change={(value, unread) => change(withRead(draft, 'data', 'Form', value ?? {}, unread))}
        />
      )}
      {kind === 'text' && (
        <TemplateControl
          label="Text of the body"
          value={String(draft.request.data)}
          names={names}
          rows={4}
          change={data => change({ ...draft, request: { ...draft.request, data } })}
        />
      )}
    </>
  )
}

/** The draft with a value of JSON, or with the text that is none. */
export function withRead(
  draft: RequestDraft,
  field: 'json' | 'data' | 'params' | 'headers',
  label: string,
  value: unknown,
  text: string | null,
): RequestDraft {
  if (text !== null) return { ...draft, unread: { ...draft.unread, [label]: text } }
  const { [label]: _, ...unread } = draft.unread
  return { ...draft, unread, request: withField(draft.request, field, value) }
}
