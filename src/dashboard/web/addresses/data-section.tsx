import { useId, useState } from 'react'
import { useAsk, useSend } from '../api/ask.ts'
import type { DataAddressListQuery, DataKind, WidgetSettingsFragment } from '../gql/graphql.ts'
import { Confirm } from '../parts/confirm.tsx'
import { CopyBlock } from '../parts/copy.tsx'
import { formatInstant } from '../parts/format.ts'
import { Notice } from '../parts/notice.tsx'
import { Failed, Loading } from '../parts/state.tsx'
import { type AddressForm, addressForms, addressText } from './address-forms.ts'
import { NewDataAddress } from './new-data-address.tsx'
import { askDataAddresses, revokeDataAddress } from './operations.ts'

const kinds: Readonly<Record<DataKind, string>> = {
  REPORT: 'Report',
  POINTS: 'Rows as they were pushed',
  QUERY: 'Saved query',
  ANNOTATIONS: 'Annotations',
}

/** Addresses of a widget's rows, for spreadsheets and notebooks. */
export function DataSection({ widget }: { widget: WidgetSettingsFragment }) {
  const { data, errors, again } = useAsk(askDataAddresses, { widgetId: widget.id }, { lists: 'DataAddress' })
  const heading = useId()
  return (
    <section className="panel stack" aria-labelledby={heading}>
      <h2 id={heading}>Data addresses</h2>
      <p className="muted">
        For spreadsheets and notebooks: anyone with an address reads its rows without a token, and nothing else, until
        it is revoked.
      </p>
      {!data && (errors.length > 0 ? <Failed errors={errors} again={again} /> : <Loading />)}
      {data && workingOnes(data).map(address => <OneAddress key={address.id} address={address} />)}
      {data && <NewDataAddress widget={widget} />}
    </section>
  )
}

function workingOnes({ dataAddresses }: DataAddressListQuery) {
  const all = (dataAddresses?.edges ?? []).flatMap(edge => edge?.node ?? [])
  return all.filter(({ revokedAt, expiresAt }) => !revokedAt && (!expiresAt || Date.parse(expiresAt) > Date.now()))
}

function OneAddress({ address }: { address: ReturnType<typeof workingOnes>[number] }) {
  const { send, errors } = useSend(revokeDataAddress)
  const [form, setForm] = useState<AddressForm>('csv')
  const { name, kind, choosesPeriod, createdBy, createdAt, expiresAt, lastUsedAt } = address
  return (
    <div className="stack">
      <div className="actions">
        <strong>{name}</strong>
        <label className="pick">
          <span className="sr-only">Address of {name} for</span>
          <select value={form} onChange={event => setForm(event.target.value as AddressForm)}>
            {Object.entries(addressForms).map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </label>
      </div>
      <CopyBlock text={addressText(address, form)} label={`${addressForms[form]} address of ${name}`} />
      <div className="actions">
        <span className="muted">
          {kinds[kind]}; made by {createdBy}, {formatInstant(createdAt)};{' '}
          {expiresAt ? `ends ${formatInstant(expiresAt)}` : 'never ends'}
          {choosesPeriod && '; its period can be chosen'};{' '}
          {lastUsedAt ? `last opened ${formatInstant(lastUsedAt)}` : 'never opened'}
        </span>
        <Confirm label="Revoke" title="Revoke this data address?" yes="Revoke" confirm={() => send({ id: address.id })}>
          <p>Spreadsheets and programs that use it get nothing any more.</p>
        </Confirm>
      </div>
      {errors[0] && <Notice kind="bad">{errors[0].message}</Notice>}
    </div>
  )
}
