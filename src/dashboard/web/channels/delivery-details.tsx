import { useAsk, useSend } from '../api/ask.ts'
import { formatInstant, formatNumber } from '../parts/format.ts'
import { Notice } from '../parts/notice.tsx'
import { Scroll } from '../parts/scroll.tsx'
import { Failed, Loading } from '../parts/state.tsx'
import { useMay } from '../session/viewer.ts'
import { askDelivery, replayDelivery } from './operations.ts'

/** The tries of one delivery, what is sent, and sending it again. */
export function DeliveryDetails({ id }: { id: string }) {
  const { data, errors, again } = useAsk(askDelivery, { id })
  const replay = useSend(replayDelivery)
  const mayManage = useMay('MANAGE')
  const delivery = data?.delivery
  const sendAgain = async () => {
    const { data: sent } = await replay.send({ id })
    if (sent) again()
  }
  return (
    <section className="panel stack" aria-labelledby="delivery">
      <h2 id="delivery">
        Tries of <code>{id}</code>
      </h2>
      {!delivery && (errors.length > 0 ? <Failed errors={errors} again={again} /> : <Loading />)}
      {delivery && <Tries tries={delivery.tries} />}
      {delivery?.request && (
        <>
          <h3>What is sent to {delivery.request.target || 'the source'}</h3>
          <Scroll label="What is sent">
            <pre>{delivery.request.body}</pre>
          </Scroll>
        </>
      )}
      {replay.errors[0] && <Notice kind="bad">{replay.errors[0].message}</Notice>}
      {mayManage && (
        <div className="actions">
          <button type="button" className="button" disabled={replay.sending} onClick={sendAgain}>
            Send again
          </button>
        </div>
      )}
    </section>
  )
}

interface Try {
  readonly at: string
  readonly durationMs: number
  readonly status: number | null
  readonly reply: string | null
  readonly error: string | null
}

function Tries({ tries }: { tries: readonly Try[] }) {
  if (tries.length === 0) return <p className="muted">It was not tried yet.</p>
  return (
    <Scroll label="Table of tries">
      <table>
        <thead>
          <tr>
            {['When', 'Took', 'Status', 'Outcome', 'Answer'].map(name => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tries.map(({ at, durationMs, status, reply, error }) => (
            <tr key={at}>
              <td className="when">{formatInstant(at)}</td>
              <td>{formatNumber(durationMs)} ms</td>
              <td>{status ?? '–'}</td>
              <td className={error ? 'bad' : ''}>{error ?? 'taken'}</td>
              <td>
                <code>{reply || '–'}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
