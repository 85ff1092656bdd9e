import { useState } from 'react'
import type { WidgetSettingsFragment } from '../gql/graphql.ts'
import { useSession } from '../session/session.ts'
import { useRoute } from '../shell/route.ts'
import { type DownloadFormat, download, downloadNames, downloadPath, fileName } from './downloads.ts'

/** Chosen, it is downloaded; the choice does not stay. */
export function DownloadPicker({ widget }: { widget: WidgetSettingsFragment }) {
  const { params } = useRoute()
  const { token } = useSession()
  const [state, setState] = useState<{ text: string; isBad: boolean } | null>(null)
  const choose = async (format: DownloadFormat) => {
    setState({ text: 'Downloading …', isBad: false })
    try {
      await download(downloadPath(widget.id, format, params), fileName(widget.title, format), token ?? '')
      setState(null)
    } catch (error) {
      setState({ text: (error as Error).message, isBad: true })
    }
  }
  return (
    <>
      <span role="status" className={state?.isBad ? 'bad' : 'muted'}>
        {state?.text}
      </span>
      <select aria-label="Download" value="" onChange={event => void choose(event.target.value as DownloadFormat)}>
        <option value="" disabled>
          Download
        </option>
        {Object.entries(downloadNames).map(([format, name]) => (
          <option key={format} value={format}>
            {name}
          </option>
        ))}
      </select>
    </>
  )
}
