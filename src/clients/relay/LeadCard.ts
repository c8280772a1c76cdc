import { graphql } from 'relay-runtime';

/** A lead that can be read again by its id. */
export const leadCardFragment = graphql`
  fragment LeadCard_lead on Lead @refetchable(queryName: "LeadCardRefetchQuery") {
    id
    title
    score
    value {
      amountMinor
      currency
    }
    stage {
      name
      kind
    }
    assignee {
      name
    }
    ...LeadTimeline_lead
  }
`;

export const leadCardUpdate = graphql`
  mutation LeadCardUpdateMutation($input: LeadUpdateInput!) {
    leadUpdate(input: $input) {
      lead {
        ...LeadCard_lead
      }
      userErrors {
        code
        message
      }
    }
  }
`;
