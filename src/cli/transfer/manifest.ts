// What lies beside the files of an export: its widgets, so that they can be made where they are not.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../base/errors.ts'

export const MANIFEST_FILE = 'widgets.json'

const metricSchema = z.object({
  name: z.string(),
  description: z.string().nullable(),
  unit: z.string().nullable(),
  color: z.string().nullable(),
  aggregation: z.enum(['SUM', 'AVERAGE', 'LATEST', 'MIN', 'MAX', 'PERIODIC']),
  across: z.enum(['SUM', 'AVERAGE', 'MIN', 'MAX', 'POOLED']),
  defaultOnDuplicate: z.enum(['ADD', 'REPLACE', 'MIN', 'MAX']),
})

const widgetSchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string().nullable(),
  keyKind: z.enum(['DATE', 'TIME', 'CATEGORY']).nullable(),
  tags: z.array(z.string()),
  dimensions: z.array(z.string()),
  /** Pushed ones, in the order of the columns. */
  metrics: z.array(metricSchema),
  file: z.string().regex(/^[\w-]+\.csv$/),
})

const manifestSchema = z.object({
  format: z.literal(1),
  exportedAt: z.string(),
  widgets: z.array(widgetSchema),
})

export type ExportManifest = z.output<typeof manifestSchema>
export type ExportedWidget = z.output<typeof widgetSchema>

/** Throws AppError where a folder is no export, or one of another release. */
export async function readManifest(folder: string): Promise<ExportManifest> {
  const file = join(folder, MANIFEST_FILE)
  const text = await readFile(file, 'utf8').catch(error => {
    const { code } = error as NodeJS.ErrnoException
    throw new AppError(
      'BAD_USER_INPUT',
      code === 'ENOENT'
        ? `${folder} is no export: it has no ${MANIFEST_FILE}, which pushgraph export writes at its end.`
        : `${file} cannot be read (${code}).`,
    )
  })
  const parsed = manifestSchema.safeParse(parseJson(text))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const place = issue?.path.join('.') || 'it'
  throw new AppError('BAD_USER_INPUT', `${file} is not what pushgraph export writes: ${place} is wrong.`)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
