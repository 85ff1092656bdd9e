import type { ApiError } from '../api/api-error.ts'

export function SaveBar({ saving, saved, errors }: { saving: boolean; saved: boolean; errors: readonly ApiError[] }) {
  return (
    <div className="actions">
      <button type="submit" className="button primary" disabled={saving}>
        {saving ? 'Saving …' : 'Save'}
      </button>
      <span role="status" className={errors.length > 0 ? 'bad' : 'good'}>
        {errors[0]?.message ?? (saved ? 'Saved.' : '')}
      </span>
    </div>
  )
}
