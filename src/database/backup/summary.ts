// The last line of a backup: how much of each table is in it, and digests of all that stands before.
import { z } from 'zod'

const summary = z.strictObject({
  tables: z.array(z.strictObject({ name: z.string(), rows: z.number().int(), sha256: z.string() })),
  /** Of the first line and of everything between it and this one. */
  sha256: z.string(),
})

export type BackupSummary = z.infer<typeof summary>
export type TableDigest = BackupSummary['tables'][number]

/** The body of a backup is SQL, so this is a comment. */
const MARK = '-- end of backup: '

export const summaryLine = (it: BackupSummary): string => `${MARK}${JSON.stringify(it)}\n`

/** `null`: the line is another one. */
export function parseSummary(line: string): BackupSummary | null {
  if (!line.startsWith(MARK)) return null
  try {
    return summary.parse(JSON.parse(line.slice(MARK.length)))
  } catch {
    return null
  }
}
