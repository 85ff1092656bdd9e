// How PostgreSQL reads what a piece of the program asks it for.
import type { Pool, PoolClient } from '../../src/database/client.ts'
import type { TestApp } from './app.ts'

interface PlanNode {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly Plans?: readonly PlanNode[]
}

/** Tables that the statements of `work` read from their first row to their last, where they read them at all. */
export async function tablesReadWhole({ app }: TestApp, work: () => Promise<unknown>): Promise<string[]> {
  const { pool } = app.gateway
  const statements = await recordStatements(pool, work)
  const found = new Set<string>()
  for (const { text, values } of statements) {
    if (!/^\s*(select|insert|update|delete|with)\b/i.test(text)) continue
    const { rows } = await pool.query(`explain (format json) ${text}`, values)
    for (const { Plan } of (rows[0] as { 'QUERY PLAN': { Plan: PlanNode }[] })['QUERY PLAN']) collect(Plan, found)
  }
  return [...found].sort()
}

function collect(node: PlanNode, found: Set<string>): void {
  if (node['Node Type'] === 'Seq Scan' && node['Relation Name']) found.add(node['Relation Name'])
  for (const each of node.Plans ?? []) collect(each, found)
}

interface Statement {
  readonly text: string
  readonly values: unknown[]
}

/** Connections stay as they are when the work is done: they go on to note what nobody reads. */
async function recordStatements(pool: Pool, work: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = []
  const seen = new WeakSet<object>()
  const watch = (client: PoolClient) => {
    if (seen.has(client)) return
    seen.add(client)
    const query = client.query.bind(client) as (...args: unknown[]) => unknown
    client.query = ((first: string | { text: string; values?: unknown[] }, ...rest: unknown[]) => {
      const [text, values] = typeof first === 'string' ? [first, rest[0]] : [first.text, first.values ?? rest[0]]
      statements.push({ text, values: Array.isArray(values) ? values : [] })
      return query(first, ...rest)
    }) as typeof client.query
  }
  pool.on('acquire', watch)
  await work()
  pool.off('acquire', watch)
  return [...statements]
}
