// Fields of forms: a label, a control, and the server's sentence where it was refused.
import { type ComponentProps, type ReactNode, useId } from 'react'
import { type ApiError, messageFor } from '../api/api-error.ts'

export { textOf } from './text-of.ts'

interface ControlProps {
  readonly label: string
  readonly name: string
  readonly hint?: string
  readonly errors?: readonly ApiError[]
}

function Field({ label, hint, message, id, children }: Omit<ControlProps, 'name'> & FieldParts) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children}
      {(message || hint) && (
        <span id={`${id}-hint`} className={message ? 'small bad' : 'small muted'}>
          {message ?? hint}
        </span>
      )}
    </div>
  )
}

interface FieldParts {
  readonly id: string
  readonly message: string | undefined
  readonly children: ReactNode
}

/** A control in its field. */
function useField({ label, name, hint, errors = [] }: ControlProps) {
  const id = useId()
  const message = messageFor(errors, name)
  const control = {
    id,
    name,
    'aria-invalid': message !== undefined,
    ...((hint || message) && { 'aria-describedby': `${id}-hint` }),
  }
  return { field: { id, label, message, ...(hint && { hint }) }, control }
}

export function TextField({ label, name, hint, errors, ...input }: ControlProps & ComponentProps<'input'>) {
  const { field, control } = useField({ label, name, ...(hint && { hint }), ...(errors && { errors }) })
  return (
    <Field {...field}>
      <input {...control} {...input} />
    </Field>
  )
}

/** A text of several lines. */
export function LinesField({ label, name, hint, errors, ...input }: ControlProps & ComponentProps<'textarea'>) {
  const { field, control } = useField({ label, name, ...(hint && { hint }), ...(errors && { errors }) })
  return (
    <Field {...field}>
      <textarea {...control} {...input} />
    </Field>
  )
}

interface ChoiceProps extends ControlProps, Omit<ComponentProps<'select'>, 'name' | 'defaultValue'> {
  /** The word for no choice; without it one has to be chosen. */
  readonly none?: string
  readonly options: Readonly<Record<string, string>>
  readonly defaultValue?: string | null | undefined
}

export function ChoiceField({ label, name, hint, errors, none, options, defaultValue, ...select }: ChoiceProps) {
  const { field, control } = useField({ label, name, ...(hint && { hint }), ...(errors && { errors }) })
  const held = select.value === undefined ? { defaultValue: defaultValue ?? '' } : {}
  return (
    <Field {...field}>
      <select {...control} {...held} {...select}>
        {none !== undefined && <option value="">{none}</option>}
        {Object.entries(options).map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  )
}

export function CheckField({ label, name, ...input }: { label: string; name: string } & ComponentProps<'input'>) {
  return (
    <label className="field check">
      <input type="checkbox" name={name} {...input} />
      <span>{label}</span>
    </label>
  )
}
