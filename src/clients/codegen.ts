import type { CodegenConfig } from '@graphql-codegen/cli';

/** The client preset as a frontend has it: typed documents, and the manifest that the server trusts. */
const config: CodegenConfig = {
  schema: '../../schema/printed/schema.graphql',
  documents: 'operations/*.graphql',
  emitLegacyCommonJSImports: false,
  generates: {
    'generated/': {
      preset: 'client',
      presetConfig: { persistedDocuments: { hashAlgorithm: 'sha256' }, fragmentMasking: false },
      config: {
        strictScalars: true,
        useTypeImports: true,
        enumsAsTypes: true,
        scalars: {
          CountryCode: 'string',
          CurrencyCode: 'string',
          DateTime: 'string',
          Date: 'string',
          Decimal: 'string',
          Degrees: 'number',
          EmailAddress: 'string',
          JSON: 'unknown',
          Locale: 'string',
          Long: 'number',
          PhoneNumber: 'string',
          TimeZone: 'string',
          URL: 'string',
        },
      },
    },
  },
};

export default config;
