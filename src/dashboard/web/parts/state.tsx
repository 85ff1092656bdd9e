// What a page shows before it has something to show.
import type { ReactNode } from 'react'
import type { ApiError } from '../api/api-error.ts'

export function Loading({ what = 'Loading' }: { what?: string }) {
  return (
    <p className="state muted" role="status">
      {what} …
    </p>
  )
}

export function Failed({ errors, again }: { errors: readonly ApiError[]; again?: () => void }) {
  return (
    <div className="state" role="alert">
      <p>{errors[0]?.message ?? 'Something went wrong.'}</p>
      {again && (
        <button type="button" className="button" onClick={again}>
          Try again
        </button>
      )}
    </div>
  )
}

export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="state empty">
      <h2>{title}</h2>
      {children}
    </div>
  )
}
