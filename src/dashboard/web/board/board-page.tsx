import { useState } from 'react'
import type { ApiError } from '../api/api-error.ts'
import { useAsk, useSend } from '../api/ask.ts'
import type { BoardLayoutQuery, BoardWidgetsQuery } from '../gql/graphql.ts'
import { Notice } from '../parts/notice.tsx'
import { Empty, Failed, Loading } from '../parts/state.tsx'
import { PeriodPicker } from '../period/period-picker.tsx'
import { useMay } from '../session/viewer.ts'
import { ShareSection } from '../share/share-section.tsx'
import { Page } from '../shell/page.tsx'
import { routeTo, useRoute } from '../shell/route.ts'
import { BoardFilter } from './board-filter.tsx'
import { CardGroup } from './card-group.tsx'
import { CardTools } from './card-tools.tsx'
import { type Card, groupsOf, moveCard, orderCards, widen } from './layout.ts'
import { askBoard, askWidgets, saveBoard } from './operations.ts'

const GROUP_SIZE = 12

export function BoardPage() {
  const { params } = useRoute()
  const [search, tag] = [params.get('search') || null, params.get('tag') || null]
  const all = useAsk(askWidgets, { search: null, tag: null }, { lists: 'Widget' })
  const found = useAsk(askWidgets, { search, tag }, { pause: search === null && tag === null, lists: 'Widget' })
  const board = useAsk(askBoard, {})
  const mayManage = useMay('MANAGE')
  const arranging = useArranging()

  const matching = search === null && tag === null ? all : found
  const errors = [...all.errors, ...found.errors, ...board.errors]
  if (errors.length > 0 && !(matching.data?.widgets && board.data)) {
    return (
      <Page title="Board">
        <Failed errors={errors} again={all.again} />
      </Page>
    )
  }
  if (!all.data || !board.data) {
    return (
      <Page title="Board">
        <Loading />
      </Page>
    )
  }
  const widgets = nodesOf(all.data)
  if (widgets.length === 0) return <FirstWidget mayManage={mayManage} />

  const saved = savedCards(board.data)
  const visible = nodesOf(matching.data ?? all.data).map(widget => widget.id)
  const cards = arranging.cards ?? orderCards(visible, saved)
  const everything = () =>
    orderCards(
      widgets.map(widget => widget.id),
      saved,
    )
  const titles = new Map(widgets.map(widget => [widget.id, widget.title]))
  const tools = (card: Card) =>
    arranging.cards && (
      <CardTools
        title={titles.get(card.id) ?? ''}
        width={card.width}
        move={by => arranging.change(now => moveCard(now, card.id, now.findIndex(({ id }) => id === card.id) + by))}
        widen={width => arranging.change(now => widen(now, card.id, width))}
      />
    )
  return (
    <Page title="Board" actions={<Actions mayManage={mayManage} arranging={arranging} everything={everything} />}>
      {!arranging.cards && (
        <div className="toolbar">
          <BoardFilter tags={[...new Set(widgets.flatMap(widget => widget.tags))].sort()} />
          <PeriodPicker ownPeriod="Each widget’s own" />
        </div>
      )}
      {arranging.errors[0] && <Notice kind="bad">{arranging.errors[0].message}</Notice>}
      {all.data.widgets?.pageInfo.hasNextPage && (
        <Notice kind="plain">The first 500 widgets are shown; search finds the others.</Notice>
      )}
      {cards.length === 0 && <Empty title="No widget matches" />}
      <div className="board">
        {groupsOf(cards, GROUP_SIZE).map((group, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a group is its place; its cards change.
          <CardGroup key={at} cards={group} titles={titles} tools={tools} />
        ))}
      </div>
      {mayManage && !arranging.cards && <ShareBoard />}
    </Page>
  )
}

/** Asked for when it is opened. */
function ShareBoard() {
  const [open, setOpen] = useState(false)
  return (
    <details onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>Share the board</summary>
      {open && <ShareSection widgetId={null} />}
    </details>
  )
}

function nodesOf({ widgets }: BoardWidgetsQuery) {
  return (widgets?.edges ?? []).flatMap(edge => edge?.node ?? [])
}

/** In the order that was saved; none where the board cannot be read. */
function savedCards({ board }: BoardLayoutQuery): Card[] {
  return (board?.cards ?? []).map(({ widget, width }) => ({ id: widget.id, width }))
}

interface BoardEditor {
  /** `null`: the board is only looked at. */
  readonly cards: readonly Card[] | null
  readonly errors: readonly ApiError[]
  readonly saving: boolean
  begin(cards: readonly Card[]): void
  change(to: (cards: readonly Card[]) => Card[]): void
  save(): Promise<void>
  cancel(): void
}

function useArranging(): BoardEditor {
  const [cards, setCards] = useState<readonly Card[] | null>(null)
  const { send, sending, errors } = useSend(saveBoard)
  return {
    cards,
    errors,
    saving: sending,
    begin: setCards,
    change: to => setCards(now => now && to(now)),
    cancel: () => setCards(null),
    async save() {
      const { data } = await send({ input: { cards: (cards ?? []).map(({ id, width }) => ({ widgetId: id, width })) } })
      if (data) setCards(null)
    },
  }
}

interface ActionsProps {
  readonly mayManage: boolean
  readonly arranging: BoardEditor
  everything(): Card[]
}

function Actions({ mayManage, arranging, everything }: ActionsProps) {
  if (!mayManage) return null
  if (arranging.cards) {
    return (
      <>
        <button type="button" className="button" onClick={arranging.cancel}>
          Cancel
        </button>
        <button type="button" className="button primary" disabled={arranging.saving} onClick={arranging.save}>
          Save the layout
        </button>
      </>
    )
  }
  return (
    <>
      <button type="button" className="button" onClick={() => arranging.begin(everything())}>
        Arrange
      </button>
      <a className="button primary" href={routeTo('new')}>
        New widget
      </a>
    </>
  )
}

function FirstWidget({ mayManage }: { mayManage: boolean }) {
  return (
    <Page title="Board">
      <Empty title="No widgets yet">
        <p>A widget is a table of numbers that your programs push. Make one, and push to its URL.</p>
        {mayManage && (
          <a className="button primary" href={routeTo('new')}>
            Make the first widget
          </a>
        )}
      </Empty>
    </Page>
  )
}
