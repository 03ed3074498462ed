import { Screen } from '../parts/Screen.tsx'

export function Board() {
  return <Screen title="Which board?" />
}
