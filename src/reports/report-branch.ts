/** Every branch of the report's statement gives these columns; texts joined by commas stand side by side, one per bucket. */
export interface ReportRow {
  readonly branch: BranchKind
  readonly item: number
  readonly buckets: string
  readonly sums: string
  readonly counts: string | null
  readonly minima: string | null
  readonly maxima: string | null
  readonly latests: string | null
  readonly sum: string
  readonly count: number
  readonly minimum: string
  readonly maximum: string
  readonly latest: string
  readonly last_key: string | null
  readonly names: (string | null)[] | null
}

/**
 * `days`: points as they are, where every bucket is one key. `series`: added up by bucket. `rolled`: the same, of points that are added up in the background. `carried`: the last point before a range. `categories`: by name; `categories_many`, `categories_asc`, `categories_desc`: its statements for many of them and for orders by name, whose rows say `categories`. `counts`, `events`, `users`: counted.
 * `event_names`: by name, some of them counted. `key_order`: names as they were pushed.
 */
type BranchKind =
  | 'days'
  | 'series'
  | 'rolled'
  | 'kept_carried'
  | 'carried'
  | 'categories'
  | 'categories_many'
  | 'categories_asc'
  | 'categories_desc'
  | 'key_order'
  | 'counts'
  | 'events'
  | 'users'
  | 'event_names'

/** A part of the one statement of a request. `text` is the same for the same number of its first parameter. */
export interface Branch {
  readonly kind: BranchKind
  readonly text: (first: number) => string
  readonly values: readonly (readonly unknown[])[]
  /** By these values, each time; absent: once for all. */
  readonly isPlannedAnew?: boolean
}
