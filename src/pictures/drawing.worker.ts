// Draws one picture after the other in a thread of its own, so that nobody else waits for it.
import { parentPort, workerData } from 'node:worker_threads'
import { type Drawing, drawPng, drawSvg } from './drawing.ts'

const { fontDirs } = workerData as { fontDirs: readonly string[] }

parentPort?.on('message', ({ format, drawing }: { format: 'svg' | 'png'; drawing: Drawing }) => {
  const bytes = format === 'png' ? drawPng(drawing, fontDirs) : Buffer.from(drawSvg(drawing))
  parentPort?.postMessage(new Uint8Array(bytes))
})
parentPort?.postMessage('ready')
