import { useState } from 'react'
import type { CallAnswerFragment } from '../gql/graphql.ts'
import { formatNumber } from '../parts/format.ts'
import { Notice } from '../parts/notice.tsx'
import { Scroll } from '../parts/scroll.tsx'
import { PickedPaths, type PickedValue } from './picked-value.tsx'
import { ReplyTree } from './reply-tree.tsx'

/** What became of each request of a chain, and what it replied as a tree: a value in it makes its path. */
export function CallAnswer({ answer }: { answer: CallAnswerFragment }) {
  const [picked, setPicked] = useState<PickedValue | null>(null)
  return (
    <div className="stack" data-call={answer.ok ? 'ok' : 'failed'}>
      {answer.error && <Notice kind="bad">{answer.error.message}</Notice>}
      <RequestTable requests={answer.requests} />
      <p className="muted small">Choose a value: its path, and what names it in templates, are written below.</p>
      {answer.requests.map((request, at) => (
        <details key={request.name} open={at === answer.requests.length - 1}>
          <summary>Reply of {request.name}</summary>
          <ReplyTree
            label={`Reply of ${request.name}`}
            // Pages are put together: the data of the last one are those of the source.
            value={at === answer.requests.length - 1 ? answer.data : request.data}
            pick={steps => setPicked({ request: request.name, steps, isOfSource: at === answer.requests.length - 1 })}
          />
        </details>
      ))}
      {picked && <PickedPaths {...picked} />}
    </div>
  )
}

function RequestTable({ requests }: Pick<CallAnswerFragment, 'requests'>) {
  return (
    <Scroll label="Requests that were sent">
      <table>
        <thead>
          <tr>
            <th scope="col">Request</th>
            <th scope="col">URL</th>
            {['Status', 'Tries', 'Took'].map(name => (
              <th key={name} scope="col" className="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {requests.map(request => (
            <tr key={request.name}>
              <th scope="row">{request.name}</th>
              <td>
                <code>
                  {request.method} {request.url}
                </code>
                {request.error && <div className="bad small">{request.error.message}</div>}
              </td>
              <td className={request.ok ? 'number good' : 'number bad'}>{request.status ?? '–'}</td>
              <td className="number">{request.fromCache ? 'kept' : formatNumber(request.attempts)}</td>
              <td className="number">{formatNumber(request.durationMs)} ms</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
