import { useState } from 'react'
import type { ApiError } from '../api/api-error.ts'
import { useSend } from '../api/ask.ts'
import type { Card } from './layout.ts'
import { saveBoard } from './operations.ts'

export interface BoardEditor {
  /** `null`: the board is only looked at. */
  readonly cards: readonly Card[] | null
  /** Where the card stands that was changed last: read out. */
  readonly news: string
  readonly errors: readonly ApiError[]
  readonly saving: boolean
  begin(cards: readonly Card[]): void
  change(cards: readonly Card[], about?: { readonly id: string; readonly title: string }): void
  save(): Promise<void>
  cancel(): void
}

export function useArranging(boardId: string): BoardEditor {
  const [cards, setCards] = useState<readonly Card[] | null>(null)
  const [news, setNews] = useState('')
  const { send, sending, errors } = useSend(saveBoard)
  return {
    cards,
    news,
    errors,
    saving: sending,
    begin: setCards,
    change(next, about) {
      setCards(next)
      const area = next.find(card => card.id === about?.id)?.area
      if (about && area)
        setNews(
          `${about.title}: column ${area.column + 1}, row ${area.row + 1}; ${area.columns} columns wide, ${area.rows} rows high.`,
        )
    },
    cancel: () => setCards(null),
    async save() {
      const layout = (cards ?? []).map(({ id, area: { column, row, columns, rows } }) => ({
        widgetId: id,
        area: { column, row, columns, rows },
      }))
      const { data } = await send({ input: { id: boardId, cards: layout } })
      if (data) setCards(null)
    },
  }
}
