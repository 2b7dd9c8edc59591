import { Button } from '@filrouge/ui/components/button.tsx'
import { useWords } from '../say.ts'
import { csvOf, saveText } from './csv.ts'

type Cells = readonly (string | number)[]

/** Saves what a table shows, all its rows, as a file for a spreadsheet. */
export function SaveTable(props: { name: string; title: string; head: Cells; rows: readonly Cells[] }) {
  const say = useWords()
  const save = async () => saveText(`${props.name}.csv`, csvOf([props.head, ...props.rows]))
  return (
    <Button kind="quiet" onPress={save}>
      <span aria-hidden="true">CSV</span>
      <span class="only-heard">{say('figures.save', { name: props.title })}</span>
    </Button>
  )
}
