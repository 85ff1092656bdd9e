import { type ReactNode, useId } from 'react'

interface SelectFieldProps {
  readonly label: string
  readonly name?: string
  readonly value: string
  readonly required?: boolean
  choose(value: string): void
  /** Its options. */
  readonly children: ReactNode
}

/** A choice that changes what else the form asks for. */
export function SelectField({ label, choose, children, ...select }: SelectFieldProps) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} {...select} onChange={event => choose(event.target.value)}>
        {children}
      </select>
    </div>
  )
}
