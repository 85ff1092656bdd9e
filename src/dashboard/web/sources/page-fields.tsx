import type { PaginationInput, PaginationKind, RequestInput } from '../gql/graphql.ts'
import { ChoiceControl, NumberControl } from './controls.tsx'
import { TemplateControl } from './template-control.tsx'

const kinds: Readonly<Record<PaginationKind | 'none', string>> = {
  none: 'One reply is all',
  PAGE: 'Page numbers',
  OFFSET: 'Number of items before',
  CURSOR: 'A cursor from each page',
  NEXT_URL: 'The URL of the next page, from each page',
  LINK: 'The Link header',
}

type TextField = 'itemsPath' | 'param' | 'sizeParam' | 'into' | 'cursorPath' | 'cursorHeader' | 'morePath'
type NumberField = 'size' | 'start' | 'maxPages'

const texts: Readonly<Record<TextField, readonly [label: string, hint: string]>> = {
  itemsPath: ['Items', 'A path such as data.items; empty: the page, or its only list'],
  cursorPath: ['Next cursor or URL', 'A path such as meta.next, or data[-1].id of the last item'],
  cursorHeader: ['Header of the next one', 'Instead of a path'],
  morePath: ['Are there more', 'A path such as has_more: it decides alone'],
  param: ['Parameter', 'Empty: page, offset or cursor'],
  into: ['Goes into', 'Instead of a parameter: json.variables.after'],
  sizeParam: ['Parameter of the size', 'Such as per_page'],
}
const numbers: Readonly<Record<NumberField, readonly [label: string, hint: string]>> = {
  size: ['Items of a page', 'not known'],
  start: ['First one', '1, offsets 0'],
  maxPages: ['Pages at most', '10'],
}
const isOf: Readonly<Record<PaginationKind, readonly (TextField | NumberField)[]>> = {
  PAGE: ['itemsPath', 'param', 'into', 'start', 'size', 'sizeParam', 'morePath', 'maxPages'],
  OFFSET: ['itemsPath', 'param', 'into', 'start', 'size', 'sizeParam', 'morePath', 'maxPages'],
  CURSOR: ['itemsPath', 'cursorPath', 'cursorHeader', 'morePath', 'param', 'into', 'size', 'sizeParam', 'maxPages'],
  NEXT_URL: ['itemsPath', 'cursorPath', 'cursorHeader', 'morePath', 'size', 'sizeParam', 'maxPages'],
  LINK: ['itemsPath', 'morePath', 'size', 'sizeParam', 'maxPages'],
}

interface PageFieldsProps {
  readonly pagination: RequestInput['pagination']
  change(pagination: PaginationInput | undefined): void
}

/** How all pages of a list are read. A field that another kind has, and this one holds already, stays in sight. */
export function PageFields({ pagination, change }: PageFieldsProps) {
  const put = (name: TextField | NumberField, value: string | number | undefined) => {
    if (!pagination) return
    const { [name]: _, ...rest } = pagination
    change((value === undefined || value === '' ? rest : { ...pagination, [name]: value }) as PaginationInput)
  }
  const choose = (kind: string) => change(kind === 'none' ? undefined : { ...pagination, kind: kind as PaginationKind })
  const isShown = (name: TextField | NumberField) =>
    pagination && (isOf[pagination.kind]?.includes(name) || (pagination[name] ?? null) !== null)
  return (
    <>
      <ChoiceControl label="Pages" value={pagination?.kind ?? 'none'} options={kinds} change={choose} />
      {pagination && (
        <div className="fields">
          {(Object.keys(texts) as TextField[]).filter(isShown).map(name => (
            <TemplateControl
              key={name}
              label={texts[name][0]}
              hint={texts[name][1]}
              value={pagination[name] ?? ''}
              names={[]}
              change={text => put(name, text)}
            />
          ))}
          {(Object.keys(numbers) as NumberField[]).filter(isShown).map(name => (
            <NumberControl
              key={name}
              label={numbers[name][0]}
              hint={numbers[name][1]}
              value={pagination[name] ?? undefined}
              change={value => put(name, value)}
            />
          ))}
        </div>
      )}
    </>
  )
}
