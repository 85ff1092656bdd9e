import { type FormEvent, useState } from 'react'
import { currencies, MAX_FRACTION_DIGITS, type NumberFormat, type NumberStyle } from '../../../core/number-format.ts'
import type { ApiError } from '../api/api-error.ts'
import { ChoiceField, TextField } from '../parts/form.tsx'
import { formatNumber } from '../parts/format.ts'
import { toFormat } from './format-change.ts'

const styleNames: Readonly<Record<NumberStyle, string>> = {
  NUMBER: 'Number',
  CURRENCY: 'Money',
  PERCENT: 'Percent',
  DURATION: 'Duration, of seconds',
  BYTES: 'Bytes',
}
const samples: Readonly<Record<NumberStyle, number>> = {
  NUMBER: 1234.5,
  CURRENCY: 1234.5,
  PERCENT: 2.45,
  DURATION: 4980,
  BYTES: 2_645_000_000,
}

/** How numbers are written, with an example of what is chosen. */
export function FormatFields({ format, errors }: { format: NumberFormat; errors: readonly ApiError[] }) {
  const [chosen, setChosen] = useState(format)
  const choose = (event: FormEvent<HTMLFieldSetElement>) => {
    const { form } = event.target as HTMLInputElement
    if (form) setChosen(toFormat(new FormData(form)))
  }
  const isMoney = chosen.style === 'CURRENCY'
  const digits = { type: 'number', min: 0, max: MAX_FRACTION_DIGITS, step: 1, placeholder: 'as needed' } as const
  return (
    <fieldset className="stack" onInput={choose}>
      <legend>Format</legend>
      <div className="fields">
        <ChoiceField
          label="Numbers are"
          name="format.style"
          none="As pushed"
          options={styleNames}
          defaultValue={format.style}
          errors={errors}
        />
        {isMoney && (
          <TextField
            label="Currency"
            name="format.currency"
            list="currencies"
            required
            maxLength={3}
            placeholder="EUR"
            defaultValue={format.currency ?? ''}
            errors={errors}
          />
        )}
        {chosen.style === 'NUMBER' && (
          <TextField label="Unit" name="unit" defaultValue={format.unit ?? ''} placeholder="°C, kWh" errors={errors} />
        )}
        <TextField
          label="Decimals, at least"
          name="format.minimumFractionDigits"
          {...digits}
          defaultValue={format.minimumFractionDigits ?? ''}
          errors={errors}
        />
        <TextField
          label="Decimals, at most"
          name="format.maximumFractionDigits"
          {...digits}
          defaultValue={format.maximumFractionDigits ?? ''}
          errors={errors}
        />
      </div>
      <datalist id="currencies">{isMoney && currencies.map(code => <option key={code} value={code} />)}</datalist>
      <p className="small muted">
        Example: <output data-example={chosen.style}>{exampleOf(chosen)}</output>
      </p>
    </fieldset>
  )
}

function exampleOf(format: NumberFormat): string {
  const { minimumFractionDigits: least, maximumFractionDigits: most } = format
  if (format.style === 'CURRENCY' && !currencies.includes(format.currency ?? '')) return 'choose a currency'
  if (least !== null && most !== null && least > most) return 'at most has to be at least as many'
  return formatNumber(samples[format.style], format)
}
