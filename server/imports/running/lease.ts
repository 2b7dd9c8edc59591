/** Someone else works on this import now, or it was cancelled: whoever finds out stops at once, and nothing of its last batch stays. */
export class LostLease extends Error {
  constructor() {
    super('the import is no longer ours')
  }
}
