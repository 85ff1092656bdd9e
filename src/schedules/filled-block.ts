// A block with its templates filled in.
import { mapTexts } from '../sources/json-shape.ts'
import { toText } from '../sources/template.ts'
import type { ReportBlock } from './report-block.ts'
import { templatedOf } from './report-document.ts'

/** Values of filters are texts or nothing, whatever a template gives; variables keep the type of their values. */
export function filledBlock<Block extends ReportBlock>(block: Block, filled: (text: string) => unknown): Block {
  const { text, title, where, variables } = templatedOf(block)
  const plain = (value: unknown) => mapTexts(value, each => toText(filled(each)))
  const orNull = (value: unknown) =>
    mapTexts(value, each => {
      const known = filled(each)
      return known === null ? null : toText(known)
    })
  return {
    ...block,
    ...(text !== undefined && { text: plain(text) }),
    ...(title !== undefined && { title: plain(title) }),
    ...(where !== undefined && { where: orNull(where) }),
    ...(variables !== undefined && { variables: mapTexts(variables, filled) }),
  }
}
