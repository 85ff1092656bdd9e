import type { ApiError } from '../api/api-error.ts'
import { useAsk } from '../api/ask.ts'
import { CheckField, ChoiceField, LinesField, TextField } from '../parts/form.tsx'
import { comparisonNames, periodNames } from '../period/period.ts'
import type { BlockMember } from './block-members.ts'
import { NO_COMPARISON } from './block-values.ts'
import { askReportChoices } from './operations.ts'

interface BlockControlProps {
  readonly member: BlockMember
  readonly text: string
  /** Whether the JSON of the other members has it. */
  readonly isElsewhere: boolean
  readonly errors: readonly ApiError[]
  change(text: string): void
}

export function BlockControl({ member, text, isElsewhere, errors, change }: BlockControlProps) {
  const { name, label, control, hint, required } = member
  const field = { label, name, value: text, errors, ...(hint && { hint }), ...(required && { required }) }
  const typed = (event: { target: { value: string } }) => change(event.target.value)
  switch (control) {
    case 'check':
      return (
        <CheckField
          label={label}
          name={name}
          checked={text === 'true'}
          onChange={event => change(event.target.checked ? 'true' : '')}
        />
      )
    case 'number':
      return <TextField {...field} type="number" min={1} onChange={typed} />
    case 'text':
    case 'names':
      return <TextField {...field} onChange={typed} />
    case 'lines':
      return <LinesField {...field} rows={5} onChange={typed} />
    case 'columns':
      return <LinesField {...field} rows={2} onChange={typed} />
    case 'json':
    case 'code':
      return (
        <LinesField {...field} className="code" rows={control === 'code' ? 6 : 2} spellCheck={false} onChange={typed} />
      )
    case 'period':
      return <ChoiceField {...field} none={elseOr('The widget’s own')} options={periodNames} onChange={typed} />
    case 'compare':
      return (
        <ChoiceField {...field} none={elseOr('As usual: previous period')} options={comparisons} onChange={typed} />
      )
    case 'theme':
      return (
        <ChoiceField {...field} none="As usual: light" options={{ light: 'Light', dark: 'Dark' }} onChange={typed} />
      )
    case 'widget':
    case 'query':
    case 'source':
      return <ThingChoice {...field} kind={control} onChange={typed} />
  }
  function elseOr(none: string) {
    return isElsewhere ? 'As JSON below' : none
  }
}

const comparisons = { ...comparisonNames, [NO_COMPARISON]: 'Nothing' }

interface ThingChoiceProps extends Omit<Parameters<typeof ChoiceField>[0], 'options' | 'none'> {
  readonly kind: 'widget' | 'query' | 'source'
  readonly value: string
}

/** What the block reads; one that is not among the choices stays chosen. */
function ThingChoice({ kind, value, ...field }: ThingChoiceProps) {
  const { data } = useAsk(askReportChoices, {})
  const options: Record<string, string> = Object.fromEntries(
    kind === 'widget'
      ? (data?.widgets?.nodes ?? []).map(({ id, title }) => [id, title])
      : kind === 'query'
        ? (data?.savedQueries?.nodes ?? []).map(({ id, name }) => [id, name])
        : (data?.sources?.nodes ?? []).map(({ name }) => [name, name]),
  )
  if (value !== '' && !(value in options)) options[value] = value
  return <ChoiceField {...field} value={value} none="Choose one" options={options} />
}
