import type { ReplyFormat, RequestInput } from '../gql/graphql.ts'
import { CheckControl, ChoiceControl, NumberControl } from './controls.tsx'
import { withField } from './request-draft.ts'
import { TemplateControl } from './template-control.tsx'

const formats = { '': 'As the reply says', JSON: 'JSON', CSV: 'CSV', NDJSON: 'NDJSON' }

interface OptionFieldsProps {
  readonly request: RequestInput
  /** Names of the other requests. */
  readonly others: readonly string[]
  change(request: RequestInput): void
}

/** What most requests leave as it is: order, tries, times, and how replies are read. */
export function OptionFields({ request, others, change }: OptionFieldsProps) {
  const { retry } = request
  const put = <Field extends keyof RequestInput>(field: Field, value: RequestInput[Field] | undefined) =>
    change(withField(request, field, value))
  const putRetry = (field: 'attempts' | 'maxWaitSeconds', value: number | undefined) => {
    const { [field]: _, ...rest } = retry ?? {}
    const next = value === undefined ? rest : { ...rest, [field]: value }
    put('retry', Object.keys(next).length > 0 ? next : undefined)
  }
  return (
    <>
      <div className="fields">
        <ChoiceControl
          label="Replies are"
          value={request.reads ?? ''}
          options={formats}
          change={value => put('reads', value === '' ? undefined : (value as ReplyFormat))}
        />
        <TemplateControl
          label="Charset"
          value={request.charset ?? ''}
          names={[]}
          placeholder="as declared"
          change={text => put('charset', text === '' ? undefined : text)}
        />
        <NumberControl
          label="Tries at most"
          value={retry?.attempts ?? undefined}
          hint={retry ? '3' : '1'}
          change={value => putRetry('attempts', value)}
        />
        <NumberControl
          label="Longest wait between tries, seconds"
          value={retry?.maxWaitSeconds ?? undefined}
          hint="30"
          change={value => putRetry('maxWaitSeconds', value)}
        />
        <NumberControl
          label="Time for one try, ms"
          value={request.timeoutMs ?? undefined}
          hint="10000"
          change={value => put('timeoutMs', value)}
        />
        <NumberControl
          label="Use a reply again for, seconds"
          value={request.cacheSeconds ?? undefined}
          hint="0"
          change={value => put('cacheSeconds', value)}
        />
      </div>
      <OptionChecks request={request} others={others} change={change} />
    </>
  )
}

function OptionChecks({ request, others, change }: OptionFieldsProps) {
  const after = request.after ?? []
  const put = <Field extends keyof RequestInput>(field: Field, value: RequestInput[Field] | undefined) =>
    change(withField(request, field, value))
  const toggle = (name: string, isAfter: boolean) => {
    const next = isAfter ? [...after, name] : after.filter(each => each !== name)
    put('after', next.length > 0 ? next : undefined)
  }
  return (
    <div className="checks">
      <CheckControl
        label="Any status is welcome"
        value={request.failOnStatus === false}
        change={value => put('failOnStatus', value ? false : undefined)}
      />
      <CheckControl
        label="It changes nothing, although it is no GET"
        value={request.safe === true}
        change={value => put('safe', value || undefined)}
      />
      <CheckControl
        label="Its reply is a credential"
        value={request.private === true}
        change={value => put('private', value || undefined)}
      />
      {others.map(name => (
        <CheckControl
          key={name}
          label={`Only after ${name}`}
          value={after.includes(name)}
          change={value => toggle(name, value)}
        />
      ))}
    </div>
  )
}
