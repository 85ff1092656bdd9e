import type { ExplainedMetricFragment } from '../gql/graphql.ts'
import { formatInstant, formatNumber } from '../parts/format.ts'
import { keySpanText } from '../parts/key-span.ts'
import { Scroll } from '../parts/scroll.tsx'

type Receipts = NonNullable<NonNullable<ExplainedMetricFragment['explain']>['receipts']>

/** Pushes that may have written the numbers above. */
export function ReceiptTable({ receipts }: { receipts: Receipts }) {
  return (
    <>
      <h3>Pushes that may have written them</h3>
      <Scroll label="Table of pushes that may have written these numbers">
        <table>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">By</th>
              <th scope="col">Keys</th>
              <th scope="col" className="number">
                Rows
              </th>
            </tr>
          </thead>
          <tbody>
            {receipts.map(receipt => (
              <tr key={receipt.id}>
                <td className="when">{formatInstant(receipt.acceptedAt)}</td>
                <td>{receipt.caller}</td>
                <td className="when">{keySpanText(receipt)}</td>
                <td className="number">{formatNumber(receipt.rows)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  )
}
