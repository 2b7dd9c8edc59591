import { expect, test } from 'vitest'
import { departmentOf } from './department.ts'

test('a postcode lies in its département', () => {
  expect(['75004', '01000', '20000', '20169', '20200', '20620', '97400'].map(departmentOf)).toEqual([
    '75',
    '01',
    '2A',
    '2A',
    '2B',
    '2B',
    '974',
  ])
})
