// `npm run schema:release 0.2`: keeps the schema as version 0.2 has it, and those of the two minor versions before the next one.
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { schemaText } from '../../../src/schema.ts'
import { kept } from './versions.ts'

const version = process.argv[2] ?? ''
if (!/^\d+\.\d+$/.test(version)) throw new Error('which version? for instance: npm run schema:release 0.2')
writeFileSync(new URL(`${version}.graphql`, import.meta.url), schemaText())
const files = readdirSync(new URL('.', import.meta.url)).filter(name => name.endsWith('.graphql'))
for (const file of files) if (!kept(files).includes(file)) rmSync(new URL(file, import.meta.url))
