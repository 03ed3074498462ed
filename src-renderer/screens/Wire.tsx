import { Screen } from '../parts/Screen.tsx'

export function Wire() {
  return <Screen title="Wire" />
}
