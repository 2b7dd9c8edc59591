import { ArticlePicture } from '@filrouge/ui/catalogue/article-picture.tsx'
import { Button } from '@filrouge/ui/components/button.tsx'
import { Icon } from '@filrouge/ui/components/icon.tsx'
import type { ComponentChildren } from 'preact'
import { useWords } from '../say.ts'

/** An article that is being counted: what it is, how many, one less and one more under the thumb. */
export function SteppedLine(props: {
  article: { sku: string; title: string; image?: string | undefined; category?: string | undefined }
  count: ComponentChildren
  tone?: 'is-found' | 'is-off'
  hasNone: boolean
  onStep: (by: 1 | -1) => void
  children: ComponentChildren
}) {
  const { article } = props
  const word = useWords()
  return (
    <div class={`stepped-line ${props.tone ?? ''}`}>
      <ArticlePicture image={article.image} category={article.category} />
      <span class="list-row-main">
        <span class="strong">{article.title}</span>
        <span class="soft small">{article.sku}</span>
        {props.children}
      </span>
      <span class="stepped-line-steps">
        <Button
          name={word('prepare.oneLess', { title: article.title })}
          isDisabled={props.hasNone}
          onPress={() => props.onStep(-1)}
        >
          <Icon name="minus" />
        </Button>
        <span class="stepped-line-count figures">{props.count}</span>
        <Button name={word('prepare.oneMore', { title: article.title })} onPress={() => props.onStep(1)}>
          <Icon name="plus" />
        </Button>
      </span>
    </div>
  )
}
