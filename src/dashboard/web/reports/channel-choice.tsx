import { type ApiError, messageFor } from '../api/api-error.ts'
import { useAsk } from '../api/ask.ts'
import { CheckField } from '../parts/form.tsx'
import { askReportChoices } from './operations.ts'

interface ChannelChoiceProps {
  readonly chosen: readonly string[]
  readonly errors: readonly ApiError[]
  change(channelIds: readonly string[]): void
}

export function ChannelChoice({ chosen, errors, change }: ChannelChoiceProps) {
  const { data, errors: unread } = useAsk(askReportChoices, {}, { lists: 'Channel' })
  const channels = data?.channels?.nodes ?? []
  const deleted = data?.channels ? chosen.filter(id => channels.every(channel => channel.id !== id)) : []
  const message = messageFor(errors, 'channelIds')
  const field = (id: string, label: string) => (
    <CheckField
      key={id}
      label={label}
      name="channelIds"
      value={id}
      checked={chosen.includes(id)}
      onChange={event => change([...chosen.filter(each => each !== id), ...(event.target.checked ? [id] : [])])}
    />
  )
  return (
    <fieldset className="checks">
      <legend>Channels</legend>
      {data?.channels && channels.length === 0 && <p className="small muted">The project has no channel yet.</p>}
      {channels.map(({ id, name, target }) => field(id, target ? `${name} (${target})` : name))}
      {deleted.map(id => field(id, 'a channel that was deleted'))}
      {!data?.channels && unread[0] && <p className="small bad">{unread[0].message}</p>}
      {message && <p className="small bad whole">{message}</p>}
    </fieldset>
  )
}
