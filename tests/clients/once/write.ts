// `npm run docs`: writes the table of what counts once into docs/dialects.md.
import { readFileSync, writeFileSync } from 'node:fs'
import { withOnceTable } from './table.ts'

const page = new URL('../../../docs/dialects.md', import.meta.url)
writeFileSync(page, withOnceTable(readFileSync(page, 'utf8')))
process.stdout.write('wrote the table of docs/dialects.md\n')
