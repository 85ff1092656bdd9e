// Makes one workbook in a thread of its own: packing takes the processor for as long as the rows are many.
import { parentPort, workerData } from 'node:worker_threads'
import type { DataTable } from './data-table.ts'
import { xlsxOf } from './data-xlsx.ts'

parentPort?.postMessage(new Uint8Array(await xlsxOf(workerData as DataTable)))
