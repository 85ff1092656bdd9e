// The bytes of a file as text. Nothing is replaced: what is not of the encoding is an error that names its line.
import { isUtf8 } from 'node:buffer'
import { decoderOf, markedCharset, utf16Of } from '../../base/charset.ts'
import { quote } from '../../base/quote.ts'
import { FileError } from '../../push/file/file-error.ts'

/** Of a line, where it shows what is wrong. */
const SHOWN_LENGTH = 80
const LINE_END = /\r\n|\r|\n/g

/** What people take for text files, by its first bytes (in hexadecimal digits). */
const noTexts: readonly (readonly [start: string, problem: string])[] = [
  ['504b0304', 'it is a workbook of Excel or another ZIP file: save the sheet as CSV.'],
  ['d0cf11e0', 'it is an old workbook of Excel: save the sheet as CSV.'],
  ['1f8b', 'it is packed by gzip: unpack it first (gunzip).'],
  ['28b52ffd', 'it is packed by zstd: unpack it first (unzstd).'],
  ['50415231', 'it is a Parquet file: write its rows as CSV or NDJSON.'],
  ['25504446', 'it is a PDF.'],
]

/** Pieces of the text of a file, without its byte order mark. Throws FileError. */
export async function* textOf(bytes: AsyncIterable<Buffer>, encoding: string | null): AsyncGenerator<string> {
  let decoder: FileDecoder | null = null
  for await (const piece of bytes) {
    if (piece.length === 0) continue
    decoder ??= new FileDecoder(piece, encoding)
    yield decoder.decode(piece)
  }
  if (decoder !== null) yield decoder.decode(null)
}

class FileDecoder {
  readonly #decoder: TextDecoder
  readonly #lines = new LineCounter()
  /** Of UTF-8: the first bytes of a character that goes on in the next piece. */
  #tail: Buffer = Buffer.alloc(0)

  constructor(first: Buffer, encoding: string | null) {
    const start = first.toString('hex', 0, 4)
    const noText = noTexts.find(([it]) => start.startsWith(it))
    if (noText) throw new FileError({ line: null, column: null, message: noText[1] })
    const declared = encoding === null || /^utf-?16$/i.test(encoding) ? utf16Of(first) : null
    const name = markedCharset(first) ?? declared ?? encoding ?? 'utf-8'
    const decoder = decoderOf(name === 'utf16' ? 'utf-16' : name)
    if (decoder === null) throw new Error(`${name} was checked before`)
    this.#decoder = decoder
  }

  /** `null`: the file is at its end. */
  decode(piece: Buffer | null): string {
    let text: string
    try {
      text = piece === null ? this.#decoder.decode() : this.#decoder.decode(piece, { stream: true })
    } catch {
      throw new FileError(this.#issueIn(Buffer.concat([this.#tail, piece ?? Buffer.alloc(0)])))
    }
    this.#lines.add(text)
    this.#tail = piece === null || this.#decoder.encoding !== 'utf-8' ? Buffer.alloc(0) : openCharacter(piece)
    return text
  }

  #issueIn(bytes: Buffer) {
    const { encoding } = this.#decoder
    if (encoding !== 'utf-8') {
      const message = `from here on are bytes that are not ${encoding}. --encoding says how the file is written.`
      return { line: this.#lines.line, column: null, message }
    }
    // What is not UTF-8 has its line ends where ASCII has them.
    const lines = bytes.toString('latin1').split(LINE_END)
    const index = lines.findIndex(line => !isUtf8(Buffer.from(line, 'latin1')))
    const rest = new TextDecoder('windows-1252').decode(Buffer.from(lines[index] ?? '', 'latin1'))
    const shown = index === 0 ? this.#lines.open + rest : rest
    const message = `it is not UTF-8. Say with --encoding how the file is written: in windows-1252 (Excel in Western Europe) the line reads ${quote(shown, SHOWN_LENGTH)}.`
    return { line: this.#lines.line + Math.max(index, 0), column: null, message }
  }
}

/** Which line comes next. A line end of two characters may lie in two pieces. */
class LineCounter {
  line = 1
  /** How that begins, as far as it is shown. */
  open = ''
  #endsInCr = false

  add(text: string): void {
    if (text === '') return
    const ends = text.match(LINE_END)?.length ?? 0
    this.line += ends
    const start = ends === 0 ? 0 : Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1
    this.open = ((ends === 0 ? this.open : '') + text.slice(start, start + SHOWN_LENGTH)).slice(0, SHOWN_LENGTH)
    if (this.#endsInCr && text.startsWith('\n')) this.line--
    this.#endsInCr = text.endsWith('\r')
  }
}

/** The bytes at the end that are the beginning of a character. */
function openCharacter(piece: Buffer): Buffer {
  for (let back = 1; back <= Math.min(3, piece.length); back++) {
    const byte = piece[piece.length - back] ?? 0
    if (byte >= 0x80 && byte < 0xc0) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return length > back ? piece.subarray(piece.length - back) : Buffer.alloc(0)
  }
  return Buffer.alloc(0)
}
