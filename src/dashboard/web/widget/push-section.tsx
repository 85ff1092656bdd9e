import { useEffect } from 'react'
import { useAsk, useSend } from '../api/ask.ts'
import type { WidgetSettingsFragment } from '../gql/graphql.ts'
import { Confirm } from '../parts/confirm.tsx'
import { formatInstant, formatNumber } from '../parts/format.ts'
import { keySpanText } from '../parts/key-span.ts'
import { Scroll } from '../parts/scroll.tsx'
import { Failed, Loading } from '../parts/state.tsx'
import { PushPanel } from '../push/push-panel.tsx'
import { UploadPanel } from '../push/upload-panel.tsx'
import { askPushUrl, askReceipts, rotatePushKey } from './operations.ts'

interface PushSectionProps {
  readonly widget: WidgetSettingsFragment
  /** As it is followed: a new one means a new receipt. */
  readonly lastPushAt: string | null
}

export function PushSection({ widget, lastPushAt }: PushSectionProps) {
  const { data, errors, again } = useAsk(askPushUrl, { id: widget.id })
  const rotate = useSend(rotatePushKey)
  const pushUrl = data?.widget?.pushUrl
  return (
    <section className="panel stack push" aria-labelledby="push">
      <h2 id="push">Push</h2>
      {!data && (errors.length > 0 ? <Failed errors={errors} again={again} /> : <Loading />)}
      {pushUrl === null && (
        <p>The push URL works but cannot be shown: the secret key it was stored under is lost. Make a new push key.</p>
      )}
      {pushUrl && (
        <PushPanel
          pushUrl={pushUrl}
          keyKind={widget.keyKind}
          keyColumn={widget.keyColumn}
          dimensions={widget.dimensions.map(({ name }) => name)}
          metrics={widget.metrics.filter(metric => !metric.formula && !metric.eventCount).map(({ name }) => name)}
        />
      )}
      <details className="metric">
        <summary>
          <h3>Upload a file</h3>
        </summary>
        <UploadPanel widget={widget} />
      </details>
      <Receipts id={widget.id} lastPushAt={lastPushAt} />
      <div className="actions">
        <Confirm
          label="New push key"
          title="Make a new push key?"
          yes="Make a new key"
          confirm={() => rotate.send({ id: widget.id })}
        >
          <p>The old push URL stops at once: whatever pushes to it has to get the new one.</p>
        </Confirm>
        {rotate.errors[0] && <span className="bad">{rotate.errors[0].message}</span>}
      </div>
    </section>
  )
}

function Receipts({ id, lastPushAt }: { id: string; lastPushAt: string | null }) {
  const { data, again } = useAsk(askReceipts, { id })
  const loadedPushAt = data?.widget?.lastPushAt
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each push that is not shown yet; `again` is another each time.
  useEffect(() => {
    if (lastPushAt !== null && loadedPushAt !== undefined && loadedPushAt !== lastPushAt) again()
  }, [lastPushAt, loadedPushAt])
  const receipts = (data?.widget?.receipts.edges ?? []).flatMap(edge => edge?.node ?? [])
  return (
    <div className="stack">
      <h3>Recent pushes</h3>
      {receipts.length === 0 ? (
        <p className="muted">None that is remembered.</p>
      ) : (
        <Scroll label="Table of recent pushes">
          <table>
            <thead>
              <tr>
                <th scope="col">When</th>
                <th scope="col">By</th>
                <th scope="col">Keys</th>
                {['Rows', 'Points', 'New', 'Changed'].map(name => (
                  <th key={name} scope="col" className="number">
                    {name}
                  </th>
                ))}
                <th scope="col">Receipt</th>
              </tr>
            </thead>
            <tbody>
              {receipts.map(receipt => (
                <tr key={receipt.id}>
                  <td className="when">{formatInstant(receipt.acceptedAt)}</td>
                  <td>{receipt.caller}</td>
                  <td className="when">{keySpanText(receipt)}</td>
                  <td className="number">{formatNumber(receipt.rows)}</td>
                  <td className="number">{formatNumber(receipt.points)}</td>
                  <td className="number">{formatNumber(receipt.created)}</td>
                  <td className="number">{formatNumber(receipt.changed)}</td>
                  <td>
                    <code>{receipt.id}</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </div>
  )
}
