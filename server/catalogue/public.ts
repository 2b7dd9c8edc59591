export { type AttributeToAdd, addAttributes, addCategories, type CategoryToAdd } from './add-categories.ts'
export { addProducts, type DroppedGtin, type ProductsAdded } from './add-products.ts'
export {
  type Attribute,
  type AttributeValue,
  type Category,
  optionsTitle,
  orderedOptions,
  type Text,
  textIn,
  variantTitle,
} from './catalogue.ts'
export type { ProductToAdd, VariantToAdd } from './product-to-add.ts'
export { type ReadQuery, readQuery } from './read-query.ts'
export { type CatalogueReference, catalogueReference } from './reference.ts'
export { type SynonymGroup, setSynonyms } from './set-synonyms.ts'
export { type VariantFacts, variantFacts } from './variant-facts.ts'
