export * from '../en/image-help.ts'
