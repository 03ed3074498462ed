export * from '../en/wire.ts'
