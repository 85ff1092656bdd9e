import { type Kysely, sql } from 'kysely'

/**
 * Texts as they are searched and sorted: without accents and without regard to case. PostgreSQL makes them of what is stored, whoever
 * writes it. `normalize` takes letters apart from their marks, which are then left out; what `lower` knows of other scripts is the matter
 * of the database's locale. Sort keys are cut off: an index entry has a limit, and decomposed letters are several.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create function folded(value text) returns text language sql immutable strict parallel safe
    return lower(regexp_replace(normalize(value, NFKD), '[\\u0300-\\u036f]+', '', 'g'))`.execute(db)
  // Joining texts of a list counts as stable since it would print whatever elements: of texts it always gives the same.
  await sql`create function folded_widget(title text, description text, tags text[]) returns text language sql immutable parallel safe
    return folded(title || chr(10) || coalesce(description, '') || chr(10) || array_to_string(tags, chr(10)))`.execute(
    db,
  )
  await sql`alter table widgets
    add column search_text text not null generated always as (folded_widget(title, description, tags)) stored,
    add column sort_title text collate "C" not null generated always as (left(folded(title), 200)) stored`.execute(db)
  await sql`alter table metrics
    add column search_text text not null generated always as (folded(name || chr(10) || coalesce(description, ''))) stored,
    add column sort_name text collate "C" not null generated always as (left(folded(name), 200)) stored`.execute(db)
  await sql`create index widgets_title_idx on widgets (project_id, sort_title, widget_id) where deleted_at is null`.execute(
    db,
  )
  await sql`create index metrics_name_idx on metrics (project_id, sort_name, metric_id)`.execute(db)
}
