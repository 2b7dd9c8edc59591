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
export { documentUrl, pictureNameOfVariant, pictureUrl } from './pictures.ts'
export type { DocumentToAdd, PictureToAdd, ProductToAdd, VariantToAdd } from './product-to-add.ts'
export { type ReadQuery, readQuery } from './read-query.ts'
export { type CatalogueReference, catalogueReference } from './reference.ts'
export { type ProductRelation, relateProducts } from './relate-products.ts'
export { type SynonymGroup, setSynonyms } from './set-synonyms.ts'
export { type VariantFacts, variantFacts } from './variant-facts.ts'
