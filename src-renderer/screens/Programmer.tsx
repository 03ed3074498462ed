import { Screen } from '../parts/Screen.tsx'

export function Programmer() {
  return <Screen title="Which programmer?" />
}
