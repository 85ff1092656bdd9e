import type { Scene, View } from './scene.ts'

/** One thing of the dashboard that was wrong or was not there, and how to get to where it is seen. */
export interface PictureItem {
  /** Of its files: `small-numbers`. */
  readonly name: string
  /** How it was before, and how it is. */
  readonly before: string
  readonly now: string
  /** What the visual tests do not compare: others show the same, or it is another one in each run. */
  readonly isLoose?: boolean
  view(scene: Scene): Promise<View>
}
