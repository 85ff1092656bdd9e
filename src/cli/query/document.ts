import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { AppError } from '../../base/errors.ts'

/** Where a document stands: in the argument, in a file, or in standard input. Throws AppError. */
export async function readDocument(argument: string | undefined, file: string | undefined): Promise<string> {
  const document =
    file !== undefined ? await textOf(file) : argument === '-' ? await text(process.stdin) : (argument ?? '')
  if (document.trim() === '') throw new AppError('BAD_USER_INPUT', 'The document is empty.')
  return document
}

async function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(error => {
    const { code } = error as NodeJS.ErrnoException
    throw new AppError(
      'BAD_USER_INPUT',
      code === 'ENOENT' ? `There is no file ${file} (--file).` : `${file} cannot be read (${code}).`,
    )
  })
}
