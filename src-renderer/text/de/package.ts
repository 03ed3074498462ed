export * from '../en/package.ts'
