import { useEffect, useRef, useState } from 'react'
import { setParams, useRoute } from '../shell/route.ts'

const TYPING_MS = 250

export function BoardFilter({ tags }: { tags: readonly string[] }) {
  const { params } = useRoute()
  const search = params.get('search') ?? ''
  const [text, setText] = useState(search)
  const written = useRef(search)
  const tag = params.get('tag')
  useEffect(() => {
    if (text.trim() === written.current) return
    const timer = setTimeout(() => {
      written.current = text.trim()
      setParams({ search: text.trim() })
    }, TYPING_MS)
    return () => clearTimeout(timer)
  }, [text])
  // The address was changed by a link or by the way back.
  useEffect(() => {
    if (search === written.current) return
    written.current = search
    setText(search)
  }, [search])
  return (
    <search className="filter">
      <label className="pick">
        <span>Search</span>
        <input
          type="search"
          value={text}
          placeholder="Title or description"
          onChange={event => setText(event.target.value)}
        />
      </label>
      {tags.length > 0 && (
        <fieldset className="chips">
          <legend className="sr-only">Tag</legend>
          {tags.map(each => (
            <button
              key={each}
              type="button"
              className="chip"
              aria-pressed={each === tag}
              onClick={() => setParams({ tag: each === tag ? null : each })}
            >
              {each}
            </button>
          ))}
        </fieldset>
      )}
    </search>
  )
}
