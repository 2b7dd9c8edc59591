import { describe, expect, it } from 'vitest'
import { matchPath } from './router.tsx'

describe('a path and a pattern', () => {
  it('gives what the pattern names, decoded', () => {
    expect(matchPath('/articles/:code', '/articles/TV%2055')).toEqual({ code: 'TV 55' })
    expect(matchPath('/', '/')).toEqual({})
  })

  it('matches neither more nor less of the path', () => {
    expect(matchPath('/articles/:code', '/articles')).toBeUndefined()
    expect(matchPath('/articles/:code', '/articles/a/b')).toBeUndefined()
    expect(matchPath('/articles', '/customers')).toBeUndefined()
  })

  it('takes a broken encoding for no match', () => {
    expect(matchPath('/articles/:code', '/articles/%E0%A4%A')).toBeUndefined()
  })
})
