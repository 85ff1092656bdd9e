import { Component, type ReactNode } from 'react'

/** A page that breaks says so; the others go on. After an update its files have other names: a reload mends that. */
export class Boundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    if (!this.state.broken) return this.props.children
    return (
      <div className="state" role="alert">
        <p>This page could not be shown. The gateway may have been updated meanwhile.</p>
        <button type="button" className="button" onClick={() => location.reload()}>
          Reload
        </button>
      </div>
    )
  }
}
