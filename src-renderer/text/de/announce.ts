export * from '../en/announce.ts'
