// The login of a project's SQL: made once, and changed only where it differs. From PostgreSQL 16 on a login that may create roles may
// not say of another what it may not do itself (NOCREATEDB without CREATEDB is refused), and changes only roles that it made.
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import type { PoolClient } from 'pg'

const ROLE_CONNECTIONS = 8
/** Of a new login; the rest of what it may not do is the default. */
export const ROLE_OPTIONS = `login noinherit connection limit ${ROLE_CONNECTIONS}`
/** From here on a role gets nothing of those that it may give to others unless it gives it to itself. */
const WITH_INHERIT = 160_000

export interface SandboxRole {
  readonly role: string
  readonly schema: string
  readonly database: string
  /** Whether the gateway's own login is a superuser. */
  readonly super: boolean
  readonly settings: Readonly<Record<string, string>>
}

interface RoleState {
  readonly exists: boolean
  readonly differs: boolean
  readonly settings: readonly string[] | null
  readonly version: number
  readonly reads: boolean
  readonly inherits: boolean
}

/** Derived from the secret key: nothing to store, and every gateway of the same key knows it. */
export function rolePassword(secretKey: string, role: string): string {
  return createHmac('sha256', secretKey).update(`sql role ${role}`).digest('base64url')
}

/** Inside a transaction. `renew`: its password was refused, and is set anew. */
export async function ensureRole(client: PoolClient, it: SandboxRole, password: string, renew: boolean): Promise<void> {
  const facts = await selectFacts(client, it)
  const { role, schema } = it
  if (!facts.exists) {
    await client.query(`create role ${role} ${ROLE_OPTIONS} password '${scramVerifier(password)}'`)
  } else if (renew) await client.query(`alter role ${role} password '${scramVerifier(password)}'`)
  if (facts.differs) {
    const options = `login noinherit nosuperuser nocreatedb nocreaterole noreplication nobypassrls connection limit ${ROLE_CONNECTIONS}`
    await client.query(
      `alter role ${role} ${it.super ? options : options.replace(/nosuperuser|noreplication|nobypassrls/g, '')}`,
    )
  }
  for (const [name, value] of Object.entries(it.settings)) {
    if (facts.settings?.includes(`${name}=${value}`)) continue
    const literal = name === 'search_path' ? value : `'${value}'`
    await client.query(`alter role ${role} in database ${quoted(it.database)} set ${name} = ${literal}`)
  }
  if (!facts.reads) {
    await client.query(
      `grant usage on schema ${schema} to ${role}; grant select on all tables in schema ${schema} to ${role}`,
    )
  }
  if (!facts.inherits) await inheritFrom(client, role, facts.version)
}

async function selectFacts(client: PoolClient, { role, schema }: SandboxRole): Promise<RoleState> {
  const { rows } = await client.query<RoleState>(
    `select r.oid is not null as exists,
            coalesce(not r.rolcanlogin or r.rolinherit or r.rolsuper or r.rolcreatedb or r.rolcreaterole or r.rolreplication
              or r.rolbypassrls or r.rolconnlimit <> ${ROLE_CONNECTIONS}, false) as differs,
            s.setconfig as settings,
            current_setting('server_version_num')::int as version,
            r.oid is not null and has_schema_privilege(r.oid, n.oid, 'usage') and not exists (
              select from pg_class c where c.relnamespace = n.oid and not has_table_privilege(r.oid, c.oid, 'select')) as reads,
            r.oid is not null and pg_has_role(current_user, r.oid, 'usage') as inherits
       from pg_namespace n
       left join pg_roles r on r.rolname = $1
       left join pg_db_role_setting s on s.setrole = r.oid
         and s.setdatabase = (select oid from pg_database where datname = current_database())
      where n.nspname = $2`,
    [role, schema],
  )
  if (!rows[0]) throw new Error('the schema of the sandbox is gone')
  return rows[0]
}

/** Who inherits from a login may end its statements. Without it they end by themselves: nothing else depends on it. */
async function inheritFrom(client: PoolClient, role: string, version: number): Promise<void> {
  await client.query('savepoint inherits')
  try {
    const options = version >= WITH_INHERIT ? ' with inherit true' : ''
    await client.query(`grant ${role} to current_user${options}`)
    await client.query('release savepoint inherits')
  } catch {
    await client.query('rollback to savepoint inherits')
  }
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/** What the server stores for SCRAM-SHA-256 (RFC 5803): so the password itself is in no statement and no log. */
export function scramVerifier(password: string): string {
  const salt = randomBytes(16)
  const rounds = 4_096
  const salted = pbkdf2Sync(password, salt, rounds, 32, 'sha256')
  const keyOf = (name: string) => createHmac('sha256', salted).update(name).digest()
  const stored = createHash('sha256').update(keyOf('Client Key')).digest('base64')
  return `SCRAM-SHA-256$${rounds}:${salt.toString('base64')}$${stored}:${keyOf('Server Key').toString('base64')}`
}
