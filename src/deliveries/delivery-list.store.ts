// The deliveries of a project, a page at a time.
import { sql } from 'kysely'
import type { Id, ProjectId } from '../base/id.ts'
import type { Database } from '../database/client.ts'
import { mapPage, type Page, selectPage } from '../database/page.ts'
import type { ListRequest } from '../request/page.ts'
import { toDelivery } from './delivery.store.ts'
import type { Delivery, DeliveryState, OriginKind } from './delivery.ts'

export type DeliveryOrderField = 'CREATED_AT'

export interface DeliverySearch extends ListRequest<DeliveryOrderField> {
  /** What the title holds; `null`: anything. So for the others. */
  readonly search: string | null
  readonly channelId: Id | null
  readonly states: readonly DeliveryState[] | null
  readonly origins: readonly OriginKind[] | null
}

export async function selectDeliveryPage(
  db: Database,
  projectId: ProjectId,
  page: DeliverySearch,
): Promise<Page<Delivery>> {
  const { search, channelId, states, origins } = page
  const rows = db
    .selectFrom('deliveries')
    .selectAll()
    .where('project_id', '=', projectId)
    .$if(channelId !== null, q => q.where('channel_id', '=', channelId ?? ''))
    .$if(states !== null, q => q.where('state', '=', sql<string>`any (${states}::text[])`))
    .$if(origins !== null, q => q.where('origin_kind', '=', sql<string>`any (${origins}::text[])`))
    .$if(search !== null, q => q.where(sql<boolean>`strpos(folded(title), folded(${search}::text)) > 0`))
  return mapPage(await selectPage(db, rows, { id: sql<Id>`delivery_id`, sort: null }, page), toDelivery)
}
