/** Fetches the styles that stood in this page as the files which the next page names, once nothing else is wanted. */
export function keepStyles(): void {
  addEventListener('load', () => {
    for (const { dataset } of document.querySelectorAll<HTMLStyleElement>('style[data-file]'))
      if (dataset.file) void fetch(dataset.file, { priority: 'low' }).catch(() => undefined)
  })
}
