// The messages of OTLP's metrics, as protobuf numbers their fields and as JSON names them; what is not read is not here.
import { AppError } from '../../base/errors.ts'
import { isJsonObject, readJsonDigits } from '../../base/json-digits.ts'
import { type ProtoField, type ProtoMessage, type ProtoObject, readProtobuf } from '../../base/protobuf.ts'

const of = (name: string, type: ProtoField['type']): ProtoField => ({ name, type })
const list = (name: string, type: ProtoField['type']): ProtoField => ({ name, type, isList: true })

const anyValue: ProtoMessage = {
  1: of('stringValue', 'string'),
  2: of('boolValue', 'bool'),
  3: of('intValue', 'int64'),
  4: of('doubleValue', 'double'),
  5: of('arrayValue', () => ({ 1: list('values', () => anyValue) })),
  6: of('kvlistValue', () => ({ 1: list('values', () => keyValue) })),
  7: of('bytesValue', 'bytes'),
}
const keyValue: ProtoMessage = { 1: of('key', 'string'), 2: of('value', () => anyValue) }
const times = { 2: of('startTimeUnixNano', 'fixed64'), 3: of('timeUnixNano', 'fixed64') }
const numberPoint: ProtoMessage = {
  ...times,
  4: of('asDouble', 'double'),
  6: of('asInt', 'sfixed64'),
  7: list('attributes', () => keyValue),
  8: of('flags', 'uint32'),
}
const counted = { ...times, 4: of('count', 'fixed64'), 5: of('sum', 'double') }
const histogramPoint: ProtoMessage = { ...counted, 9: list('attributes', () => keyValue), 10: of('flags', 'uint32') }
const exponentialPoint: ProtoMessage = { ...counted, 1: list('attributes', () => keyValue), 10: of('flags', 'uint32') }
const summaryPoint: ProtoMessage = { ...counted, 7: list('attributes', () => keyValue), 8: of('flags', 'uint32') }
const pointsOf = (point: ProtoMessage) => (): ProtoMessage => ({
  1: list('dataPoints', () => point),
  2: of('aggregationTemporality', 'uint32'),
  3: of('isMonotonic', 'bool'),
})
const metric: ProtoMessage = {
  1: of('name', 'string'),
  2: of('description', 'string'),
  3: of('unit', 'string'),
  5: of('gauge', pointsOf(numberPoint)),
  7: of('sum', pointsOf(numberPoint)),
  9: of('histogram', pointsOf(histogramPoint)),
  10: of('exponentialHistogram', pointsOf(exponentialPoint)),
  11: of('summary', pointsOf(summaryPoint)),
}
const scopeMetrics: ProtoMessage = {
  1: of('scope', () => ({ 1: of('name', 'string') })),
  2: list('metrics', () => metric),
}
const resourceMetrics: ProtoMessage = {
  1: of('resource', () => ({ 1: list('attributes', () => keyValue) })),
  2: list('scopeMetrics', () => scopeMetrics),
}
const exportRequest: ProtoMessage = { 1: list('resourceMetrics', () => resourceMetrics) }

/** Throws BAD_USER_INPUT. */
export const readBinary = (body: Uint8Array): ProtoObject => readProtobuf(body, exportRequest)

/** The same of JSON. Throws BAD_USER_INPUT. */
export function readText(body: string): ProtoObject {
  const read = readJsonDigits(body)
  if (isJsonObject(read)) return read
  throw new AppError('BAD_USER_INPUT', 'The body is no object: { "resourceMetrics": [...] }.')
}
