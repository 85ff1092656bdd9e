// `npm run docs`: writes the table of docs/dashboard.md.
import { readFileSync, writeFileSync } from 'node:fs'
import { withItemTable } from './table.ts'

const page = new URL('../../../docs/dashboard.md', import.meta.url)
writeFileSync(page, withItemTable(readFileSync(page, 'utf8')))
process.stdout.write('wrote the table of docs/dashboard.md\n')
