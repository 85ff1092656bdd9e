/** Browser tests see the pages as they are in the sources now, whatever was built before. */
import { build } from 'vite'

export default async function setup(): Promise<void> {
  await build({ logLevel: 'warn' })
}
