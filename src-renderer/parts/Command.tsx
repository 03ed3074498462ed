import { setupText } from '../text/setup.ts'
import { CopyButton } from './CopyButton.tsx'

/** A line for a terminal, ready to copy. */
export function Command({ line }: { readonly line: string }) {
  return (
    <div className="command">
      <code>{line}</code>
      <CopyButton className="b small" text={() => line}>
        {setupText.copy}
        <span className="visually-hidden">: {line}</span>
      </CopyButton>
    </div>
  )
}
