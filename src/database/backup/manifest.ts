// The first line of a backup: what is in it, and what it can be restored into.
import { z } from 'zod'
import { AppError } from '../../base/errors.ts'

export const FORMAT = 'pushgraph-backup'
/** Raised with every change after which an older release would misread the file. */
export const FORMAT_VERSION = 1

const table = z.object({
  name: z.string(),
  /** In the order of the data; what the database computes itself is not among them. */
  columns: z.array(z.string()),
  /** Of which table it is a part, and [from, before) of its key. */
  partition: z.object({ of: z.string(), from: z.iso.datetime(), before: z.iso.datetime() }).optional(),
})

const manifest = z.object({
  format: z.literal(FORMAT),
  formatVersion: z.literal(FORMAT_VERSION),
  /** The version of Pushgraph that wrote it. */
  release: z.string(),
  createdAt: z.iso.datetime(),
  /** `server_version_num`, such as 180004. */
  postgres: z.number().int(),
  /** Names of the migrations that made the tables. */
  migrations: z.array(z.string()),
  /** Of the secret key that the stored secrets are encrypted with, in hex; null where the store has none yet. */
  keyFingerprint: z.string().nullable(),
  tables: z.array(table),
  sequences: z.array(z.object({ name: z.string(), value: z.string().regex(/^-?\d+$/), isCalled: z.boolean() })),
})

export type Manifest = z.infer<typeof manifest>
export type BackupTable = z.infer<typeof table>
export type BackupSequence = Manifest['sequences'][number]

/** Reads the first line. Throws BAD_USER_INPUT where it is damaged, or of a newer format. */
export function parseManifest(line: string): Manifest {
  const value = parseJson(line)
  const version = z.object({ format: z.literal(FORMAT), formatVersion: z.number() }).safeParse(value)
  if (!version.success) throw damaged('its first line cannot be read')
  if (version.data.formatVersion > FORMAT_VERSION) {
    throw new AppError(
      'BAD_USER_INPUT',
      `The backup has format ${version.data.formatVersion}, and this release reads up to ${FORMAT_VERSION}: restore it with the release that made it, or a later one.`,
    )
  }
  const parsed = manifest.safeParse(value)
  if (parsed.success) return parsed.data
  throw damaged(`its first line lacks ${parsed.error.issues.map(issue => issue.path.join('.')).join(', ')}`)
}

/** What is wrong with a file that was cut or changed after it was written. */
export function damaged(what: string): AppError {
  const message = `The backup is damaged: ${what}. Nothing was restored; take another copy of it, or an older backup.`
  return new AppError('BAD_USER_INPUT', message)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
