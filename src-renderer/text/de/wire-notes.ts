export * from '../en/wire-notes.ts'
