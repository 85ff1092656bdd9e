import type { ApiError } from '../api/api-error.ts'
import type { AlertRuleFragment } from '../gql/graphql.ts'
import { CheckField, ChoiceField, TextField } from '../parts/form.tsx'

const missingOptions = { NO_DATA: 'is a state of its own: No data', KEEP: 'is passed over', ZERO: 'has the value 0' }

/** How buckets lead to a state. */
export function BucketFields({ alert, errors }: { alert: AlertRuleFragment | null; errors: readonly ApiError[] }) {
  return (
    <>
      <TextField
        label="For so many buckets in a row"
        name="forBuckets"
        type="number"
        min={1}
        max={100}
        defaultValue={alert?.forBuckets ?? 1}
        errors={errors}
      />
      <TextField
        label="Recovers at"
        name="recoverAt"
        inputMode="decimal"
        defaultValue={alert?.recoverAt ?? ''}
        hint="Empty: at the line itself"
        errors={errors}
      />
      <ChoiceField
        label="A bucket without data"
        name="whenMissing"
        options={missingOptions}
        defaultValue={alert?.whenMissing ?? 'NO_DATA'}
        errors={errors}
      />
      <CheckField
        label="Evaluate the running bucket, too"
        name="includeRunning"
        defaultChecked={alert?.includeRunning ?? false}
      />
    </>
  )
}
