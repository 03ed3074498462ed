export * from '../en/image.ts'
