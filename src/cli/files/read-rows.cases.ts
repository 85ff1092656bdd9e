// Reads the text of a file as the command does, for tests.

import { type FileRow, rowsOf } from '../../push/file/file-rows.ts'
import { checkFile } from './check-file.ts'
import { type FileOptions, pushCommand } from './file-options.ts'
import { textOf } from './file-text.ts'

export type Content = string | Buffer

/** Throws AppError for what is wrong with them. */
export function readFileOptions(args: readonly string[]): FileOptions {
  let read: FileOptions | undefined
  const take = async (options: FileOptions) => {
    read = options
  }
  pushCommand({ print: () => {}, exitCode: 0 }, take).parse([...args], { from: 'user' })
  if (!read) throw new Error('no options')
  return read
}

const optionsOf = (args: readonly string[], name: string) => readFileOptions([name, '--widget', 'w', ...args])

async function* piecesOf(content: Content, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(content as string)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** As the command reads it: checked first, then rows. */
export async function readRows(
  content: Content,
  args: readonly string[] = [],
  name = 'a.csv',
  size = 65_536,
  declared: readonly string[] | null = null,
) {
  const options = optionsOf(args, name)
  const rows = () => rowsOf(textOf(piecesOf(content, size), options.encoding), options, declared)
  const count = await checkFile(name, rows())
  const all: FileRow[] = []
  for await (const row of rows()) all.push(row)
  if (all.length !== count) throw new Error(`${count} rows were checked, and ${all.length} read`)
  return all
}
