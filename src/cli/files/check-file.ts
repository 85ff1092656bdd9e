// Reads a file to its end before anything of it is sent: a wrong line near its end is found before half of it is pushed.
import { AppError } from '../../base/errors.ts'
import { FileError, type FileIssue, issueText } from '../../push/file/file-error.ts'
import type { FileRow } from '../../push/file/file-rows.ts'
import { FILE_LIMITS } from '../../push/file-limits.ts'

/** Resolves with the number of rows. Throws AppError that names what is wrong, and where. */
export async function checkFile(label: string, rows: AsyncIterable<FileRow>): Promise<number> {
  const shown: FileIssue[] = []
  let issues = 0
  let count = 0
  let values = 0
  try {
    for await (const row of rows) {
      count++
      values += row.values.length
      issues += row.issues.length
      shown.push(...row.issues.slice(0, FILE_LIMITS.shownIssues - shown.length))
    }
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    issues++
    shown.push(error.issue)
  }
  if (issues === 0 && count > 0 && values === 0)
    throw refused([`${label}: no row has a value, only keys.`, 'Nothing was pushed.'])
  if (issues === 0) return count
  const more = issues - shown.length
  throw refused([
    ...shown.map(issue => issueText(label, issue)),
    more > 0 ? `There are ${more} more like these. Nothing was pushed.` : 'Nothing was pushed.',
  ])
}

const refused = (lines: readonly string[]) => new AppError('BAD_USER_INPUT', lines.join('\n'))
