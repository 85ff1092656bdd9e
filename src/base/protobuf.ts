// Reads protobuf by descriptions of its messages: what is not described is skipped, and numbers are texts with every digit.
import { BinaryReader } from '@bufbuild/protobuf/wire'
import { AppError } from './errors.ts'

type ProtoScalar = 'string' | 'bytes' | 'double' | 'fixed64' | 'sfixed64' | 'int64' | 'uint32' | 'bool'

export interface ProtoField {
  readonly name: string
  readonly type: ProtoScalar | (() => ProtoMessage)
  readonly isList?: boolean
}

/** By the numbers of the fields. */
export type ProtoMessage = Readonly<Record<number, ProtoField>>

export type ProtoObject = { [name: string]: unknown }

/** Messages inside of each other; what is sent to us has ten. */
export const MAX_PROTOBUF_DEPTH = 32

/** Throws BAD_USER_INPUT. */
export function readProtobuf(bytes: Uint8Array, message: ProtoMessage): ProtoObject {
  try {
    return readMessage(bytes, message, 0)
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('BAD_USER_INPUT', 'The body is no protobuf of this request, or not to its end.', {
      cause: error,
    })
  }
}

function readMessage(bytes: Uint8Array, message: ProtoMessage, depth: number): ProtoObject {
  if (depth > MAX_PROTOBUF_DEPTH)
    throw new AppError('BAD_USER_INPUT', `The body has more than ${MAX_PROTOBUF_DEPTH} messages inside of each other.`)
  const reader = new BinaryReader(bytes)
  const read: ProtoObject = Object.create(null)
  while (reader.pos < reader.len) {
    const [number, wireType] = reader.tag()
    const field = message[number]
    if (!field || wireType !== wireTypeOf(field)) {
      // Groups go back to before the oldest of these protocols; skipping them would follow any depth.
      if (wireType === GROUP) throw new Error('a group')
      reader.skip(wireType)
      continue
    }
    const { name, type, isList } = field
    const value = typeof type === 'string' ? readScalar(reader, type) : readMessage(reader.bytes(), type(), depth + 1)
    const list = read[name]
    if (!isList) read[name] = value
    else if (Array.isArray(list)) list.push(value)
    else read[name] = [value]
  }
  return read
}

const GROUP = 3

function wireTypeOf({ type }: ProtoField): number {
  if (type === 'int64' || type === 'uint32' || type === 'bool') return 0
  return type === 'double' || type === 'fixed64' || type === 'sfixed64' ? 1 : 2
}

function readScalar(reader: BinaryReader, type: ProtoScalar): string | boolean | Uint8Array {
  switch (type) {
    case 'string':
      return reader.string()
    case 'bytes':
      return reader.bytes()
    case 'double':
      return String(reader.double())
    case 'fixed64':
      return String(reader.fixed64())
    case 'sfixed64':
      return String(reader.sfixed64())
    case 'int64':
      return String(reader.int64())
    case 'uint32':
      return String(reader.uint32())
    case 'bool':
      return reader.bool()
  }
}
