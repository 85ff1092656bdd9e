import type { ColumnType } from 'kysely'
import type { Id } from '../base/id.ts'

/** A bigint: text on the way out (an id may exceed 2^53), text or number on the way in. */
export type BigIntColumn = ColumnType<string, string | number, string | number>
export type NullableBigIntColumn = ColumnType<string | null, string | null, string | null>
/** A bigint that is the id of a certain thing. */
export type IdColumn<T extends Id> = ColumnType<T, T, T>
export type NullableIdColumn<T extends Id> = ColumnType<T | null, T | null, T | null>
/** A numeric: always text, every digit kept. */
export type NumericColumn = ColumnType<string | null, string | null, string | null>
export type Timestamp = ColumnType<Date, Date, Date>
export type NullableTimestamp = ColumnType<Date | null, Date | null | undefined, Date | null>
