// Which hosts the sources of all projects call.
import { sql } from 'kysely'
import type { Database } from '../database/client.ts'

export interface SourceUrl {
  readonly source: string
  readonly url: string
}

/** The URLs of requests as they were saved: their hosts are fixed, what follows them may be templates. */
export async function selectSourceUrls(db: Database, most: number): Promise<SourceUrl[]> {
  const { rows } = await sql<SourceUrl>`
    select distinct on (lower(substring(r.request ->> 'url' from '^[a-zA-Z]+://[^/?#{]*')))
           s.name as source, substring(r.request ->> 'url' from '^[a-zA-Z]+://[^/?#{]*') as url
      from sources s cross join lateral json_array_elements(s.requests::json) as r(request)
     where r.request ->> 'url' ~ '^[a-zA-Z]+://[^/?#{]+'
     limit ${most}`.execute(db)
  return rows
}
