import type { ApiError } from '../api/api-error.ts'
import type { AlertRuleFragment } from '../gql/graphql.ts'
import { CheckField, TextField } from '../parts/form.tsx'

/** When it is evaluated. */
export function WhenFields({ alert, errors }: { alert: AlertRuleFragment | null; errors: readonly ApiError[] }) {
  return (
    <div className="fields">
      <CheckField label="Evaluate after pushes" name="onPush" defaultChecked={alert?.onPush ?? true} />
      <TextField
        label="And by a schedule"
        name="cron"
        placeholder="0 6 * * *"
        defaultValue={alert?.cron ?? ''}
        hint="As cron has it, such as 0 6 * * 1-5; empty: after pushes alone"
        errors={errors}
      />
      <TextField
        label="Time zone"
        name="timeZone"
        placeholder="Europe/Berlin"
        defaultValue={alert?.timeZone ?? ''}
        hint="Empty: that of the project"
        errors={errors}
      />
      <CheckField
        label="Note it in the charts when it fires"
        name="annotate"
        defaultChecked={alert?.annotate ?? false}
      />
    </div>
  )
}
