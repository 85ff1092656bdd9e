import type { ApiError } from '../api/fault.ts'

export function SaveBar({ saving, saved, faults }: { saving: boolean; saved: boolean; faults: readonly ApiError[] }) {
  return (
    <div className="actions">
      <button type="submit" className="button primary" disabled={saving}>
        {saving ? 'Saving …' : 'Save'}
      </button>
      <span role="status" className={faults.length > 0 ? 'bad' : 'good'}>
        {faults[0]?.message ?? (saved ? 'Saved.' : '')}
      </span>
    </div>
  )
}
