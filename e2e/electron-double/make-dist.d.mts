export const fuseSentinel: string
export function makeDist(directory: string, version: string): string
