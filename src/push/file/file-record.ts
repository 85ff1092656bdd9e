/** A row as it is written. */
export interface FileRecord {
  readonly line: number
  readonly keyColumn: string
  /** `null`: the row has no such column. */
  readonly key: string | null
  readonly cells: readonly FileCell[]
}

export interface FileCell {
  readonly column: string
  readonly text: string
  /** A number of JSON has a point before its decimals, whatever texts have. */
  readonly isNumber?: boolean
  /** A text, and no value of a metric. */
  readonly isDimension?: boolean
  /** It can be no value at all. */
  readonly issue?: string
}

/** Takes a text piece by piece, and gives records as soon as they are whole. Throws FileError. */
export interface RecordReader {
  read(text: string): readonly FileRecord[]
  end(): readonly FileRecord[]
}
