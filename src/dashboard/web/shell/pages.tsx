import { type ComponentType, lazy, Suspense } from 'react'
import { BoardPage } from '../board/board-page.tsx'
import { Loading } from '../parts/state.tsx'
import { Boundary } from './boundary.tsx'
import { Main, Page } from './page.tsx'
import { routeTo, useRoute } from './route.ts'

/** Pages beside the board are loaded when they are opened. */
const pages: Readonly<Record<string, ComponentType>> = {
  '': BoardPage,
  boards: BoardPage,
  wall: lazy(async () => ({ default: (await import('../board/wall-page.tsx')).WallPage })),
  widgets: lazy(async () => ({ default: (await import('../widget/widget-page.tsx')).WidgetPage })),
  new: lazy(async () => ({ default: (await import('../create/new-widget-page.tsx')).NewWidgetPage })),
  catalogue: lazy(async () => ({ default: (await import('../catalogue/catalogue-page.tsx')).CataloguePage })),
  sources: lazy(async () => ({ default: (await import('../sources/sources-page.tsx')).SourcesPage })),
  consent: lazy(async () => ({ default: (await import('../sources/consent-page.tsx')).ConsentPage })),
  alerts: lazy(async () => ({ default: (await import('../alerts/alerts-page.tsx')).AlertsPage })),
  channels: lazy(async () => ({ default: (await import('../channels/channels-page.tsx')).ChannelsPage })),
  deliveries: lazy(async () => ({ default: (await import('../channels/deliveries-page.tsx')).DeliveriesPage })),
  reports: lazy(async () => ({ default: (await import('../reports/reports-page.tsx')).ReportsPage })),
  queries: lazy(async () => ({ default: (await import('../queries/queries-page.tsx')).QueriesPage })),
  tokens: lazy(async () => ({ default: (await import('../tokens/tokens-page.tsx')).TokensPage })),
  clients: lazy(async () => ({ default: (await import('../tokens/clients-page.tsx')).ClientsPage })),
  project: lazy(async () => ({ default: (await import('../project/project-page.tsx')).ProjectPage })),
  audit: lazy(async () => ({ default: (await import('../audit/audit-page.tsx')).AuditPage })),
}

/** `hidden`: they ask for what they show, and are not seen yet. */
export function Pages({ hidden }: { hidden: boolean }) {
  const { page, id } = useRoute()
  const Current = Object.hasOwn(pages, page) ? pages[page] : undefined
  const location = `${page}/${id ?? ''}`
  return (
    <Main location={location} hidden={hidden}>
      <Boundary key={location}>
        <Suspense fallback={<Loading />}>
          {Current ? (
            <Current key={id} />
          ) : (
            <Page title="There is no such page">
              <a href={routeTo('')}>Go to the board</a>
            </Page>
          )}
        </Suspense>
      </Boundary>
    </Main>
  )
}
