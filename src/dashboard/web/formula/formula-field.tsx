import { useId, useMemo, useRef, useState } from 'react'
import { referenceText } from '../../../core/formula.ts'
import type { NumberFormat } from '../../../core/number-format.ts'
import { type ApiError, messageFor } from '../api/api-error.ts'
import { useAsk } from '../api/ask.ts'
import type { WidgetSettingsFragment } from '../gql/graphql.ts'
import { formatNumber, keyFormatter } from '../parts/format.ts'
import { usePause } from '../parts/use-pause.ts'
import { granularityOf } from '../period/granularity.ts'
import { periodOf } from '../period/period.ts'
import { useRoute } from '../shell/route.ts'
import { type FormulaNumbers, numbersOf, type ReadFormula, readFormula } from './formula-preview.ts'
import { OperandChoice } from './operand-choice.tsx'
import { askOperands } from './operations.ts'

const PAUSE_MS = 400

interface FormulaFieldProps {
  readonly widget: WidgetSettingsFragment
  /** What is being changed; null: a new metric. */
  readonly metricId: string | null
  readonly formula: string
  readonly format: NumberFormat
  readonly errors: readonly ApiError[]
}

/** A formula, the metrics that it may name, and the numbers that it gives in the period of the page. */
export function FormulaField({ widget, metricId, formula, format, errors }: FormulaFieldProps) {
  const id = useId()
  const control = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(formula)
  const read = readFormula(text, widget.metrics)
  const insert = (reference: string) => {
    const { selectionStart = text.length, selectionEnd = text.length } = control.current ?? {}
    setText(text.slice(0, selectionStart) + reference + text.slice(selectionEnd))
    control.current?.focus()
  }
  const refused = messageFor(errors, 'formula')
  const wrong = refused ?? (text.trim() === '' ? null : read.wrong)
  return (
    <div className="field wide-field">
      <label htmlFor={id}>Formula</label>
      <textarea
        id={id}
        ref={control}
        name="formula"
        className="code"
        rows={2}
        required
        spellCheck={false}
        placeholder="[Signups] / [Visitors] * 100"
        aria-invalid={wrong !== null}
        aria-describedby={`${id}-hint`}
        value={text}
        onChange={event => setText(event.target.value)}
      />
      <span id={`${id}-hint`} className={wrong === null ? 'small muted' : 'small bad'}>
        {wrong ?? '+ - * / ( ), numbers, and metrics in brackets; applied to the totals of its metrics'}
      </span>
      <OperandChoice
        own={widget.metrics.filter(metric => metric.id !== metricId)}
        insert={name => insert(referenceText(name))}
      />
      <Preview read={read} format={format} />
    </div>
  )
}

/** A moment after the last letter; what was shown before stays until then. */
function Preview({ read, format }: { read: ReadFormula; format: NumberFormat }) {
  const { params } = useRoute()
  const wanted = JSON.stringify(read.ids ? [...new Set(read.ids.values())].sort() : [])
  const settled = usePause(wanted, '[]', PAUSE_MS)
  const ids = useMemo(() => JSON.parse(settled) as string[], [settled])
  const { data, errors } = useAsk(
    askOperands,
    { ids, period: periodOf(params), granularity: granularityOf(params) },
    { pause: ids.length === 0 },
  )
  const operands = (data?.metricsById ?? []).flatMap(metric => metric ?? [])
  const numbers = read.formula && numbersOf(read.formula, read.ids, operands)
  return (
    <output className="formula-preview" aria-label="What the formula gives">
      {numbers ? (
        <Numbers numbers={numbers} format={format} isDated={operands[0]?.report?.granularity ?? null} />
      ) : null}
      {!numbers && errors[0] && <span className="bad">{errors[0].message}</span>}
    </output>
  )
}

interface NumbersProps {
  readonly numbers: FormulaNumbers
  readonly format: NumberFormat
  readonly isDated: Parameters<typeof keyFormatter>[0]
}

function Numbers({ numbers, format, isDated }: NumbersProps) {
  const writeKey = keyFormatter(isDated)
  return (
    <>
      <strong>{formatNumber(numbers.whole, format)}</strong> <span className="muted">{numbers.label}</span>
      <span className="small muted">
        {numbers.buckets.map(({ key, value }) => `${writeKey(key)}: ${formatNumber(value, format)}`).join(' · ')}
      </span>
    </>
  )
}
