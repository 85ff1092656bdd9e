import type { ReactNode } from 'react'
import type { ApiError } from '../api/api-error.ts'

interface SaveBarProps {
  readonly saving: boolean
  readonly saved: boolean
  readonly errors: readonly ApiError[]
  /** What else can be done there. */
  readonly children?: ReactNode
}

export function SaveBar({ saving, saved, errors, children }: SaveBarProps) {
  return (
    <div className="actions">
      <button type="submit" className="button primary" disabled={saving}>
        {saving ? 'Saving …' : 'Save'}
      </button>
      {children}
      <span role="status" className={errors.length > 0 ? 'bad' : 'good'}>
        {errors[0]?.message ?? (saved ? 'Saved.' : '')}
      </span>
    </div>
  )
}
