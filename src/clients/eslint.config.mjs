import graphql from '@graphql-eslint/eslint-plugin';

/** GraphQL ESLint's rules for any schema and for Relay's, on the printed schema; run in the repository's folder. */
const SCHEMA = 'schema/printed/schema.graphql';

export default [
  {
    files: [SCHEMA],
    languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig: { schema: SCHEMA } } },
    plugins: { '@graphql-eslint': graphql },
    rules: {
      ...graphql.configs['flat/schema-recommended'].rules,
      ...graphql.configs['flat/schema-relay'].rules,
      // The printer puts a short description on one line.
      '@graphql-eslint/description-style': 'off',
      // What is not reachable is not printed; directives are declared before a module uses them.
      '@graphql-eslint/no-unreachable-types': 'off',
      // Parts of other objects, and what an operation answers.
      '@graphql-eslint/strict-id-in-types': [
        'error',
        {
          exceptions: {
            suffixes: ['Connection', 'Edge', 'Event', 'Payload', 'UserError'],
            types: [
              'AccessExplanation', 'AccessReason', 'AssignmentMember', 'AuditActor', 'AuditBreak', 'AuditChange',
              'AuditEntity', 'AuditKey', 'AuditVerification', 'Billing', 'BillingCount', 'BillingDispute', 'BillingFacts',
              'BillingLine',
              'BillingPaymentMethod', 'BillingPendingChange', 'BillingPreview', 'BillingStanding', 'Branding',
              'Company', 'CustomFieldSort', 'CustomFieldValue', 'Downgrade', 'DowngradeOver', 'Entitlement',
              'EntitlementOverride', 'FileUpload', 'FileUploadHeader', 'GeoBounds', 'GeoPoint', 'Impersonation',
              'ImportColumn', 'ImportPreview', 'ImportProblem', 'ImportRow', 'InviteResult', 'IsolationReport',
              'JobError', 'JobProgress', 'LeadAddress', 'LeadAssigneeStats', 'LeadBoard', 'LeadBoardStage',
              'LeadBulkPreview', 'LeadBulkPreviewLead', 'LeadBulkRefusal', 'LeadCapture', 'LeadConsent',
              'LeadContact', 'LeadDayStats', 'LeadDuplicate', 'LeadErasePreview', 'LeadFormField', 'LeadSourceStats',
              'LeadStageStats', 'LeadStageStay', 'LeadStats', 'LeadTag', 'LeadTally', 'LeadUtm', 'MergedLead',
              'Money', 'Onboarding', 'OnboardingModule', 'OnboardingPipeline', 'OnboardingPreview', 'OnboardingRole',
              'OnboardingStage', 'OnboardingStep', 'PageInfo', 'PermissionGrant', 'Plan', 'PlanEdit',
              'PlanEntitlement', 'PropertyAddress', 'PropertyArea', 'PropertyChecklist', 'PropertyChecklistItem',
              'PropertyCluster', 'PropertyDuplicate', 'PropertyGeocodedPlace', 'PropertyGeocoding', 'PropertyOwner',
              'PropertyPriceChange', 'PropertyRentPrice', 'PropertySalePrice', 'PropertySearchRecipient',
              'PublicLeadForm', 'PublicProperty', 'PublicPropertyMedia', 'Roles', 'SessionTokens', 'SystemRole',
              'TableGrant', 'TableIsolation', 'TablePolicy', 'TeamMember', 'TenantDeletion', 'TenantModule',
              'TenantNounCount', 'TenantSecurity', 'TestClock', 'Viewer', 'WorkingHours', 'WorkingSpan',
            ],
          },
        },
      ],
      // Lists that cannot grow are lists; notes and timelines are read through what they are about.
      '@graphql-eslint/relay-edge-types': [
        'error',
        { listTypeCanWrapOnlyEdgeType: false, shouldImplementNode: false, withEdgeSuffix: true },
      ],
    },
  },
];
