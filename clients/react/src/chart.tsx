import type { ChartOptions } from '@pushgraph/client'
import { useEffect, useState } from 'react'
import { usePushgraph } from './provider.js'

interface PictureProps {
  /** For those who do not see it. Default: what the widget is called. */
  readonly alt?: string
  readonly className?: string
}

export type ChartProps = PictureProps &
  (
    | ({ readonly widgetId: string; readonly src?: undefined } & Omit<ChartOptions, 'format'>)
    /** An address that a server asked for with `chartUrl`: the token of the page needs no scope then. */
    | { readonly src: string; readonly alt: string }
  )

/** A picture of a widget at a signed address, which the token has to be allowed to make (scope `manage`). */
export function Chart(props: ChartProps) {
  return props.src === undefined ? <SignedChart {...props} /> : <Picture {...props} />
}

function Picture({ src, alt, className }: PictureProps & { readonly src: string }) {
  return <img className={['pushgraph-chart', className].filter(Boolean).join(' ')} src={src} alt={alt} />
}

interface Outcome {
  readonly of: string
  readonly src?: string
  readonly title?: string
  readonly error?: Error
}

function SignedChart({ alt, className, src: _, ...asked }: Extract<ChartProps, { readonly widgetId: string }>) {
  const client = usePushgraph()
  const [outcome, setOutcome] = useState<Outcome>()
  const of = JSON.stringify(asked)
  useEffect(() => {
    const ending = new AbortController()
    const { signal } = ending
    const { widgetId, ...options } = JSON.parse(of) as ChartOptions & { widgetId: string }
    const document = 'query ClientTitle($id:ID!){widget(id:$id){title}}'
    const title = client.query<{ widget: { title: string } | null }>(document, { id: widgetId }, { signal })
    Promise.all([client.chartUrl(widgetId, options, { signal }), title]).then(
      ([src, { widget }]) => setOutcome({ of, src, title: `Chart of ${widget?.title}` }),
      error => signal.aborted || setOutcome({ of, error }),
    )
    return () => ending.abort()
  }, [client, of])
  if (outcome?.of !== of) return null
  if (outcome.error) return <span role="alert">{outcome.error.message}</span>
  return (
    <Picture src={outcome.src ?? ''} alt={alt ?? outcome.title ?? ''} {...(className !== undefined && { className })} />
  )
}
