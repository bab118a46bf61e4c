import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';

import type { FlowCatalogue, Page, TemplateName } from '@shared/types';

import { useLanguage } from '@/app/i18n';

import type { FieldType, FieldTypes } from './clause';
import { flowCatalogueQuery, templateNamesQuery } from './queries';
import type { Vocabulary } from './sentenceWords';

export interface FlowWords {
  catalogue: FlowCatalogue;
  templates: TemplateName[];
  words: Vocabulary;
  types: FieldTypes;
  /** The named values of a fact; undefined when any text may stand there. */
  valuesOf: (field: string) => Record<string, string> | undefined;
}

/** The names that flows are told in; null until the server has said them. */
export function useVocabulary(): FlowWords | null {
  const language = useLanguage();
  const catalogue = useQuery(flowCatalogueQuery(language)).data;
  const templates = useQuery(templateNamesQuery).data;
  return useMemo(
    () => (catalogue && templates ? vocabularyOf(language, catalogue, templates) : null),
    [language, catalogue, templates],
  );
}

export function vocabularyOf(
  language: Vocabulary['language'],
  catalogue: FlowCatalogue,
  templates: Page<TemplateName>,
): FlowWords {
  const triggers = new Map(catalogue.triggers.map(({ id, name }) => [id, name]));
  const fields = new Map(catalogue.fields.map((field) => [field.id, field]));
  const values = new Map(catalogue.values.map((entry) => [entry.id, entry.values]));
  const names = new Map(templates.items.map(({ id, name }) => [id, name]));
  const types: FieldTypes = (path) => fields.get(path)?.type as FieldType | undefined;
  return {
    catalogue,
    templates: templates.items,
    types,
    valuesOf: (field) => values.get(field),
    words: {
      language,
      trigger: (name) => triggers.get(name) ?? name,
      field: (path) => fields.get(path)?.name ?? path,
      value: (field, value) => values.get(field)?.[value] ?? value,
      isMoney: (field) => types(field) === 'MONEY',
      // The server's English sentence calls templates by their codes.
      template: (id) => (language === 'zh' ? (names.get(id) ?? id) : id),
    },
  };
}
