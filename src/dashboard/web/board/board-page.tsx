import { type ReactNode, useEffect } from 'react'
import { useAsk } from '../api/ask.ts'
import { loadDrawing } from '../chart/chart.tsx'
import type { BoardLayoutQuery, BoardWidgetsQuery } from '../gql/graphql.ts'
import { Notice } from '../parts/notice.tsx'
import { Empty, Failed, Loading } from '../parts/state.tsx'
import { PeriodPicker } from '../period/period-picker.tsx'
import { useMay } from '../session/viewer.ts'
import { Page } from '../shell/page.tsx'
import { routeTo, useRoute } from '../shell/route.ts'
import { BoardActions, WidgetChoice } from './board-actions.tsx'
import { BoardFilter } from './board-filter.tsx'
import { BoardMore } from './board-more.tsx'
import { BoardTabs } from './board-tabs.tsx'
import { CardGrid } from './card-grid.tsx'
import { CardTools } from './card-tools.tsx'
import { addCard, type Card, cardsOf, reflow, removeCard } from './layout.ts'
import { askBoard, askWidgets } from './operations.ts'
import { useArranging } from './use-arranging.ts'

/** The board of the address, else the first one. */
export function BoardPage() {
  const { page, id } = useRoute()
  const all = useAsk(askWidgets, { search: null, tag: null }, { lists: 'Widget' })
  const layout = useAsk(askBoard, { id: page === 'boards' ? id : null }, { lists: 'Board' })
  const mayManage = useMay('MANAGE')
  const board = layout.data?.board
  useEffect(() => {
    // Together with the numbers that are drawn; charts themselves say where it fails.
    loadDrawing().catch(() => {})
  }, [])
  if (all.data?.widgets && board) {
    const widgets = nodesOf(all.data)
    if (widgets.length === 0) return <FirstWidget mayManage={mayManage} />
    const boards = layout.data?.boards ?? [board]
    const isCut = all.data.widgets.pageInfo.hasNextPage
    return (
      <BoardView key={board.id} board={board} boards={boards} widgets={widgets} isCut={isCut} again={layout.again} />
    )
  }
  // Who is limited to some widgets gets no list of boards.
  const errors = [...all.errors, ...layout.errors.filter(({ path }) => path[0] !== 'boards')]
  return <Page title="Board">{errors.length > 0 ? <Failed errors={errors} again={all.again} /> : <Loading />}</Page>
}

interface BoardViewProps {
  readonly board: NonNullable<BoardLayoutQuery['board']>
  readonly boards: readonly { readonly id: string; readonly name: string }[]
  readonly widgets: ReturnType<typeof nodesOf>
  /** There are more widgets than these. */
  readonly isCut: boolean
  again(): void
}

function BoardView({ board, boards, widgets, isCut, again }: BoardViewProps) {
  const { params } = useRoute()
  const [search, tag] = [params.get('search') || null, params.get('tag') || null]
  const isFiltered = search !== null || tag !== null
  const found = useAsk(askWidgets, { search, tag }, { pause: !isFiltered, lists: 'Widget' })
  const mayManage = useMay('MANAGE')
  const arranging = useArranging(board.id)
  const titles = new Map(widgets.map(widget => [widget.id, widget.title]))
  const saved = cardsOf([...titles.keys()], layoutOf(board))
  const cards = arranging.cards ?? (isFiltered && found.data ? matching(saved, found.data) : saved)
  const actions = <BoardActions mayManage={mayManage} arranging={arranging} begin={() => arranging.begin(saved)} />
  return (
    <Page title={board.name} actions={actions}>
      {arranging.cards ? (
        <ArrangingHelp arranging={arranging}>
          {!board.showsAllWidgets && (
            <WidgetChoice
              titles={titles}
              taken={arranging.cards}
              add={id => arranging.change(addCard(arranging.cards ?? [], id))}
            />
          )}
        </ArrangingHelp>
      ) : (
        <>
          <BoardTabs boards={boards} current={board.id} />
          <div className="toolbar">
            <BoardFilter tags={[...new Set(widgets.flatMap(widget => widget.tags))].sort()} />
            <PeriodPicker ownPeriod="Each widget’s own" shownBy={cards[0]?.id} />
          </div>
        </>
      )}
      {found.errors[0] && <Notice kind="bad">{found.errors[0].message}</Notice>}
      {isCut && <Notice kind="plain">The first 500 widgets are shown; search finds the others.</Notice>}
      {cards.length === 0 && <NoCards isFiltered={isFiltered} />}
      <CardGrid
        cards={cards}
        titles={titles}
        tools={card =>
          arranging.cards && <Tools card={card} cards={arranging.cards} {...{ board, titles, arranging }} />
        }
      />
      {mayManage && !arranging.cards && <BoardMore board={board} boards={boards} again={again} />}
    </Page>
  )
}

interface ToolsProps {
  readonly card: Card
  readonly cards: readonly Card[]
  readonly board: BoardViewProps['board']
  readonly titles: ReadonlyMap<string, string>
  readonly arranging: ReturnType<typeof useArranging>
}

function Tools({ card, cards, board, titles, arranging }: ToolsProps) {
  const title = titles.get(card.id) ?? ''
  return (
    <CardTools
      title={title}
      card={card}
      cards={cards}
      change={next => arranging.change(next, { id: card.id, title })}
      remove={board.showsAllWidgets ? null : () => arranging.change(removeCard(cards, card.id))}
    />
  )
}

function ArrangingHelp({ arranging, children }: { arranging: ToolsProps['arranging']; children: ReactNode }) {
  return (
    <>
      <p className="sr-only" role="status">
        {arranging.news}
      </p>
      <div className="toolbar">
        <p id="arranging-help" className="muted small">
          Drag a card by its handle, or its lower right corner. By keyboard: arrows move the card, Shift and arrows
          resize it, Escape takes it back.
        </p>
        {children}
        {arranging.errors[0] && <Notice kind="bad">{arranging.errors[0].message}</Notice>}
      </div>
    </>
  )
}

function NoCards({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered) return <Empty title="No widget matches" />
  return (
    <Empty title="No cards yet">
      <p>Arrange the board to put widgets on it.</p>
    </Empty>
  )
}

function nodesOf({ widgets }: BoardWidgetsQuery) {
  return (widgets?.edges ?? []).flatMap(edge => edge?.node ?? [])
}

const layoutOf = ({ cards, showsAllWidgets }: BoardViewProps['board']) => ({
  showsAllWidgets,
  cards: cards.map(({ widget, area }) => ({ id: widget.id, area })),
})

function matching(cards: readonly Card[], data: BoardWidgetsQuery): Card[] {
  const found = new Set(nodesOf(data).map(widget => widget.id))
  return reflow(cards.map(card => card.id).filter(id => found.has(id)))
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
