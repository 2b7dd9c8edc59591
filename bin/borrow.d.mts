/** Installs packages, each `name@version`, unless they are there; answers how to load one and where its files are. */
export function borrow(...packages: string[]): {
  load(name: string): Promise<unknown>
  files(name: string): string
}
