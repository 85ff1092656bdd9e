interface PagerProps {
  /** The cursor that the shown page begins after; null: the first page. */
  readonly after: string | null
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null } | null | undefined
  /** The newest entries come first. */
  readonly isLog?: boolean
  go(after: string | null): void
}

/** The ways to other pages of a list; nothing where it has one. */
export function Pager({ after, pageInfo, isLog = false, go }: PagerProps) {
  const hasNext = pageInfo?.hasNextPage === true
  if (after === null && !hasNext) return null
  return (
    <div className="actions">
      {after !== null && (
        <button type="button" className="button" onClick={() => go(null)}>
          {isLog ? 'Newest' : 'First page'}
        </button>
      )}
      {hasNext && (
        <button type="button" className="button" onClick={() => go(pageInfo.endCursor)}>
          {isLog ? 'Older' : 'Next page'}
        </button>
      )}
    </div>
  )
}
