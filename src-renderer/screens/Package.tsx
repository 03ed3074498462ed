import { Screen } from '../parts/Screen.tsx'

export function Package() {
  return <Screen title="What does it look like?" />
}
