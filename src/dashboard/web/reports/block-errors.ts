// What the server found wrong with one block.
import type { ApiError } from '../api/api-error.ts'

/** Messages by the member of the block at `at`, whatever inside of it they speak of; '' is the block itself. */
export function errorsOfBlock(errors: readonly ApiError[], at: number): readonly ApiError[] {
  const place = new RegExp(`(?:^|\\.)document\\.blocks\\.${at}(?:\\.([^.]+))?(?:\\.|$)`)
  return errors.flatMap(error => {
    const found = Object.entries(error.fields).flatMap(([path, messages]) => {
      const match = place.exec(path)
      return match ? [[match[1] ?? '', messages] as const] : []
    })
    return found.length > 0 ? [{ ...error, fields: Object.fromEntries(found) }] : []
  })
}
