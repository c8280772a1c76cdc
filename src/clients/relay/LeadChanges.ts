import { graphql } from 'relay-runtime';

/** What happens to leads; Relay finds them in its store by their ids. */
export const leadChangesSubscription = graphql`
  subscription LeadChangesSubscription($after: String, $filter: LeadFilter) {
    leadChanged(after: $after, filter: $filter) {
      cursor
      kind
      leadId: id
      changedFields
      lead {
        ...LeadCard_lead
      }
    }
  }
`;
