import { useEffect, useState } from 'react'
import { useSession } from '../session/session.ts'
import { POINTS_OF_A_PAGE, type Point, readPoints, type toListBody } from './point.ts'

interface PointsPage {
  readonly points: readonly Point[]
  readonly hasMore: boolean
}

interface PointsState {
  readonly page: PointsPage | null
  readonly error: string | null
  again(): void
}

/** A page of points as they are stored now; while another is asked for, the one before stays. */
export function usePoints(body: ReturnType<typeof toListBody>): PointsState {
  const { token } = useSession()
  const [page, setPage] = useState<PointsPage | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [count, setCount] = useState(0)
  const text = JSON.stringify(body)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the count asks again.
  useEffect(() => {
    const asked = new AbortController()
    ask(text, token ?? '', asked.signal)
      .then(points => {
        setPage({ points: points.slice(0, POINTS_OF_A_PAGE), hasMore: points.length > POINTS_OF_A_PAGE })
        setError(null)
      })
      .catch((failure: Error) => {
        if (!asked.signal.aborted) setError(failure.message)
      })
    return () => asked.abort()
  }, [text, token, count])
  return { page, error, again: () => setCount(before => before + 1) }
}

async function ask(body: string, token: string, signal: AbortSignal): Promise<Point[]> {
  const reply = await fetch(new URL('api/external/list/point', document.baseURI), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body,
    signal,
  }).catch(() => {
    throw new Error('The gateway cannot be reached.')
  })
  return readPoints(await reply.text())
}
