import type { SeriesValues } from '../widgets/dimension.ts'

/** What a full history has: a point of these values at this key. */
export interface KeptPoint {
  /** As it is stored. */
  readonly key: string
  /** Of the dimensions of the widget; `null`: whatever they are. */
  readonly values: SeriesValues | null
}
