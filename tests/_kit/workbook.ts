// Workbooks as another reader sees them: Python's, which checks the sums of the archive.
import { spawnSync } from 'node:child_process'

/** `text`, `number` (as it is written), `boolean`, or `date` where the format of the cell is one of dates; `null`: no cell. */
export type WorkbookCell = readonly ['text' | 'number' | 'boolean' | 'date' | 'formula', string] | null

export interface Workbook {
  readonly sheets: readonly string[]
  readonly rows: readonly (readonly WorkbookCell[])[]
}

const READER = `
import datetime, io, json, re, sys, xml.etree.ElementTree as tree, zipfile
ns = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
book = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))
assert book.testzip() is None
part = lambda name: tree.fromstring(book.read(name))
text_of = lambda node: ''.join(t.text or '' for t in node.iter(ns + 't'))
shared = [text_of(si) for si in part('xl/sharedStrings.xml').iter(ns + 'si')] if 'xl/sharedStrings.xml' in book.namelist() else []
styles = part('xl/styles.xml')
codes = {n.get('numFmtId'): n.get('formatCode') for n in styles.iter(ns + 'numFmt')}
formats = [codes.get(xf.get('numFmtId'), '') for xf in styles.find(ns + 'cellXfs')]
def column(ref):
    n = 0
    for letter in re.match('[A-Z]+', ref).group():
        n = n * 26 + ord(letter) - 64
    return n - 1
def value(cell):
    if cell.find(ns + 'f') is not None:
        return ['formula', cell.find(ns + 'f').text]
    kind, v = cell.get('t', 'n'), cell.find(ns + 'v')
    if kind == 'inlineStr':
        return ['text', text_of(cell)]
    if v is None:
        return None
    if kind == 's':
        return ['text', shared[int(v.text)]]
    if kind == 'b':
        return ['boolean', v.text]
    if kind == 'str':
        return ['text', v.text]
    if 'yy' in formats[int(cell.get('s', 0))]:
        at = datetime.datetime(1899, 12, 30) + datetime.timedelta(seconds=round(float(v.text) * 86400))
        return ['date', at.isoformat()]
    return ['number', v.text]
rows = []
for row in part('xl/worksheets/sheet1.xml').iter(ns + 'row'):
    cells = {column(c.get('r')): value(c) for c in row.iter(ns + 'c')}
    while len(rows) < int(row.get('r')) - 1:
        rows.append([])
    rows.append([cells.get(i) for i in range(max(cells, default=-1) + 1)])
sheets = [s.get('name') for s in part('xl/workbook.xml').iter(ns + 'sheet')]
print(json.dumps({'sheets': sheets, 'rows': rows}))
`

export const hasPython = spawnSync('python3', ['--version']).status === 0

export function readWorkbook(bytes: Buffer): Workbook {
  const { status, stdout, stderr } = spawnSync('python3', ['-c', READER], { input: bytes, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as Workbook
}
