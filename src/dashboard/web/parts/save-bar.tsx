import type { ReactNode } from 'react'
import type { ApiError } from '../api/api-error.ts'

interface SaveBarProps {
  readonly saving: boolean
  readonly saved: boolean
  readonly errors: readonly ApiError[]
  /** What the button says, where it is not the one that saves the page. */
  readonly label?: string
  /** What else can be done there. */
  readonly children?: ReactNode
}

export function SaveBar({ saving, saved, errors, label = 'Save', children }: SaveBarProps) {
  return (
    <div className="actions">
      <button type="submit" className="button primary" disabled={saving}>
        {saving ? 'Saving …' : label}
      </button>
      {children}
      <span role="status" className={errors.length > 0 ? 'bad' : 'good'}>
        {errors[0]?.message ?? (saved ? 'Saved.' : '')}
      </span>
    </div>
  )
}
