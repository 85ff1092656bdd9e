import type { CallAnswerFragment } from '../gql/graphql.ts'
import { formatNumber } from '../parts/format.ts'
import { Notice } from '../parts/notice.tsx'
import { Scroll } from '../parts/scroll.tsx'

/** What became of each request of a chain, and the data of the last one. */
export function CallAnswer({ answer }: { answer: CallAnswerFragment }) {
  return (
    <div className="stack" data-call={answer.ok ? 'ok' : 'failed'}>
      {answer.error && <Notice kind="bad">{answer.error.message}</Notice>}
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
            {answer.requests.map(request => (
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
      <Scroll label="Data of the answer">
        <pre>
          <code>{shorten(JSON.stringify(answer.data, null, 2))}</code>
        </pre>
      </Scroll>
    </div>
  )
}

/** A page takes long to draw more. */
const MOST_CHARACTERS = 50_000

function shorten(text: string): string {
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}\n… (cut)` : text
}
