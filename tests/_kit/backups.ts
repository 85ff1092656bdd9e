// Backups in memory, the commands that write and read them, and URLs of the tests' databases.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import pg from 'pg'
import { openBackup } from '../../src/database/backup/read-backup.ts'
import { type RestoredStore, restoreBackup } from '../../src/database/backup/restore-backup.ts'
import { openSession } from '../../src/database/backup/session.ts'
import { type Backup, writeBackup } from '../../src/database/backup/write-backup.ts'
import type { Connection } from '../../src/database/client.ts'
import { programFile } from './process.ts'

const never = new AbortController().signal

/** `onChunk` is waited for between any two chunks. */
export async function backUp(
  connection: Connection,
  onChunk: () => Promise<void> = async () => {},
): Promise<Backup & { bytes: Buffer }> {
  await using session = await openSession(connection, never)
  const chunks: Buffer[] = []
  const backup = await writeBackup(session, async chunk => {
    chunks.push(chunk)
    await onChunk()
  })
  return { ...backup, bytes: Buffer.concat(chunks) }
}

export async function* inChunks(bytes: Buffer, size = 1_000): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

export async function restoreInto(connection: Connection, bytes: Buffer): Promise<RestoredStore> {
  const file = await openBackup(inChunks(bytes))
  await using session = await openSession(connection, never)
  return await restoreBackup(session, file)
}

/** Names of the tables of a database. */
export async function tablesOf(connection: Connection): Promise<string[]> {
  const rows = await select<{ name: string }>(
    connection,
    `select relname::text as name from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace order by 1`,
  )
  return rows.map(({ name }) => name)
}

export async function select<Row extends object>(connection: Connection, text: string): Promise<Row[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}

/** For DATABASE_URL, also where the server has a socket only. */
export function urlOf(connection: Connection): string {
  const { connectionString, host = '', port, user, password, database } = connection
  if (connectionString !== undefined) return connectionString
  const login = password === undefined ? user : `${user}:${encodeURIComponent(String(password))}`
  return host.startsWith('/')
    ? `postgres://${login}@/${database}?host=${encodeURIComponent(host)}&port=${port}`
    : `postgres://${login}@${host}:${port}/${database}`
}

export interface Command {
  readonly child: ChildProcessWithoutNullStreams
  /** Resolves when it has ended: its exit code or signal, and all that it wrote. */
  readonly ended: Promise<{ code: number | string; out: Buffer; err: string }>
}

/** `pushgraph` as a process of its own. */
export function startCommand(args: readonly string[], env: Record<string, string>, before: string[] = []): Command {
  const [program = '', ...rest] = [...before, process.execPath, programFile(), ...args]
  const child = spawn(program, rest, { env: { PATH: process.env.PATH ?? '', ...env } })
  const out: Buffer[] = []
  let err = ''
  child.stdout.on('data', chunk => out.push(chunk))
  child.stderr.on('data', chunk => {
    err += chunk
  })
  child.stdin.on('error', () => {})
  const ended = once(child, 'close').then(([code, signal]) => ({
    code: (code ?? signal) as number | string,
    out: Buffer.concat(out),
    err,
  }))
  return { child, ended }
}

export async function runCommand(args: readonly string[], env: Record<string, string>, before?: string[]) {
  const { child, ended } = startCommand(args, env, before)
  child.stdin.end()
  const { code, out, err } = await ended
  return { code, out: out.toString(), err }
}
