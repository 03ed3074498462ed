export * from '../en/drawing.ts'
