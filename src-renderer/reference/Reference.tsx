import { Screen } from '../parts/Screen.tsx'

export function Reference({ page }: { readonly page: string }) {
  return <Screen title={page} />
}
