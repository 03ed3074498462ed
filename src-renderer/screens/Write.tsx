import { Screen } from '../parts/Screen.tsx'

export function Write() {
  return <Screen title="Write" />
}
