import { useMemo } from 'react'
import type { ApiError } from '../api/api-error.ts'
import { type QueryState, useAsk, useLive } from '../api/ask.ts'
import type { BoardCardsQuery, BoardCardsQueryVariables, WidgetCardFragment } from '../gql/graphql.ts'
import { GROUP_SIZE, groupsOf } from './layout.ts'
import { askCards, followCards } from './operations.ts'

const PART_SIZE = Math.ceil(GROUP_SIZE / 3)

interface Need {
  /** They are to be read. */
  readonly isWanted: boolean
  /** They are to be followed, too. */
  readonly isFollowed: boolean
}

interface FoundCard {
  /** `undefined`: not read yet; `null`: it could not be. */
  readonly widget: WidgetCardFragment | null | undefined
  readonly error: ApiError | undefined
}

export interface FoundCards {
  of(id: string): FoundCard
  /** Why there is none of them. */
  readonly errors: readonly ApiError[]
  again(): void
}

/**
 * At most twelve cards, read in three parts, each once the one before has come: the first are seen soon, and no answer takes long to draw. One stream
 * follows them all, from when they are read: it begins with all of them once more.
 */
export function useCards(
  ids: readonly string[],
  settings: Omit<BoardCardsQueryVariables, 'ids'>,
  { isWanted, isFollowed }: Need,
): FoundCards {
  const known = ids.toSorted()
  // Moving a card asks nothing again: the parts are those of the order in which the cards came.
  // biome-ignore lint/correctness/useExhaustiveDependencies: of these ids, whatever their order.
  const parts = useMemo(() => groupsOf(ids, PART_SIZE).map(part => part.toSorted()), [known.join()])
  const [first = [], second = [], third = []] = parts
  const one = useAsk(askCards, { ids: first, ...settings }, { pause: !isWanted || first.length === 0 })
  const two = useAsk(askCards, { ids: second, ...settings }, { pause: second.length === 0 || !isAnswered(one) })
  const three = useAsk(askCards, { ids: third, ...settings }, { pause: third.length === 0 || !isAnswered(two) })
  const asked = [one, two, three].slice(0, parts.length)
  const pause = !isFollowed || !asked.every(isAnswered)
  const live = useLive(followCards, { ids: known, ...settings }, { pause })
  const failed = live.data ? undefined : asked.find(({ data, errors }) => !data?.widgetsById && errors.length > 0)
  return {
    of(id) {
      const part = parts.findIndex(each => each.includes(id))
      const [state, among] = live.data ? [live, known] : [asked[part], parts[part]]
      const at = among?.indexOf(id) ?? -1
      const widgets = state?.data?.widgetsById ?? []
      // By its id: what is there may still be the answer to the question before.
      const widget = widgets.find(each => each?.id === id) ?? (widgets[at] === null ? null : undefined)
      return { widget, error: state?.errors.find(({ path }) => path[1] === at) }
    },
    errors: failed?.errors ?? [],
    again: () => {
      for (const each of asked) each.again()
    },
  }
}

const isAnswered = ({ data, errors }: QueryState<BoardCardsQuery>) => data !== undefined || errors.length > 0
