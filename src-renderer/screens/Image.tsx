import { Screen } from '../parts/Screen.tsx'

export function Image() {
  return <Screen title="Which image?" />
}
