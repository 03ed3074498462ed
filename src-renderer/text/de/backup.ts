export * from '../en/backup.ts'
