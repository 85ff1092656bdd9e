import { useState } from 'react'
import type { ApiError } from '../api/api-error.ts'
import { messageFor } from '../api/api-error.ts'
import { useAsk } from '../api/ask.ts'
import { CheckField } from '../parts/form.tsx'
import { routeTo } from '../shell/route.ts'
import { askChannelNames } from './operations.ts'

interface Chosen {
  readonly id: string
  readonly name: string
}

/** Who gets its messages; channels of other pages than the first are found there. */
export function ChannelChoice({ chosen, errors }: { chosen: readonly Chosen[]; errors: readonly ApiError[] }) {
  const [after, setAfter] = useState<string | null>(null)
  const [picked, setPicked] = useState(chosen)
  const { data } = useAsk(askChannelNames, { after }, { lists: 'Channel' })
  const found = (data?.channels?.nodes ?? []).flatMap(node => node ?? [])
  const isPicked = (id: string) => picked.some(channel => channel.id === id)
  const shown = [...picked, ...found.filter(({ id }) => !isPicked(id))]
  const change = (channel: Chosen, checked: boolean) =>
    setPicked(before => [...before.filter(({ id }) => id !== channel.id), ...(checked ? [channel] : [])])
  const { hasNextPage, endCursor } = data?.channels?.pageInfo ?? {}
  const message = messageFor(errors, 'channelIds')
  return (
    <fieldset className="checks">
      <legend>Channels that are told</legend>
      {shown.map(({ id, name }) => (
        <CheckField
          key={id}
          label={name}
          name="channelIds"
          value={id}
          checked={isPicked(id)}
          onChange={event => change({ id, name }, event.currentTarget.checked)}
        />
      ))}
      {shown.length === 0 && (
        <p className="small muted whole">
          There are none yet: <a href={routeTo('channels')}>make a channel</a> to be told.
        </p>
      )}
      {hasNextPage && (
        <button type="button" className="button" onClick={() => setAfter(endCursor ?? null)}>
          More channels
        </button>
      )}
      {message && <p className="small bad whole">{message}</p>}
    </fieldset>
  )
}
